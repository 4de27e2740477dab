"""Prints the consequences of a change of prices before it is published.

python -m plugins.price_report.command                   (the working tree against the last commit)
python -m plugins.price_report.command OLD.toml NEW.toml
python -m plugins.price_report.command --json --lang fr  (for the preview's page)
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from calculator.mistake import PriceBookError
from plugins.build.command_line import add_day, exit_with, run_command
from plugins.errors import ContentError, Message, Mistake, say, unknown
from plugins.failures import from_exception
from plugins.languages.staff_words import Speech, of_terminal, speech_in
from plugins.price_report.pages_changed import Texts
from plugins.price_report.report import PRICES, Amount, DayReport, report
from plugins.project import content_folder
from plugins.reading.files import text_of
from plugins.reading.price_books import FOLDER

NO_GIT = say(
    "git must be installed to compare with the last commit, found none; as root: apt-get install"
    ' git, or name two price books: make prices-diff BOOKS="2026-01-01.toml 2027-01-01.toml"'
)


def differ(content: Path) -> bool:
    """Return whether the saved price books differ from the last commit's; False without a
    commit."""
    try:
        return bool(_git(content, "--no-optional-locks", "status", "--porcelain", "--", FOLDER))
    except ContentError:
        return False


def committed(content: Path) -> dict[str, str]:
    """Return the price books of the last commit: their texts by file name."""
    names = _git(content, "ls-tree", "--name-only", "HEAD", f"{FOLDER}/").splitlines()
    return {
        Path(name).name: _git(content, "show", f"HEAD:./{name}").removeprefix("\ufeff")
        for name in names
        if name.endswith(".toml")
    }


def saved(folder: Path) -> dict[str, str]:
    """Return the price books of a folder: their texts by file name."""
    return {
        path.name: text_of(path, file=f"{PRICES}/{path.name}")
        for path in sorted(folder.glob("*.toml"))
    }


def _git(content: Path, *arguments: str) -> str:
    """Return git's output in a firm's folder, which may be a repository of its own."""
    try:
        process = subprocess.run(
            ["git", "-C", str(content), *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    except FileNotFoundError:
        raise ContentError([Mistake(PRICES, 0, NO_GIT)]) from None
    if process.returncode:
        raise ContentError(
            [
                Mistake(
                    PRICES,
                    0,
                    say(
                        "the last commit must be readable, git says: %(error)s",
                        error=process.stderr.strip(),
                    ),
                )
            ]
        )
    return process.stdout


def lines(every: Iterable[DayReport], speech: Speech) -> Iterator[str]:
    """Yield the lines of the report for the terminal."""
    none = True
    for change in every:
        none = False
        yield from [*change.sentences, change.count]
        yield from (f"  {speech.translate(say('page'))} {page}" for page in change.pages)
        for name, amounts in change.examples.items():
            yield f"  {name}"
            yield from (f"    {speech.translate(_move_line(amount))}" for amount in amounts)
        yield ""
    if none:
        yield speech.translate(say("No price changes."))


def _move_line(amount: Amount) -> Message:
    change = f" ({amount.percent})" if amount.percent else ""
    return say(
        "%(what)s: %(old)s → %(new)s%(change)s",
        what=amount.what,
        old=amount.old,
        new=amount.new,
        change=change,
    )


def book_of(name: Path) -> Path:
    """Return the file of a price book, by its path or by its name in the content."""
    own_path = content_folder() / FOLDER / name.name
    if name.is_file():
        return name
    if name == Path(name.name) and own_path.is_file():
        return own_path
    names = (path.name for path in own_path.parent.glob("*.toml"))
    raise ContentError([Mistake(str(name), 0, unknown("BOOKS", name.name, names))])


def compared(books: list[Path]) -> tuple[Texts, Texts]:
    """Return the books before and after: two files, or the last commit and the folder."""
    if not books:
        return committed(content_folder()), saved(content_folder() / FOLDER)
    old, new = (
        {path.name: text_of(path, file=str(path))} for path in (book_of(book) for book in books)
    )
    return old, {**old, **new}


def main(arguments: list[str] | None = None) -> int:
    """Print the report; return 1 if a price book or the site has a mistake."""
    options = _parsed(arguments)
    speech, changes = speech_in(options.lang), []
    mistakes: list[str] = []
    try:
        books = compared(options.books)
        changes = list(report(*books, content=content_folder(), today=options.on, speech=speech))
    except (PriceBookError, ContentError) as error:
        mistakes = [speech.translate(mistake) for mistake in from_exception(error)]
    if options.json:
        print(json.dumps({"mistakes": mistakes, "changes": list(map(asdict, changes))}))
    elif mistakes:
        print(*mistakes, sep="\n", file=sys.stderr)
    else:
        print("\n".join(lines(changes, speech)))
    return 1 if mistakes else 0


def _parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.price_report.command", description=__doc__
    )
    parser.add_argument(
        "books",
        nargs="*",
        type=Path,
        metavar="OLD NEW",
        help="two price books; without them, git is asked",
    )
    add_day(parser)
    parser.add_argument("--lang", default=of_terminal(), help="the language of the report")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    options = parser.parse_args(arguments)
    if len(options.books) not in (0, 2):
        raise exit_with(
            say(
                "BOOKS must be two price books, the old one and the new one, got %(count)s; leave"
                " it out, and the last commit is the old one.",
                count=len(options.books),
            )
        )
    return options


if __name__ == "__main__":
    sys.exit(run_command(main))
