"""How servers recognise an old address, however a browser or a search engine encodes it."""

from __future__ import annotations

from unicodedata import normalize
from urllib.parse import quote

from plugins.reading.redirects import Redirect

PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
NEVER_BARE = " &+#"  # in a query these are encoded, or have another meaning


def paths(entry: Redirect) -> tuple[str, ...]:
    """Return the decoded path with composed accents, and with decomposed ones if that differs."""
    return tuple(dict.fromkeys(normalize(form, entry.path) for form in ("NFC", "NFD")))


def in_query(name: str, value: str) -> str:
    """Return a regular expression for a part of a query, percent-encoded or not; a part without a
    value may lack its "="."""
    value_pattern = f"={_percent_encoding(value)}" if value else "=?"
    return f"(?:^|&){_percent_encoding(name)}{value_pattern}(?:&|$)"


def query_text(entry: Redirect) -> list[str]:
    """Return each part of the query as an address has it."""
    return [f"{_encoded(name)}={_encoded(value)}" for name, value in entry.query]


def literal(text: str) -> str:
    """Return a regular expression that matches a decoded text; signs of ASCII are written as
    numbers, so that none needs an escape."""
    return "".join(
        sign if sign in PLAIN or not sign.isascii() else f"\\x{ord(sign):02x}" for sign in text
    )


def _encoded(text: str) -> str:
    return quote(text, safe="", errors="surrogateescape")


def _percent_encoding(text: str) -> str:
    return "".join(sign if sign in PLAIN else f"(?:{'|'.join(_ways(sign))})" for sign in text)


def _ways(sign: str) -> list[str]:
    """Return the forms of one sign in a query."""
    codes = sign.encode(errors="surrogateescape")
    hexes = "".join(f"%{_any_case(f'{code:02x}')}" for code in codes)
    is_byte = "\udc80" <= sign <= "\udcff"  # of an older encoding, which only percents write
    bare = [] if sign in NEVER_BARE or is_byte else [literal(sign)]
    return [*bare, hexes, *(["\\+"] if sign == " " else [])]


def _any_case(digits: str) -> str:
    return "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in digits)
