"""A day written as text, read strictly."""

from datetime import date

from calculator.money import is_digits


def day_of(text: str) -> date | None:
    """Return the day written as year-month-day; None for anything else."""
    year, month, day = text[:4], text[5:7], text[8:]
    if len(text) != 10 or not is_digits(year + month + day) or f"{text[4]}{text[7]}" != "--":
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
