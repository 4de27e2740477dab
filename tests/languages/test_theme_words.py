"""Amounts, numbers and days as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from pelicanconf import LANGUAGES
from plugins.countries.countries import country
from plugins.languages.theme_words import catalogues, day, frames, money, number
from plugins.project import THEME


@pytest.mark.parametrize(
    ("amount", "lang", "text"),
    [
        ("3900.00", "en", "€3,900.00"),
        ("3900.00", "fr", "3\u202f900,00\u00a0€"),
        ("8666.67", "en", "€8,666.67"),
        ("0.05", "fr", "0,05\u00a0€"),
        ("-79.65", "en", "-€79.65"),
        ("12345678901234567.89", "en", "€12,345,678,901,234,567.89"),
    ],
)
def test_an_amount_keeps_every_cent(amount: str, lang: str, text: str) -> None:
    """No amount becomes a float: seventeen digits stay seventeen digits."""
    assert money(amount, "EUR", locale=LANGUAGES[lang]) == text


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "text"),
    [
        ("390000", "JPY", "en_IE", "JP¥390,000"),
        ("390000", "JPY", "fr_BE", "390\u202f000\u00a0JPY"),
        ("-0.905", "TND", "fr_FR", "-0,905\u00a0TND"),
        ("1900.250", "IQD", "en_IE", "IQD\u00a01,900.250"),
        ("1900.50", "RSD", "nl_BE", "RSD\u00a01.900,50"),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(
    amount: str, currency: str, locale: str, text: str
) -> None:
    """Those of ISO 4217, which are not always those of cash."""
    decimals = len(amount.partition(".")[2])
    assert money(amount, currency, locale=locale) == text
    signs = frames(currency, decimals, locale=locale)
    assert signs["decimals"] == f".{'0' * decimals}"[: decimals + (decimals > 0)]


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [("1.5", "en", "1.5"), ("1.5", "fr", "1,5"), ("32.7", "fr", "32,7")],
)
def test_a_number_has_the_languages_decimal_sign(value: str, lang: str, text: str) -> None:
    """A comma in French, a point in English."""
    assert number(value, locale=LANGUAGES[lang]) == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "23 November 2026, 1 January 2027"), ("fr", "23 novembre 2026, 1er janvier 2027")],
)
def test_a_day_is_written_in_words(lang: str, text: str) -> None:
    """Never as 11/23, which means another day in half of Europe."""
    days = (date(2026, 11, 23), date(2027, 1, 1))
    assert ", ".join(day(one, locale=LANGUAGES[lang]) for one in days) == text


def test_scripts_get_a_pattern_for_every_number_and_day() -> None:
    """With the sign of the currency, the minus and the spaces where the language has them."""
    en, fr, nl = (frames("EUR", 2, locale=locale) for locale in ("en_IE", "fr_BE", "nl_BE"))
    assert [
        en[name]
        for name in ("decimal", "group", "number", "number-", "EUR", "EUR-", "month.3", "first")
    ] == [".", ",", "{amount}", "-{amount}", "€{amount}", "-€{amount}", "{day} March {year}", "1"]
    assert [fr[name] for name in ("decimal", "group", "EUR-", "month.3", "first")] == [
        ",",
        "\u202f",
        "-{amount}\u00a0€",
        "{day} mars {year}",
        "1er",
    ]
    assert nl["EUR-"] == "€\u00a0-{amount}"


def test_a_language_that_groups_otherwise_is_refused() -> None:
    """Its amounts would be written wrongly."""
    with pytest.raises(
        ValueError,
        match="^hi_IN: digits must stand in threes for scripts to write amounts, got 10,00,000$",
    ):
        frames("EUR", 2, locale="hi_IN")


@pytest.mark.parametrize(
    ("code", "lang", "net", "label"),
    [
        ("AU", "en", "Excl. GST", "GST"),
        ("CA", "en", "Excl. GST", "GST"),
        ("CA", "fr", "Hors TPS", "TPS"),
        ("CH", "en", "Excl. VAT", "VAT"),
        ("CH", "fr", "Hors TVA", "TVA"),
        ("JP", "en", "Excl. consumption tax", "Consumption tax"),
        ("BE", "nl", "Excl. btw", "Btw"),
        ("", "fr", "Hors TVA", "TVA"),
    ],
)
def test_a_tax_is_called_as_the_firms_country_calls_it(
    code: str, lang: str, net: str, label: str
) -> None:
    """Without a country as the language calls it; with a capital at the beginning of a line."""
    words = catalogues(THEME, [lang], country(code).taxes([lang]))[lang]
    assert (words.gettext("Excl. %(tax)s"), words.gettext("VAT")) == (net, label)
    assert words.gettext("%(Tax)s {percent}%%").startswith(f"{label} {{percent}}")


def test_switzerland_calls_its_tax_otherwise_than_germany_in_german() -> None:
    """plugins/countries has it, though the theme has no German yet."""
    assert country("CH").taxes(["de"]) == {"de": "MWST"}
    assert country("DE").taxes(["de"]) == {"de": ""}
