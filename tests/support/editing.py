"""A content folder as the editor reads and saves it, and the differences that a save makes."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from plugins.preview.editor.entries import Entries
from plugins.project import PREVIEW
from tests.conftest import TODAY

LANGUAGES = ("en", "fr")
QUESTION, HOME, BOOK, FIRM, TOPICS = (
    "faq/how-often.json",
    "pages/home.json",
    "prices/2026-01-01.json",
    "firm/site.json",
    "topics/topics.json",
)
WORDS = "offer/words.json"
SETTINGS = "settings/settings.json"
RATE = ("formula", "a-la-carte", "rate", "small", "amount")  # of a small company
Values = dict[str, Any]
NEW: Values = {  # a question as the form has it
    "en": {
        "title": "Is there a trial?",
        "slug": "trial",
        "topic": "trust",
        "order": 9,
        "reviewed": "2026-11-23",
        "status": "published",
        "summary": "",
        "body": "Yes: ask us.\n",
    },
    "fr": {
        "title": "Y a-t-il un essai ?",
        "slug": "essai",
        "topic": "trust",
        "order": 9,
        "reviewed": "2026-11-23",
        "status": "published",
        "body": "Oui : demandez-nous.",
    },
}
WORKSHOP_WORDS = {  # what visitors read of a new formula
    "code": "workshop",
    "name": "Workshop",
    "name_fr": "Atelier",
    "question": "How many workshops?",
    "question_fr": "Combien d’ateliers ?",
    "unit_one": "{count} workshop",
    "unit_other": "{count} workshops",
    "unit_one_fr": "{count} atelier",
    "unit_other_fr": "{count} ateliers",
    "units": "workshops",
    "units_fr": "ateliers",
    "per": "workshop",
    "per_fr": "atelier",
    "rate": "{rate} for one",
    "rate_fr": "{rate} l’un",
}


def entries_of(content: Path) -> Entries:
    """Return the editor's entries of a content folder."""
    return Entries(content, on=TODAY, settings_file=PREVIEW, languages=LANGUAGES)


def files_of(content: Path) -> dict[str, bytes]:
    """Return the bytes of every file by its path."""
    return {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file()
    }


def changed_lines(
    before: dict[str, bytes], after: dict[str, bytes]
) -> dict[str, list[tuple[str, str]]]:
    """Return the changed lines of each file, old and new. Raises where files or lines were added
    or removed."""
    assert before.keys() == after.keys()
    both = {
        name: (before[name].decode().splitlines(True), after[name].decode().splitlines(True))
        for name in before
        if before[name] != after[name]
    }
    return {
        name: [pair for pair in zip(*lines, strict=True) if pair[0] != pair[1]]
        for name, lines in both.items()
    }


def with_value(values: Values, place: tuple[str, ...], value: Any) -> Values:
    """Return a copy of the values with one of them changed; a row of a list is found by its
    name."""
    inside = deepcopy(values)
    table: Any = inside
    for key in place[:-1]:
        table = row(table, key) if isinstance(table, list) else table[key]
    table[place[-1]] = value
    return inside


def row(rows: list[Values], name: str) -> Values:
    """Return the row of that name."""
    return next(row for row in rows if name in (row.get("name"), row.get("code")))


def save(entries: Entries, path: str, *place: str, value: Any) -> None:
    """Open an entry, change one value, and save."""
    base = entries.entry(path)
    entries.save(path, with_value(base, place, value), base)


def form_of(config: dict[str, Any], collection: str) -> list[dict[str, Any]]:
    """Return the fields of one collection."""
    definition = next(one for one in config["collections"] if one["name"] == collection)
    return list(definition.get("fields") or definition["files"][0]["fields"])


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield fields, and all those nested in them."""
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))
        yield from every_field(field.get("types", []))
