"""A short check code of an estimate, for paper: it reveals a typing mistake or a changed amount.

The first four signs cover the inputs, the day and the book, the last four the amounts as well.
It is no signature: anybody can calculate the code for any amount.
"""

from calculator.door.difference import amounts_of
from calculator.tariff.estimate import Estimate

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which look like other signs."""

LENGTH = 4
PRIME = 1_048_573
"""The largest prime below 32 to the fourth, so that every sign and every place counts."""


def check_code(link: str, estimate: Estimate) -> str:
    """The code of an estimate with the text of its link: "7Q4M-9XTB"."""
    amounts = [f"{name[0]}.{name[1]}={ends}" for name, ends in amounts_of(estimate).items()]
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
