"""The theme's words, amounts, numbers and days in the notation of each language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, format_decimal, parse_pattern
from babel.units import format_unit
from markupsafe import Markup

from plugins.errors import ContentError
from plugins.languages.catalogue import (
    amounts_in_words,
    catalogue_file,
    compile_catalogue,
    mistakes_in,
    read_catalogue,
)
from plugins.languages.messages import used_in
from plugins.languages.tax_name import TaxNamed

# The first day of a month, in languages in which it has its own form: CLDR lacks these.
FIRST = {"fr": "1er"}
ENGLISH = "en"  # the language of the messages in the templates
# CHF 900.00: the space of UTS 35 (currencySpacing), which Babel leaves out
LETTER_BESIDE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
WHOLES = 200  # enough whole numbers for every plural form of a language


def money(amount: str, currency: str, *, locale: str) -> str:
    """Return an amount such as "3900.00" in the notation of the language, with the decimals that it
    has: €3,900.00."""
    decimals = len(amount.partition(".")[2])
    pattern = _pattern(locale, decimals)
    text = pattern.apply(Decimal(amount), locale, currency=currency, currency_digits=False)
    return LETTER_BESIDE_DIGIT.sub("\u00a0", str(text))


@lru_cache(maxsize=64)
def _pattern(locale: str, decimals: int) -> NumberPattern:
    """Return the pattern of a language for amounts with so many decimals: the libraries know only a
    currency's smallest cash unit, which may have fewer."""
    pattern = Locale.parse(locale).currency_formats["standard"].pattern
    return parse_pattern(pattern.replace(".00", f".{'0' * decimals}" if decimals else ""))


def number(value: str, *, locale: str) -> str:
    """Return a number such as "1.5" in the notation of the language."""
    return format_decimal(Decimal(value), locale=locale)


def megabytes(count: int, *, locale: str) -> str:
    """Return a number of bytes in the notation of the language: 1.4 MB."""
    tenths = Decimal(count).scaleb(-6).quantize(Decimal("0.1"))
    return format_unit(tenths, "digital-megabyte", length="short", locale=locale)


@lru_cache(maxsize=4096)  # because most answers were reviewed on a few days
def day(value: date, *, locale: str) -> str:
    """Return a day in words: 23 November 2026."""
    text = format_date(value, format="long", locale=locale)
    first = FIRST.get(locale[:2])
    return f"{first}{text[1:]}" if first and value.day == 1 else text


def frames(currency: str, decimals: int, *, locale: str) -> dict[str, str]:
    """Return by name the notation of numbers, amounts and days for scripts: signs, and frames
    around `{amount}`, or `{day}` and `{year}`; `decimals` in the format of a spreadsheet.

    It is derived from the notation above, so that scripts use the same: browsers differ in this,
    and their first use of it is slow. Raises ValueError for a language that does not group digits
    in threes.
    """
    decimal, group = number("1.5", locale=locale)[1:-1], number("1000", locale=locale)[1:-3]
    if (million := number("1000000", locale=locale)) != f"1{group}000{group}000":
        raise ValueError(
            f"{locale}: digits must stand in threes for scripts to write amounts, got {million}"
        )
    places = f".{'0' * decimals}" if decimals else ""
    frames_by_name = {"decimal": decimal, "group": group, "decimals": places}
    for minus in ("", "-"):
        amount = money(f"{minus}1", currency, locale=locale)
        frames_by_name[f"{currency}{minus}"] = amount.replace("1", "{amount}")
    frames_by_name["amount"] = frames_by_name[currency]
    for minus in ("", "-"):
        frames_by_name[f"number{minus}"] = number(f"{minus}1", locale=locale).replace(
            "1", "{amount}"
        )
    for month in range(1, 13):
        text = day(date(2044, month, 15), locale=locale)
        frames_by_name[f"month.{month}"] = text.replace("15", "{day}").replace("2044", "{year}")
    return {**frames_by_name, "first": FIRST.get(locale[:2], "1")}


def plural(value: str, *, locale: str) -> int:
    """Return a whole number with the same plural form as a number: gettext needs a whole one, and
    1.5 is plural in English, but singular in French."""
    exact, form = Decimal(value), Locale.parse(locale).plural_form
    if exact == exact.to_integral_value():
        return int(exact)
    return next((whole for whole in range(WHOLES) if form(whole) == form(exact)), WHOLES)


@lru_cache(maxsize=4096)  # because a page shows the words of its text at several places
def plain_text(html: str) -> str:
    """Return the words of HTML on one line; a non-breaking space, which French sets before "?",
    stays one."""
    return Markup(html.replace("\u00a0", "&#160;").replace("\u202f", "&#8239;")).striptags()


def catalogues(
    theme: Path, languages: Iterable[str], taxes: Mapping[str, str]
) -> dict[str, NullTranslations]:
    """Return the translations of each language, with the name of the tax if it is not the
    language's own word; ContentError with all mistakes."""
    languages = tuple(languages)
    words = {lang: read_catalogue(theme, lang) for lang in languages if lang != ENGLISH}
    used = used_in(theme)
    files = {
        lang: catalogue_file(theme, lang).relative_to(theme.parent).as_posix() for lang in words
    }
    mistakes = [
        mistake
        for lang in words
        for rule in (mistakes_in, amounts_in_words)
        for mistake in rule(words[lang], used, file=files[lang])
    ]
    if mistakes:
        raise ContentError(mistakes)
    translations = {lang: compile_catalogue(words[lang]) for lang in words}
    return {
        lang: TaxNamed(translations.get(lang) or NullTranslations(), taxes.get(lang, ""))
        for lang in languages
    }
