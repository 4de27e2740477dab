"""Numbers and amounts as people type and paste them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.money import NumberError, hundredths
from calculator.reading.files import read_books
from calculator.typed_number import normalise_amount, normalise_number
from calculator.wire import answer
from tests.calculator.tariff.support import books
from tests.support.cases import BOOKS

READ = {
    "1 000": 100_000,
    "1\u00a0000": 100_000,
    "1\u202f000": 100_000,
    "\u20071\u2009000": 100_000,
    "1'000": 100_000,
    "1’000.50": 100_050,
    "2,500.00": 250_000,
    "2.500,00": 250_000,
    "2 500,5": 250_050,
    "2 500.50": 250_050,
    "1,234,567": 123_456_700,
    "1.234.567,89": 123_456_789,
    "12 000 000": 1_200_000_000,
    "\ufeff25": 2_500,
    "2\u200b5": 2_500,
    "−5": -500,
    " 1,5\t": 150,
}
REFUSED = {
    "1 2": "not-a-number",
    "10 00": "not-a-number",
    "1,50,000": "not-a-number",
    "1.000.00": "not-a-number",
    "2.5,00": "not-a-number",
    "2,500 00": "not-a-number",
    "1 000'000": "not-a-number",
    "1,000.000,00": "not-a-number",
    ".5": "not-a-number",
    "5.": "not-a-number",
    "- 5": "not-a-number",
    "4h": "not-a-number",
    "١": "not-a-number",
    "2,000": "too-fine",
    "2.000": "too-fine",
    "2,500.000": "too-fine",
}
EUROS = {
    "€2,960.00": 296_000,
    "2.500,00 €": 250_000,
    "2\u202f960,00\u00a0€": 296_000,
    "€ 1 000": 100_000,
    "EUR 2500": 250_000,
    "2500eur": 250_000,
    "EURO 2500": 250_000,
    "2500 euros": 250_000,
    "1 euro": 100,
    "2500,-": 250_000,
    "2.500,—": 250_000,
    "€ 2500.-": 250_000,
    "€2.500,00 EUR": 250_000,
}
BUDGET_REFUSED = {
    "$2000": "other-currency",
    "£2000": "other-currency",
    "2000 USD": "other-currency",
    "chf 2000": "other-currency",
    "CHF 2'000.-": "other-currency",
    "2000 francs": "other-currency",
    "US$ 2,000.00": "other-currency",
    "2000 €/month": "not-a-number",
    "2000 TTC": "not-a-number",
    "2k": "not-a-number",
    "€": "not-a-number",
    "$": "not-a-number",
    "dollars": "not-a-number",
    "€2,960": "too-fine",
    "€0": "below-min",
    "-5 €": "below-min",
}


def budget(text: str) -> dict[str, object]:
    """Return the answer to a budget as it was typed."""
    need = {"facts": {"employees": 5, "audit_done": True}}
    request = {"ask": "budget", "on": "2026-11-23", "need": need, "budget": text}
    return json.loads(answer(json.dumps(request), read_books(BOOKS)))  # type: ignore[no-any-return]


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_a_number_is_read_as_it_looks(text: str, value: int) -> None:
    """Spaces of any width, apostrophes, and two signs of which the last comes before the
    decimals."""
    assert hundredths(normalise_number(text)) == value


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_what_can_be_read_in_two_ways_is_refused(text: str, code: str) -> None:
    """What reads "2,000" is two thousand to some and two to others."""
    with pytest.raises(NumberError) as refused:
        hundredths(normalise_number(text))
    assert refused.value.code == code


@pytest.mark.parametrize(("text", "value"), EUROS.items())
def test_a_budget_may_be_typed_as_the_page_writes_amounts(text: str, value: int) -> None:
    """With the sign, the code or the name of the currency before or behind it."""
    assert hundredths(normalise_amount(text, "EUR", 2)) == value
    assert budget(text)["ok"] and hundredths(str(budget(text)["budget"])) == value


@pytest.mark.parametrize(("text", "code"), BUDGET_REFUSED.items())
def test_a_budget_that_is_no_amount_is_refused_by_its_code(text: str, code: str) -> None:
    """Another currency is not converted, and said to be another one."""
    limit = {"other-currency": {"limit": "EUR"}, "below-min": {"limit": "0.01"}}.get(code, {})
    assert budget(text)["errors"] == [{"field": "budget", "code": code, **limit}]


@pytest.mark.parametrize("text", ["CHF 2'500.-", "2’500.00 Fr.", "sfr. 2500", "2500 francs"])
def test_each_currency_has_its_own_names(text: str) -> None:
    """What is another currency to one firm is its own to another."""
    assert hundredths(normalise_amount(text, "CHF", 2)) == 250_000


@pytest.mark.parametrize(
    ("firm", "text", "written"),
    [
        ("yen", "¥150,000", "150000"),
        ("yen", "150.000,-", "150000"),
        ("yen", "150 000 JPY", "150000"),
        ("yen", "1.234.567", "1234567"),
        ("yen", "150000.00", "too-fine"),
        ("yen", "150000,5", "too-fine"),
        ("yen", "0", "below-min 1"),
        ("dinars", "900.255", "900.255"),
        ("dinars", "1 900,255 TND", "1900.255"),
        ("dinars", "2,500.000", "2500.000"),
        ("dinars", "2500,-", "2500.000"),
        ("dinars", "0,255", "0.255"),
        ("dinars", "2,500", "too-fine"),  # two and a half to some, a thousand times that to others
        ("dinars", "900.2555", "too-fine"),
        ("dinars", "0", "below-min 0.001"),
    ],
)
def test_a_budget_has_the_decimals_of_its_currency(firm: str, text: str, written: str) -> None:
    """None for yen, where every sign parts thousands; three for dinars."""
    need = {"facts": {"users": 20, "sector": "public", "reviewed": True}}
    request = {"ask": "budget", "on": "2026-11-23", "need": need, "budget": text}
    reply = json.loads(answer(json.dumps(request), books(firm)))
    errors = [" ".join(list(one.values())[1:]) for one in reply.get("errors", [])]
    assert errors == [written] if errors else reply["budget"] == written


@given(st.integers(0, 10**12), st.sampled_from([",.", ".,", " ,", "\u202f,", "’.", " ."]))
def test_every_way_to_write_an_amount_with_cents_reads_back(value: int, signs: str) -> None:
    """Digits in threes and two decimals."""
    group, point = signs
    written = f"{value // 100:,}".replace(",", group) + f"{point}{value % 100:02}"
    assert hundredths(normalise_number(written)) == value


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_number_or_refused(text: str) -> None:
    """And never means something else for having been tidied."""
    for plain in (normalise_number(text), normalise_amount(text, "EUR", 2)):
        try:
            hundredths(plain)
        except NumberError:
            continue
        assert any(sign in text for sign in "0123456789")
