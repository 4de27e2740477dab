"""Every formula of a price book has a page, and the pages that a book names exist, as long as it is
in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from calculator.tariff.book import PriceBook
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.oldest import oldest_first
from plugins.checks.sources import Sources
from plugins.errors import Message, say, unknown
from plugins.reading.nested import Path


def check(sources: Sources) -> Iterator[Finding]:
    """Yield formulas without a page, pages without a formula, and missing pages of rules."""
    books = [book for book in sources.books if book == sources.book or book.first_day > sources.on]
    for book in books:
        day = max(sources.on, book.first_day)
        yield from _offered(book, day, sources)
        yield from _ruled(book, day, sources)
    yield from _names(sources)
    yield from _services(sources)


def _offered(book: PriceBook, day: date, sources: Sources) -> Iterator[Finding]:
    """Yield formulas that can be chosen and have no visible page on a day."""
    formulas_with_page = {
        code for entry in sources.entries if (code := entry_formula(entry)) and entry.published(day)
    }
    for formula in book.formulas:
        if formula.choosable and formula.code not in formulas_with_page:
            message = say(
                'the formula "%(formula)s" can be chosen and must have a page, found none on show;'
                ' add one to %(folder)s, with the line "formula: %(formula)s".',
                formula=formula.code,
                folder=f"{sources.content.name}/services",
            )
            finding = sources.finding(book, ("formula", formula.code), message)
            yield replace(finding, waits=True)


def _ruled(book: PriceBook, day: date, sources: Sources) -> Iterator[Finding]:
    """Yield missing pages of rules, and warn of invisible ones: the estimate has no link then."""
    slugs = {entry.slug for entry in sources.entries}
    visible_slugs = {entry.slug for entry in sources.entries if entry.published(day)}
    for path, page in paged(book):
        if page not in slugs:
            yield sources.finding(book, path, unknown("page", page, visible_slugs))
        elif page not in visible_slugs:
            message = say(
                'the estimate does not lead to "%(page)s" while that is not on show; show it, or'
                " take this line out.",
                page=page,
            )
            yield sources.finding(book, path, message, "warning")


def paged(book: PriceBook) -> Iterator[tuple[Path, str]]:
    """Yield the pages of a book's rules, each with the path of its line."""
    pages: list[tuple[Path, str | None]] = []
    for formula in book.formulas:
        way = ("formula", formula.code)
        pages.append(((*way, "page"), formula.page))
        pages += [((*way, "requires", one.formula, "page"), one.page) for one in formula.requires]
    pages += [(("adjustment", one.code, "page"), one.page) for one in book.adjustments]
    pages += [(("included", one.code, "page"), one.page) for one in book.included]
    if book.comparison:
        pages.append((("comparison", "page"), book.comparison.page))
    pages.append((("pages", "year"), book.year_page))
    yield from ((path, page) for path, page in pages if page)


def _names(sources: Sources) -> Iterator[Finding]:
    """Yield formulas of any book that have no name: neither a page nor a line "name:"."""
    titled = {entry_formula(entry) for entry in sources.entries}
    words = sources.words.get("")
    for code, formula in words[0].formulas.items() if words else ():
        if words and code not in titled and not formula.name:
            message = say(
                '%(key)s must be given, since no page has the line "formula: %(formula)s"; add the'
                " page, or the name.",
                key=f"formulas.{code}.name",
                formula=code,
            )
            yield Finding(
                f"{sources.content.name}/offer.yml", words[1][("formulas", code)], message
            )


def _services(sources: Sources) -> Iterator[Finding]:
    """Yield pages of a formula that no book has, and a second page of one formula."""
    codes = {formula.code for book in sources.books for formula in book.formulas}
    same: dict[tuple[str, str], list[Entry]] = {}
    for entry in sources.entries:
        code = entry_formula(entry)
        if code and codes and code not in codes:
            message = unknown("formula", code, codes)
            yield Finding(entry.file, entry.line("formula"), message)
        elif code:
            same.setdefault((code, entry.lang), []).append(entry)
    for (code, _), entries in same.items():
        first, *others = oldest_first(entries, sources.content)
        for entry in others:
            yield Finding(entry.file, entry.line("formula"), _twice(code, first))


def _twice(code: str, first: Entry) -> Message:
    return say(
        'a formula must have one page, "%(formula)s" has %(file)s too; take the line out of one of'
        " them.",
        formula=code,
        file=first.file,
    )


def entry_formula(entry: Entry) -> str | None:
    """Return the formula that an entry is the page of, None if it is no such page."""
    return vars(entry.front).get("formula") if entry.front else None
