"""Exact numbers, and the only place that rounds.

Every amount, rate, percentage, day and hour is a whole number of *hundredths*:
900.00 euro is 90000, 21 % is 2100, half a day is 50. No float, no context, and
the same bytes from every Python.
"""

import re

ONE = 100
"""The number one, in hundredths."""

MAX_DIGITS = 15
"""Digits read before or after the point; more is nobody's price or size."""

_NUMBER = re.compile(r"(-?)([0-9]+)(?:[.,]([0-9]+))?", re.ASCII)


class NumberError(ValueError):
    """A text that is no usable number; `code` says in which way."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rounded(numerator: int, denominator: int) -> int:
    """The nearest whole number to the quotient, halves away from zero."""
    nearest = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -nearest if numerator < 0 else nearest


def hundredths(text: str) -> int:
    """The number written in `text`, with a point or a comma before the decimals.

    Raises NumberError with code "not-a-number", "too-long" or "too-fine": more than two
    decimals, zeros as well, because "1.000" is one to some and a thousand to others.
    """
    found = _NUMBER.fullmatch(text)
    if not found:
        raise NumberError("not-a-number")
    sign, whole, part = found.groups("")
    if max(len(whole), len(part)) > MAX_DIGITS:
        raise NumberError("too-long")
    if len(part) > 2:
        raise NumberError("too-fine")
    value = int(whole + part.ljust(2, "0"))
    if sign and not value:
        raise NumberError("not-a-number")
    return -value if sign else value


def amount(value: int) -> str:
    """Hundredths with two decimals: "3900.00"."""
    sign = "-" if value < 0 else ""
    whole, part = divmod(abs(value), ONE)
    return f"{sign}{whole}.{part:02}"


def number(value: int) -> str:
    """Hundredths without needless zeros: "1.5", "8"."""
    return amount(value).rstrip("0").rstrip(".")


def unrounded(numerator: int, denominator: int) -> str:
    """Hundredths before rounding, to six decimals, "…" where more follow."""
    sign = "-" if numerator < 0 else ""
    shown, rest = divmod(abs(numerator) * 10_000, denominator)
    whole, part = divmod(shown, 1_000_000)
    if rest:
        return f"{sign}{whole}.{part:06}…"
    return f"{sign}{whole}.{part:06}".rstrip("0").rstrip(".")
