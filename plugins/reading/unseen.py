"""Invisible signs: harmless ones are replaced by what they look like, without a change of lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"  # wider, narrower or not to be broken
NO_WIDTH = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
BREAKS = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"  # which Python takes for the end of a line
JOINED = re.compile("[Ĳĳŉﬀ-ﬆ]")  # several letters drawn as one
NOTHING, SPACE = re.compile(f"[{NO_WIDTH}]"), re.compile(f"[{BREAKS}]")
KEY = re.compile(rf"^[ \t]*(?:- +)?[\w-]+[{SPACES}]*[:：][{SPACES}]*", re.MULTILINE)
HYPHENED = re.compile(  # a name of one word, a day
    r"^[\w-]+:[ ]*(?:\w+(?:[-‐‑−]\w+)+|\d{4}[–-]\d\d[–-]\d\d)[ ]*$", re.MULTILINE
)
HYPHENS = re.compile("[‐‑–−]")
IN_KEYS = re.compile(f"[{SPACES}：‐‑–−]")  # with one of these `clean_keys` begins
OTHER = (
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЅІЈКМНОРСТУХаеорсухіјѕһ"  # Greek and Cyrillic that look like Latin letters
)
DRAWN = "\U0001d400-\U0001d7ff"  # letters of formulas, as some use for bold ones
MIXED = re.compile(rf"\b[\w-]*(?:[A-Za-zÀ-ÿ][{OTHER}]|[{OTHER}][A-Za-zÀ-ÿ]|[{DRAWN}])[\w-]*")
ALIKE = re.compile(f"[{OTHER}{DRAWN}]")
ODD = re.compile(f"[{SPACES}]")
AT_EDGE = re.compile(rf"^[ ]*[{SPACES}][ {SPACES}]*", re.MULTILINE)
AT_END = re.compile(rf"[ ]*[{SPACES}][ {SPACES}]*$", re.MULTILINE)
ANY_UNSEEN = re.compile(f"[{NO_WIDTH}{BREAKS}]")
UNSEEN = re.compile(rf"(\S*?)([{NO_WIDTH}{BREAKS}])")


@dataclass(frozen=True)
class Unseen:
    """An invisible sign: its line, the word before it, its name, and the number of such signs in
    the text."""

    line: int
    before: str
    name: str
    count: int


def clean(text: str) -> str:
    """Return a text without invisible signs and ligatures, with line feeds only, in NFC."""
    if ANY_UNSEEN.search(text):
        text = SPACE.sub(" ", NOTHING.sub("", text))
    text = JOINED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_keys(text: str) -> str:
    """Return YAML with ordinary spaces after keys and at the beginning of lines, and none of
    another kind at their end."""
    if not IN_KEYS.search(text):
        return text  # nearly every text
    text = KEY.sub(lambda match: ODD.sub(" ", match[0]).replace("：", ": "), text)
    text = HYPHENED.sub(lambda match: HYPHENS.sub("-", match[0]), text)
    return AT_END.sub("", AT_EDGE.sub(lambda match: " " * len(match[0]), text))


def look_alikes(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each word that mixes letters of two scripts: its line, the word, the odd letter."""
    for match in MIXED.finditer(text) if ALIKE.search(text) else ():
        odd = ALIKE.search(match[0])
        assert odd
        yield text.count("\n", 0, match.start()) + 1, match[0], odd[0]


def first_unseen(text: str) -> Unseen | None:
    """Return the first invisible sign of a text, None if there is none."""
    if not ANY_UNSEEN.search(text):
        return None  # nearly every text
    match = UNSEEN.search(text)
    assert match
    line = text.count("\n", 0, match.start()) + 1
    count = len(NOTHING.findall(text)) + len(SPACE.findall(text))
    return Unseen(line, match[1] or "…", f"U+{ord(match[2]):04X}", count)
