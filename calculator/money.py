"""Exact numbers, and the only place that rounds.

Every amount, rate, percentage, day and hour is a whole number of *hundredths*:
900.00 euro is 90000, 21 % is 2100, half a day is 50. No float, no context, and
the same bytes from every Python.
"""

ONE = 100
"""The number one, in hundredths."""

MAX_DIGITS = 15
"""Digits read before or after the point; more is nobody's price or size."""

DIGITS = "0123456789"


class NumberError(ValueError):
    """A text that is no usable number; `code` says in which way."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_digits(text: str) -> bool:
    """Whether a text is digits from 0 to 9 and nothing else."""
    return bool(text) and not text.strip(DIGITS)


def rounded(numerator: int, denominator: int) -> int:
    """The nearest whole number to the quotient, halves away from zero."""
    nearest = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -nearest if numerator < 0 else nearest


def hundredths(text: str) -> int:
    """The number written in `text`, with a point or a comma before the decimals.

    Raises NumberError with code "not-a-number", "too-long" or "too-fine": more than two
    decimals, zeros as well, because "1.000" is one to some and a thousand to others.
    """
    unsigned = text.removeprefix("-")
    whole, point, part = unsigned.replace(",", ".").partition(".")
    if not is_digits(whole) or (point and not is_digits(part)):
        raise NumberError("not-a-number")
    if max(len(whole), len(part)) > MAX_DIGITS:
        raise NumberError("too-long")
    if len(part) > 2:
        raise NumberError("too-fine")
    value = int(whole + (part + "00")[:2])
    if unsigned == text:
        return value
    if not value:
        raise NumberError("not-a-number")
    return -value


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
