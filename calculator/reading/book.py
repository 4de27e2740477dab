"""Reads a price book from TOML text, and reports every mistake in it."""

import tomllib
from datetime import date

from calculator.days import day_of
from calculator.mistake import Mistake, PriceBookError, say
from calculator.reading.adjustments import read_adjustments
from calculator.reading.checks import check
from calculator.reading.comparison import read_comparison
from calculator.reading.currencies import read_currency
from calculator.reading.facts import read_facts
from calculator.reading.formulas import read_formulas
from calculator.reading.included import read_included
from calculator.reading.notes import Notes
from calculator.reading.pages import read_page
from calculator.reading.section import Section
from calculator.reading.terms import read_commitment, read_least_month, read_vat
from calculator.reading.toml_lines import lines_of
from calculator.reading.unreadable import unreadable
from calculator.reading.usual import read_usual
from calculator.tariff.book import STATUSES, PriceBook
from calculator.tariff.facts import Fact
from calculator.tariff.formulas import Formula


def read_book(text: str, *, source: str) -> PriceBook:
    """Return the book in a TOML text; `source` is its path, named after its first day.

    Raises PriceBookError with every mistake in single values or, if there is none, with every
    contradiction between values.
    """
    try:
        tree = tomllib.loads(text, parse_float=str)
        notes = Notes(source, lines_of(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PriceBookError([unreadable(text, reason=str(error), source=source)]) from None
    if not tree:
        empty = say("a book must hold its lines, found nothing; bring them back.")
        raise PriceBookError([Mistake(source, 1, empty)])
    root = Section(tree, path=(), notes=notes)
    book = _book(root, read_currency(root))
    root.done()
    _raise(notes)
    check(book, notes)
    _raise(notes)
    return book


def _book(root: Section, currency: str) -> PriceBook:
    """Return the book; facts and formulas are read first, because other parts refer to their
    names."""
    facts = read_facts(root.table("fact"))
    commitment = read_commitment(root)
    formulas = _formulas(root, facts)
    name, first_day = _first_day(root)
    return PriceBook(
        id=name,
        first_day=first_day,
        last_day=_last_day(root, first_day),
        status=root.choice("status", STATUSES),
        currency=currency,
        decimals=root.decimals,
        vat=read_vat(root, facts),
        facts=facts,
        formulas=formulas,
        adjustments=read_adjustments(
            root.table("adjustment"), formulas=formulas, facts=facts, commitment=commitment
        ),
        commitment=commitment,
        least_month=read_least_month(root),
        included=read_included(root.table("included"), formulas),
        usual=read_usual(root, facts, formulas),
        comparison=read_comparison(root),
        year_page=_year_page(root.table("pages")),
    )


def _formulas(root: Section, facts: tuple[Fact, ...]) -> tuple[Formula, ...]:
    """Return the formulas; there must be at least one."""
    formulas = read_formulas(root.table("formula"), facts)
    if not formulas:
        root.note("formula", say("a book must have a formula, got none; add [formula.…]."))
    return formulas


def _year_page(pages: Section) -> str | None:
    """Return the page that explains how a year is calculated."""
    page = read_page(pages, "year")
    pages.done()
    return page


def _first_day(root: Section) -> tuple[str, date]:
    """Return the book's name, and the day in it."""
    name = root.notes.source.replace("\\", "/").rpartition("/")[2].removesuffix(".toml")
    day = day_of(name)
    if day is None:
        root.note(
            (),
            say(
                "the file must be named after its first day, like 2026-01-01.toml, "
                'got "%(name)s"; rename it.',
                name=name,
            ),
        )
    return name, day or date.min


def _last_day(root: Section, first_day: date) -> date | None:
    day = root.day("last_day")
    if day and day < first_day:
        must = say("be %(day)s or later", day=first_day.isoformat())
        root.wrong("last_day", must, say("correct it or rename the file"))
    return day


def _raise(notes: Notes) -> None:
    if mistakes := notes.mistakes():
        raise PriceBookError(mistakes)
