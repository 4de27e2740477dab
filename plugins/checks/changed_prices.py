"""A confirmed price book that is in force stays as it is: old estimates and links point at it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from calculator.mistake import PriceBookError
from calculator.offer.book import PriceBook
from calculator.offer.reading.book import read_book
from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import say

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of books in force that the last commit has otherwise, or under a name that is gone."""
    now = {book.id: book for book in sources.books}
    for name, text in _committed(sources.content / PRICES):
        file = f"{sources.content.name}/{PRICES}/{name}"
        try:
            before = read_book(text, source=file)
        except PriceBookError:
            continue
        if before.status == "confirmed" and before.first_day <= sources.on:
            after = now.get(before.id)
            if after is None or _but_its_end(after) != _but_its_end(before):
                said = say(
                    "a confirmed book that is in force should stay as it is, the last commit has it"
                    " otherwise; bring it back, and write new prices into a new file."
                )
                yield Finding(file, 0, said, "warning")


def _but_its_end(book: PriceBook) -> PriceBook:
    return replace(book, last_day=None)


def _committed(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and text of each book of the last commit; none where there is no git to ask."""
    try:
        for name in _git(folder, "ls-tree", "--name-only", "HEAD", ".").split():
            if name.endswith(".toml"):
                yield name, _git(folder, "show", f"HEAD:./{name}").removeprefix("\ufeff")
    except (OSError, subprocess.CalledProcessError):
        return


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout
