"""A slip in a price book: its line, and what to do."""

import pytest

from tests.calculator.test_price_book import SOURCE, edited, line_of, mistakes


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'small = "900.00"',
            'small = "9OO"',
            (
                'day_rate.small must be an amount like 900.00, got "9OO"; write digits only, with a'
                " point before the decimals."
            ),
        ),
        (
            'small = "900.00"',
            'small = "0"',
            (
                'day_rate.small must be an amount like 900.00, got "0"; write digits only, with a'
                " point before the decimals."
            ),
        ),
        (
            'small = "900.00"',
            "small = -900.00",
            (
                'day_rate.small must be an amount like 900.00, got "-900.00"; write digits only,'
                " with a point before the decimals."
            ),
        ),
        (
            'small = "130.00"',
            "small = nan",
            (
                'hour_rate.small must be an amount like 130.00, got "nan"; write digits only, with'
                " a point before the decimals."
            ),
        ),
        (
            'small = "130.00"',
            'small = "130.005"',
            (
                'hour_rate.small must be an amount like 130.00, got "130.005"; write digits only,'
                " with a point before the decimals."
            ),
        ),
        (
            'vat_percent = "21"',
            'vat_percent = "101"',
            (
                'vat_percent must be a percentage like 21, got "101"; write digits only, with a'
                " point before the decimals."
            ),
        ),
        (
            'combination_discount_percent = "0"',
            'combination_discount_percent = "100.01"',
            (
                'combination_discount_percent must be a percentage like 5, got "100.01"; '
                "write digits only, with a point before the decimals."
            ),
        ),
        (
            'hours_per_day = "8"',
            'hours_per_day = "24.5"',
            (
                'hours_per_day must be a number like 8, got "24.5"; write digits only, with a point'
                " before the decimals."
            ),
        ),
        (
            'hours_per_day = "8"',
            'hours_per_day = "0"',
            (
                'hours_per_day must be a number like 8, got "0"; write digits only, with a point'
                " before the decimals."
            ),
        ),
        (
            'status = "illustrative"',
            'status = "ilustrative"',
            (
                'status must be one of illustrative, confirmed, got "ilustrative"; did you mean'
                ' "illustrative"?'
            ),
        ),
        (
            'currency = "EUR"',
            'currency = "$"',
            'currency must be one of EUR, got "$"; correct it or take it out.',
        ),
        (
            'micro = "3-4"',
            'micro = "4-3"',
            (
                'audit_hours.low.micro must be a range like 8-12 or "on request", got "4-3"; '
                "write two numbers with a dash between, the lower first."
            ),
        ),
        (
            'micro = "3-4"',
            'micro = "3"',
            (
                'audit_hours.low.micro must be a range like 8-12 or "on request", got "3"; '
                "write two numbers with a dash between, the lower first."
            ),
        ),
        (
            'micro = "3-4"',
            'micro = "on reqest"',
            (
                'audit_hours.low.micro must be a range like 8-12 or "on request", got "on reqest"; '
                "write two numbers with a dash between, the lower first."
            ),
        ),
        (
            'max_employees = "10000"',
            'max_employees = "10000.5"',
            (
                'max_employees must be a whole number like 10000, got "10000.5"; leave the decimals'
                " out."
            ),
        ),
        (
            'max_employees = "10000"',
            'max_employees = "249"',
            'max_employees must be no less than the largest size begins with, got "249"; raise it.',
        ),
        (
            'micro = "1"',
            'micro = "2"',
            'employees_from.micro must be 1, for sizes to leave nobody out, got "2"; write 1.',
        ),
        (
            'medium = "50"',
            'medium = "10"',
            'employees_from.medium must be more than small\'s, got "10"; put the sizes in order.',
        ),
        (
            'micro = "1 per month"',
            'micro = "1 a month"',
            (
                'usual_days.micro must be days per month or week like "2 per month", got "1 a'
                ' month"; write a number and the period.'
            ),
        ),
        (
            'micro = "1 per month"',
            'micro = "13.5 per month"',
            (
                'usual_days.micro must be days that can be chosen, got "13.5 per month"; see the'
                " ranges below."
            ),
        ),
        (
            'micro = "1 per month"',
            'micro = "1.2 per month"',
            (
                'usual_days.micro must be days that can be chosen, got "1.2 per month"; see the'
                " ranges below."
            ),
        ),
        (
            'days_per_week = "0.5-3"',
            'days_per_week = "0.4-3"',
            'range.days_per_week must go in steps of 0.5, got "0.4-3"; correct it or days_step.',
        ),
        (
            'days_per_week = "0.5-3"',
            'days_per_week = "0.5-3.1"',
            'range.days_per_week must go in steps of 0.5, got "0.5-3.1"; correct it or days_step.',
        ),
        (
            'hours_per_month = "1-16"',
            'hours_per_month = "1-16.5"',
            'range.hours_per_month must be whole hours, got "1-16.5"; leave the decimals out.',
        ),
        (
            'hours_per_month = "1-16"',
            'hours_per_month = "0.5-16"',
            'range.hours_per_month must be whole hours, got "0.5-16"; leave the decimals out.',
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nlast_day = "2026-02-30"',
            'last_day must be a day like 2026-12-31, got "2026-02-30"; write year-month-day.',
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nlast_day = "2025-12-31"',
            (
                'last_day must be 2026-01-01 or later, got "2025-12-31"; correct it or rename the'
                " file."
            ),
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nlast_dya = "2026-12-31"',
            'the name must be one a price book has, got "last_dya"; did you mean "last_day"?',
        ),
        (
            'currency = "EUR"',
            'currency = "EUR"\nwhatever = "2026-12-31"',
            'the name must be one a price book has, got "whatever"; correct it or take it out.',
        ),
    ],
)
def test_a_slip_is_told_with_its_line_and_what_to_do(old: str, new: str, said: str) -> None:
    """One slip, one mistake, on the line where it stands."""
    text = edited(old, new)
    line = line_of(text, new) + new.count("\n")
    assert mistakes(text) == [f"{SOURCE}:{line}: {said}"]
