"""A percentage below 1 is most likely a share: 0.21 in the place of 21."""

from __future__ import annotations

from collections.abc import Iterator

from calculator.money import ONE, number
from calculator.tariff.book import PriceBook
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.reading.nested import Path

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of each percentage between 0 and 1."""
    for book in sources.books:
        for path, percent in _percentages(book):
            if 0 < abs(percent) < ONE:
                message = say(
                    '%(key)s should be a percentage like 21, got "%(got)s", which is less than'
                    " one hundredth; if a share is meant, write %(right)s.",
                    key=".".join(path),
                    got=number(abs(percent)),
                    right=number(abs(percent) * 100),
                )
                yield sources.finding(book, path, message, "warning")


def _percentages(book: PriceBook) -> Iterator[tuple[Path, int]]:
    """Yield the percentages of a book, each with its path."""
    for kind in book.vat.kinds:
        yield ("vat", *([kind.code] if kind.code else []), "percent"), kind.percent
    for entry in book.adjustments:
        key = "less_percent" if entry.percent < 0 else "more_percent"
        yield ("adjustment", entry.code, key), entry.percent
