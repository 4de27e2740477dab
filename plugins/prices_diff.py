"""What a change of prices means before it is published, in plain words.

    python -m plugins.prices_diff                   (the working tree against the last commit)
    python -m plugins.prices_diff OLD.toml NEW.toml
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from calculator.book import PriceBook, PriceBookError
from calculator.price_book import read_book
from plugins.errors import ContentError
from plugins.mistakes import ROOT
from plugins.pages_changed import Texts, pages_changed
from plugins.price_changes import Change, changes, sentences
from plugins.price_scenarios import SCENARIOS, Move, moves

PRICES = "content/prices"


def committed(root: Path) -> dict[str, str]:
    """Return the price books of the last commit, their text by the name of their file."""
    listed = _git(root, "ls-tree", "--name-only", "HEAD", f"{PRICES}/").splitlines()
    return {Path(name).name: _git(root, "show", f"HEAD:{name}") for name in listed if name.endswith(".toml")}


def saved(folder: Path) -> dict[str, str]:
    """Return the price books of a folder as they are saved now."""
    return {path.name: path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.toml"))}


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"{PRICES}: the last commit must be readable, git says: {done.stderr.strip()}")
    return done.stdout


def report(old: Texts, new: Texts, *, content: Path, today: date) -> Iterator[str]:
    """Yield the lines of the report; PriceBookError where a book cannot be read."""
    before, after = _books(old), _books(new)
    found = changes(before, after)
    if not found:
        yield "No price changes."
    for change in found:
        every = {name: moves(need, change.old, change.new) for name, need in SCENARIOS.items()}
        moved = {name: told for name, told in every.items() if told}
        pages = _pages(change, old, new, content=content, today=today)
        yield from sentences(change)
        yield f"{_count(len(pages), 'page')} and {len(moved)} of {_count(len(SCENARIOS), 'example')} change."
        yield from (f"  page {page}" for page in pages)
        yield from _told(moved, (change.new or change.old).currency)  # type: ignore[union-attr]
        yield ""


def _books(texts: Texts) -> Sequence[PriceBook]:
    return sorted((read_book(text, source=f"{PRICES}/{name}") for name, text in texts.items()), key=lambda book: book.first_day)


def _pages(change: Change, old: Texts, new: Texts, *, content: Path, today: date) -> list[str]:
    """Return the pages that change on the first day that counts: today, where the book is in force already."""
    if change.old is None or change.new is None:
        return []
    both = change.old.covers(today) and change.new.covers(today)
    return pages_changed(content, old, new, on=max(change.day, today) if both else change.day)


def _told(moved: Mapping[str, Sequence[Move]], currency: str) -> Iterator[str]:
    for name, every in moved.items():
        yield f"  {name}"
        yield from (f"    {move.told(currency)}" for move in every)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def main(arguments: list[str] | None = None) -> int:
    """Report on the command line; 1 where a price book or the site has a mistake."""
    parser = argparse.ArgumentParser(prog="python -m plugins.prices_diff", description=__doc__)
    parser.add_argument("books", nargs="*", type=Path, metavar="OLD NEW", help="two price books; without them, git is asked")
    parser.add_argument("--on", type=date.fromisoformat, default=date.today(), help="the day, as 2027-01-01")
    given = parser.parse_args(arguments)
    if len(given.books) not in (0, 2):
        parser.error("give two price books, the old one and the new one, or none")
    content = ROOT / "content"
    old, new = committed(ROOT), saved(content / "prices")
    if given.books:
        old, new = ({path.name: path.read_text(encoding="utf-8-sig")} for path in given.books)
        new = {**old, **new}
    try:
        for line in report(old, new, content=content, today=given.on):
            print(line)
    except (PriceBookError, ContentError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
