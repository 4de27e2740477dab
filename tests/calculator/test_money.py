"""Exact numbers and their only rounding."""

from fractions import Fraction

import iso4217
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.money import NumberError, amount, hundredths, number, rounded, unrounded
from calculator.reading.currencies import DECIMALS


@pytest.mark.parametrize(
    ("numerator", "denominator", "nearest"),
    [
        (1, 2, 1),
        (-1, 2, -1),
        (3, 2, 2),
        (-3, 2, -2),
        (1, 3, 0),
        (-1, 3, 0),
        (2, 3, 1),
        (-2, 3, -1),
        (0, 7, 0),
        (6, 3, 2),
    ],
)
def test_halves_go_away_from_zero(numerator: int, denominator: int, nearest: int) -> None:
    """Worked by hand."""
    assert rounded(numerator, denominator) == nearest


@given(st.integers(), st.integers(min_value=1))
def test_rounding_is_off_by_half_at_most(numerator: int, denominator: int) -> None:
    """And the same on both sides of zero."""
    nearest = rounded(numerator, denominator)
    assert abs(Fraction(numerator, denominator) - nearest) <= Fraction(1, 2)
    assert rounded(-numerator, denominator) == -nearest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1", 100),
        ("1.5", 150),
        ("1,5", 150),
        ("900.00", 90000),
        ("007", 700),
        ("1.50", 150),
        ("-0.5", -50),
        ("-12,34", -1234),
        ("0.01", 1),
        ("9" * 15, int("9" * 15) * 100),
    ],
)
def test_plain_decimals_are_read(text: str, value: int) -> None:
    """With a point or a comma, exactly."""
    assert hundredths(text) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (text, "not-a-number")
        for text in (
            "",
            " ",
            ".",
            ",",
            "1.",
            ".5",
            "+1",
            "--1",
            "- 1",
            "1 000",
            "1_000",
            "1e3",
            "NaN",
            "Infinity",
            "0x10",
            "١",
            "²",
            "1.2.3",
            "-0",
            "-0.00",
            "1\n",
            "1\u00a0",
            "\ud800",
            "9OO",
        )
    ]
    + [
        ("9" * 16, "too-long"),
        ("0." + "1" * 16, "too-long"),
        ("9" * 5000, "too-long"),
        ("0.001", "too-fine"),
        ("1.005", "too-fine"),
        ("1.000", "too-fine"),
        ("1,000", "too-fine"),
        ("1." + "0" * 15, "too-fine"),
    ],
)
def test_anything_else_is_refused_by_its_code(text: str, code: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(NumberError) as error:
        hundredths(text)
    assert error.value.code == code


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_amounts_and_numbers_read_back(value: int) -> None:
    """What is shown is what is meant."""
    assert hundredths(amount(value, 2)) == value
    assert hundredths(number(value)) == value


@pytest.mark.parametrize(
    ("value", "as_amount", "as_number"),
    [
        (0, "0.00", "0"),
        (5, "0.05", "0.05"),
        (-5, "-0.05", "-0.05"),
        (-1, "-0.01", "-0.01"),
        (150, "1.50", "1.5"),
        (-7965, "-79.65", "-79.65"),
        (100000, "1000.00", "1000"),
        (-100, "-1.00", "-1"),
    ],
)
def test_amounts_have_two_decimals_and_numbers_what_they_need(
    value: int, as_amount: str, as_number: str
) -> None:
    """Zeros of a whole number stay."""
    assert (amount(value, 2), number(value)) == (as_amount, as_number)


@pytest.mark.parametrize(
    ("value", "decimals", "as_amount", "as_number"),
    [
        (900, 0, "900", "900"),
        (0, 0, "0", "0"),
        (-7, 0, "-7", "-7"),
        (900, 3, "0.900", "0.9"),
        (-1, 3, "-0.001", "-0.001"),
        (12_345_000, 3, "12345.000", "12345"),
        (5, 4, "0.0005", "0.0005"),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(
    value: int, decimals: int, as_amount: str, as_number: str
) -> None:
    """None, three or four, and is read again as it was."""
    assert (amount(value, decimals), number(value, decimals)) == (as_amount, as_number)
    assert hundredths(as_amount, decimals) == hundredths(as_number, decimals) == value
    with pytest.raises(NumberError, match="too-fine"):
        hundredths(f"1.{'0' * decimals}0", decimals)


def test_currencies_are_those_of_the_standard() -> None:
    """Every one in use with its decimals, as a package that follows ISO 4217 has them."""
    exponents = {one.code: one.exponent for one in iso4217.Currency if one.exponent is not None}
    assert exponents == DECIMALS


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (2600000, 3, "8666.666666…"),
        (390000, 1, "3900"),
        (-12975, 2, "-64.875"),
        (1, 3, "0.003333…"),
        (0, 3, "0"),
        (-1, 3, "-0.003333…"),
        (1, 8, "0.00125"),
        (10000000, 1, "100000"),
    ],
)
def test_what_was_rounded_is_shown_to_six_decimals(
    numerator: int, denominator: int, text: str
) -> None:
    """Cut, not rounded, and said so by three dots."""
    assert unrounded(numerator, denominator, 2) == text


def test_what_was_rounded_of_other_currencies() -> None:
    """To six decimals of its unit as well."""
    assert unrounded(42_500, 3, 0) == "14166.666666…"
    assert unrounded(130_501, 3, 3) == "43.500333…"
    assert unrounded(-3_575, 1, 3) == "-3.575"
