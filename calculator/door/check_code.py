"""A short check code of an estimate, for paper: it reveals a typing mistake or a changed amount.

The first four characters cover the inputs, the day and the book, the last four the amounts as well.
It is no signature: anybody can calculate the code for any amount.
"""

from calculator.door.difference import amounts_of
from calculator.tariff.estimate import Estimate

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which look like other characters."""

LENGTH = 4
PRIME = 1_048_573
"""The largest prime below 32 to the fourth, so that every character counts at every position."""


def check_code(link: str, estimate: Estimate) -> str:
    """Return the code of an estimate with the text of its link: "7Q4M-9XTB"."""
    amounts = [f"{name[0]}.{name[1]}={ends}" for name, ends in amounts_of(estimate).items()]
    return f"{_checksum(link)}-{_checksum('&'.join([link, *amounts]))}"


def _checksum(text: str) -> str:
    value = 1
    for character in text:
        value = (value * 263 + ord(character)) % PRIME
    checksum = ""
    for _ in range(LENGTH):
        value, digit = divmod(value, len(ALPHABET))
        checksum += ALPHABET[digit]
    return checksum
