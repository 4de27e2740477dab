"""A short code of an estimate, for paper: a slip of typing or a changed amount does not fit it.

The first four signs stand for the inputs, the day and the book, the last four for the amounts too.
Whoever reads this can work one out for any amount: it is no signature.
"""

from calculator.door.difference import amounts_of
from calculator.tariff.estimate import Estimate

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are read as others."""

LENGTH = 4
PRIME = 1_048_573
"""The largest prime below 32 to the fourth: no sign and no place counts for nothing."""


def check_code(link: str, found: Estimate) -> str:
    """The code of an estimate with the text of its link: "7Q4M-9XTB"."""
    amounts = [f"{name[0]}.{name[1]}={ends}" for name, ends in amounts_of(found).items()]
    return f"{_signs(link)}-{_signs('&'.join([link, *amounts]))}"


def _signs(text: str) -> str:
    value = 1
    for sign in text:
        value = (value * 263 + ord(sign)) % PRIME
    signs = ""
    for _ in range(LENGTH):
        value, place = divmod(value, len(SIGNS))
        signs += SIGNS[place]
    return signs
