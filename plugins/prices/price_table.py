"""What a company of each size pays in its usual rhythm, as plain values for the theme."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pelican.plugins import signals

from calculator.book import PriceBook, Size
from calculator.money import amount, number
from calculator.wire import answer
from plugins.site import site_of


def price_table(book: PriceBook, *, on: date) -> dict[str, Any]:
    """Return the table's rows, one a size, with amounts as exact text, and what stands around
    it."""
    lasts = [size.employees_from - 1 for size in book.sizes[1:]] + [None]
    return {
        "currency": book.currency,
        "first_day": book.first_day,
        "illustrative": book.status == "illustrative",
        "rows": [_row(size, last, book, on) for size, last in zip(book.sizes, lasts, strict=True)],
    }


def _row(size: Size, last: int | None, book: PriceBook, on: date) -> dict[str, Any]:
    """Ask through the browser's own door, so that page and calculator cannot disagree."""
    need = {
        "employees": size.employees_from,
        "days": number(size.usual_days),
        "days_per": size.usual_days_per,
    }
    reply = json.loads(
        answer(json.dumps({"ask": "estimate", "need": need, "on": on.isoformat()}), [book])
    )
    return {
        "size": size.code,
        "first": size.employees_from,
        "last": last,
        "days": need["days"],
        "days_per": size.usual_days_per,
        "net": reply["monthly"]["net"],
        "rates": {"day": amount(size.day_rate), "hour": amount(size.hour_rate)},
    }


def _give(pelican: Any) -> None:
    site = site_of(pelican.settings)
    site.given["prices"] = price_table(site.book, on=site.on)


def register() -> None:
    """Every template may show it."""
    signals.initialized.connect(_give)
