"""The share link of an estimate: its need, day and price book as text, and back.

`v=2&book=2026-01-01&on=2026-11-23&f.users=50&c.visit=1&c.visit.per=quarter`: readable, so that
everybody sees what a link says about them, and without any price, so that none can be forged.
A link is read only if it is exactly what write_link writes; any other text is damaged.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from calculator.days import day_of
from calculator.door.read_need import read_need
from calculator.money import number
from calculator.tariff.book import PriceBook
from calculator.tariff.need import Need
from calculator.tariff.quantities import ONCE
from calculator.tariff.refusal import InputError, InputErrors

VERSION = "2"
MAX_LENGTH = 2_000
"""Characters of the longest link."""

TRUTH = "yes"
FACT, CHOICE, PER = "f.", "c.", ".per"


@dataclass(frozen=True, slots=True)
class LinkContent:
    """What a link says: a need, a day, and the name of a price book."""

    need: Need
    on: date
    book: str


def write_link(content: LinkContent) -> str:
    """Return the text of a link, made of letters, digits and `-.=&_` only."""
    need = content.need
    parts = [("v", VERSION), ("book", content.book), ("on", content.on.isoformat())]
    parts += [
        (FACT + code, TRUTH if value is True else str(value)) for code, value in need.facts.items()
    ]
    for code, pick in need.choose.items():
        parts.append((CHOICE + code, TRUTH if pick.ticked else number(pick.quantity)))
        if not pick.ticked and pick.per != ONCE:
            parts.append((CHOICE + code + PER, pick.per))
    parts += [("months", str(need.months))] if need.months else []
    return "&".join([f"{name}={value}" for name, value in parts])


def read_link(text: object, books: Sequence[PriceBook]) -> tuple[LinkContent, PriceBook]:
    """Return the content of a link, and the book it names.

    Raises InputErrors for field "link": "newer-version" with the version that can be read,
    "unknown-book" with its name, "damaged" for everything else that write_link would not write.
    """
    if not isinstance(text, str) or len(text) > MAX_LENGTH:
        raise _refused("damaged")
    parts = dict([_pair(part) for part in text.split("&")])
    version = parts.pop("v", "")
    if version != VERSION:
        digits = bool(version) and not version.strip("0123456789")
        newer = digits and int(version) > int(VERSION)
        raise _refused("newer-version", VERSION) if newer else _refused("damaged")
    name, on = parts.pop("book", ""), day_of(parts.pop("on", ""))
    if on is None or day_of(name) is None:
        raise _refused("damaged")
    book = next(iter([book for book in books if book.id == name]), None)
    if book is None:
        raise _refused("unknown-book", name)
    need, errors = read_need(_request(parts), book)
    content = LinkContent(need, on, name)
    if errors or write_link(content) != text:
        raise _refused("damaged")
    return content, book


def _pair(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name, value


def _request(parts: Mapping[str, str]) -> dict[str, object]:
    """Return the need in some parts of a link, in the form of a request."""
    facts: dict[str, object] = {}
    choose: dict[str, object] = {}
    need: dict[str, object] = {"facts": facts, "choose": choose}
    for name, value in parts.items():
        if name.startswith(FACT):
            facts[name[len(FACT) :]] = True if value == TRUTH else value
        elif name.startswith(CHOICE) and name.endswith(PER):
            continue
        elif name.startswith(CHOICE):
            code, per = name[len(CHOICE) :], parts.get(name + PER)
            pick = {"quantity": value} | ({"per": per} if per is not None else {})
            choose[code] = True if value == TRUTH else pick
        else:
            need[name] = value
    return need


def _refused(code: str, limit: str | None = None) -> InputErrors:
    return InputErrors([InputError("link", code, limit)])
