"""Every fact of a price book that a text may print, by the words that ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from babel.units import format_compound_unit, format_unit

from calculator.book import PriceBook, Range, Size
from calculator.money import ONE, amount, number
from plugins.languages import theme_words
from plugins.prices.price_table import price_table

ON_REQUEST = "on request"  # a message of the theme's catalogues


@dataclass(frozen=True)
class Fact:
    """A fact as a language writes it; `value` in hundredths where it is one number."""

    text: str
    value: int | None = None


def facts(book: PriceBook, *, locale: str, on_request: str = ON_REQUEST) -> dict[str, Fact]:
    """Return each fact by its words: "price day_rate small" is €900.00; `on_request` in the
    locale's language."""
    found = dict(_of_book(book, locale))
    examples = {row["size"]: row["net"] for row in price_table(book, on=book.first_day)["rows"]}
    for size in book.sizes:
        found.update(_of_size(size, book, locale, on_request))
        net = examples[size.code]
        found[f"example {size.code}"] = Fact(
            theme_words.money(net, book.currency, locale=locale), int(Decimal(net) * ONE)
        )
    for size, larger in pairwise(book.sizes):
        found[f"book employees_to {size.code}"] = _number((larger.employees_from - 1) * ONE, locale)
    return found


def rhythm(days: int, per: str, locale: str) -> str:
    """Return a rhythm such as "2 days per month"; `days` in hundredths."""
    written = format_compound_unit(
        Decimal(number(days)), "duration-day", denominator_unit=f"duration-{per}", locale=locale
    )
    assert written, f"{per} must be a unit of time"
    return written


def hours(span: Range | None, locale: str, on_request: str) -> str:
    """Return a range such as "12–20 hours", or that it is on request."""
    if span is None:
        return on_request
    most = format_unit(Decimal(number(span.high)), "duration-hour", locale=locale)
    return (
        most
        if span.low == span.high
        else f"{theme_words.number(number(span.low), locale=locale)}–{most}"
    )


def _of_book(book: PriceBook, locale: str) -> Iterator[tuple[str, Fact]]:
    numbers = {
        "vat_percent": book.vat_percent,
        "hours_per_day": book.hours_per_day,
        "combination_discount_percent": book.discount_percent,
        "max_employees": book.max_employees * ONE,
        "audit_suggested_from": book.audit_suggested_from * ONE,
        "days_step": book.days_step,
    }
    spans = {"hours_per_month": book.hours, "about_the_same_percent": book.same_percent}
    spans.update({f"days_per_{per}": span for per, span in book.days.items()})
    yield "book first_day", Fact(theme_words.day(book.first_day, locale=locale))
    yield "price full_time", _money(book.full_time_cost, book, locale)
    yield "rhythm least", Fact(rhythm(book.days["month"].low, "month", locale))
    yield "rhythm most", Fact(rhythm(book.days["week"].high, "week", locale))
    for name, value in numbers.items():
        yield f"book {name}", _number(value, locale)
    for name, span in spans.items():
        yield f"book {name} min", _number(span.low, locale)
        yield f"book {name} max", _number(span.high, locale)


def _of_size(
    size: Size, book: PriceBook, locale: str, on_request: str
) -> Iterator[tuple[str, Fact]]:
    yield f"price day_rate {size.code}", _money(size.day_rate, book, locale)
    yield f"price hour_rate {size.code}", _money(size.hour_rate, book, locale)
    yield f"rhythm {size.code}", Fact(rhythm(size.usual_days, size.usual_days_per, locale))
    yield f"book employees_from {size.code}", _number(size.employees_from * ONE, locale)
    for complexity, span in size.audit_hours.items():
        yield f"audit {size.code} {complexity}", Fact(hours(span, locale, on_request))


def _money(value: int, book: PriceBook, locale: str) -> Fact:
    return Fact(theme_words.money(amount(value), book.currency, locale=locale), value)


def _number(value: int, locale: str) -> Fact:
    return Fact(theme_words.number(number(value), locale=locale), value)
