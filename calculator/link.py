"""A need, the day and the price book of its estimate as the text of a share link, and back.

`v=1&book=2026-01-01&on=2026-11-23&employees=25&days=1&days_per=week`: readable, so that
everybody sees what a link tells about them, and without any price, so that none can be forged.
Only the very text that would be written is read; anything else is damaged.
"""

from dataclasses import dataclass
from datetime import date

from calculator.days import day_of
from calculator.money import is_digits
from calculator.need import InputError, InputErrors, Need, read_need
from calculator.plain import plain_need

VERSION = "1"
MAX_LENGTH = 200
"""Characters of the longest link; what is longer is not ours."""

TRUTH = "yes"
TRUTHS = ("audit_done", "audit")


@dataclass(frozen=True, slots=True)
class Shared:
    """What a link holds."""

    need: Need
    on: date
    book: str


def write_link(shared: Shared) -> str:
    """The one text of a link, made of letters, digits and `-.=&_` only."""
    need = {
        name: TRUTH if value is True else value for name, value in plain_need(shared.need).items()
    }
    parts = {"v": VERSION, "book": shared.book, "on": shared.on.isoformat(), **need}
    return "&".join(f"{name}={value}" for name, value in parts.items())


def read_link(text: object) -> Shared:
    """What a link holds.

    Raises InputErrors for field "link": "newer-version" with the version that can be read,
    "damaged" for everything else that write_link would not have written.
    """
    if not isinstance(text, str) or len(text) > MAX_LENGTH:
        raise _refused("damaged")
    parts = {name: value for name, _, value in (part.partition("=") for part in text.split("&"))}
    version = parts.pop("v", "")
    if version != VERSION:
        newer = is_digits(version) and int(version) > int(VERSION)
        raise _refused("newer-version", VERSION) if newer else _refused("damaged")
    shared = _shared(parts)
    if write_link(shared) != text:
        raise _refused("damaged")
    return shared


def _shared(parts: dict[str, str]) -> Shared:
    book, on = parts.pop("book", ""), day_of(parts.pop("on", ""))
    if on is None or day_of(book) is None:
        raise _refused("damaged")
    values = {name: value == TRUTH if name in TRUTHS else value for name, value in parts.items()}
    try:
        return Shared(read_need(values), on, book)
    except InputErrors:
        raise _refused("damaged") from None


def _refused(code: str, limit: str | None = None) -> InputErrors:
    return InputErrors([InputError("link", code, limit)])
