"""Exact numbers, and the only place that rounds.

Every percentage, day and hour is a whole number of *hundredths*: 21 % is 2100, half a day
is 50. Every amount is a whole number of the smallest unit of its currency, which has so many
*decimals*: 900.00 euro is 90000, 900 yen are 900, 900.000 dinars are 900000. No float, no
context, and the same bytes from every Python.
"""

ONE = 100
"""The number one, in hundredths."""

MAX_DIGITS = 15
"""The most digits before or after the point."""

DIGITS = "0123456789"


class NumberError(ValueError):
    """A text that is no number; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_digits(text: str) -> bool:
    """Return whether a text is digits from 0 to 9 and nothing else."""
    return bool(text) and not text.strip(DIGITS)


def rounded(numerator: int, denominator: int) -> int:
    """Return the nearest whole number to the quotient, halves away from zero."""
    nearest = (2 * abs(numerator) + denominator) // (2 * denominator)
    return -nearest if numerator < 0 else nearest


def hundredths(text: str, decimals: int = 2) -> int:
    """Return the number in `text` as hundredths, or in units of `decimals`; a point or a comma
    stands before its decimals.

    Raises NumberError with code "not-a-number", "too-long" or "too-fine": more decimals, zeros
    as well, because "1.000" is one to some and a thousand to others.
    """
    unsigned = text.removeprefix("-")
    whole, point, part = unsigned.replace(",", ".").partition(".")
    if not is_digits(whole) or (point and not is_digits(part)):
        raise NumberError("not-a-number")
    if max(len(whole), len(part)) > MAX_DIGITS:
        raise NumberError("too-long")
    if len(part) > decimals:
        raise NumberError("too-fine")
    value = int(whole + part + "0" * (decimals - len(part)))
    if unsigned == text:
        return value
    if not value:
        raise NumberError("not-a-number")
    return -value


def amount(value: int, decimals: int) -> str:
    """Return the text of an amount with all its decimals: "3900.00", "3900" or "3900.000"."""
    sign, digits = "-" if value < 0 else "", str(abs(value))
    if not decimals:
        return sign + digits
    digits = "0" * (decimals + 1 - len(digits)) + digits
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def number(value: int, decimals: int = 2) -> str:
    """Return the text of hundredths, or of units of `decimals`, without trailing zeros: "1.5",
    "8"."""
    text = amount(value, decimals)
    return text.rstrip("0").rstrip(".") if decimals else text


def unrounded(numerator: int, denominator: int, decimals: int) -> str:
    """Return the text of an amount before rounding: up to six decimals, then "…" if more follow."""
    shown, rest = divmod(int(f"{abs(numerator)}{'0' * (6 - decimals)}"), denominator)
    shown = -shown if numerator < 0 else shown
    return amount(shown, 6) + "…" if rest else number(shown, 6)
