"""What a field of the editor lets one choose from: topics, pages, formulas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.errors import ContentError
from plugins.preview.editor.offer.book_kinds import NAME
from plugins.preview.editor.offer.books import Books
from plugins.preview.editor.pages import SLUG, Pages
from plugins.preview.editor.topics import CODE, KEY, Topics

Options = list[dict[str, str]]  # label and value


def topic_choices(topics: Topics) -> Options:
    """Return the topics by their titles."""
    return [
        {"label": row["title"] or row[CODE], "value": row[CODE]} for row in topics.read(KEY)[KEY]
    ]


def page_choices(pages: Pages) -> Options:
    """Return the pages of a kind by their titles."""
    return [
        {"label": values.get("title") or key, "value": key} for key, values in _read(pages).items()
    ]


def address_choices(pages: Pages) -> Options:
    """Return the last part of each address of a kind, by the titles of the pages."""
    return [
        {"label": values.get("title") or key, "value": values.get(SLUG) or key}
        for key, values in _read(pages).items()
    ]


def _read(pages: Pages) -> dict[str, Mapping[str, Any]]:
    """Return each page in the first language, without values where it cannot be read."""
    values_by_key: dict[str, Mapping[str, Any]] = {}
    for key in pages.keys():  # noqa: SIM118 - a method of ours
        try:
            values_by_key[key] = pages.read(key)[pages.languages[0]]
        except (ContentError, KeyError):  # told where the pages are listed
            values_by_key[key] = {}
    return values_by_key


def formula_choices(books: Books) -> Options:
    """Return the formulas of all books by their names."""
    rows = [row for key in books.keys() for row in books.read(key)["formula"]]  # noqa: SIM118
    return [{"label": code, "value": code} for code in dict.fromkeys(row[NAME] for row in rows)]
