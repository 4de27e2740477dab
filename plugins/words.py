"""The theme's words, and amounts, numbers and days as each language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from pelican.plugins import signals

LOCALES = {"en": "en_IE", "fr": "fr_BE"}  # English as a euro country writes it; French as the client's


def money(amount: str, currency: str, lang: str) -> str:
    """Return an amount such as "3900.00" as the language writes it: €3,900.00."""
    return format_currency(Decimal(amount), currency, locale=LOCALES[lang])


def number(value: str, lang: str) -> str:
    """Return a number such as "1.5" as the language writes it."""
    return format_decimal(Decimal(value), locale=LOCALES[lang])


def day(value: date, lang: str) -> str:
    """Return a day in words: 23 November 2026."""
    return format_date(value, format="long", locale=LOCALES[lang])


def _teach(generator: Any) -> None:
    environment = generator.env
    environment.install_null_translations(newstyle=True)
    environment.filters.update(money=money, number=number, day=day)


def register() -> None:
    """Reach each generator's own Jinja environment, which exists only once the generator does."""
    signals.generator_init.connect(_teach)
