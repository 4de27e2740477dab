"""The options of the editor's fields that offer topics, pages or formulas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.errors import ContentError
from plugins.preview.editor.offer.book_kinds import NAME
from plugins.preview.editor.offer.books import Books
from plugins.preview.editor.pages import SLUG, Pages
from plugins.preview.editor.topics import CODE, KEY, Topics

Options = list[dict[str, str]]  # each has a label and a value


def topic_choices(topics: Topics) -> Options:
    """Return each topic as an option, labelled with its title."""
    return [
        {"label": row["title"] or row[CODE], "value": row[CODE]} for row in topics.read(KEY)[KEY]
    ]


def page_choices(pages: Pages) -> Options:
    """Return each page of a folder as an option, labelled with its title."""
    return [
        {"label": values.get("title") or key, "value": key} for key, values in _read(pages).items()
    ]


def address_choices(pages: Pages) -> Options:
    """Return the last part of each page's address as an option, labelled with the page's title."""
    return [
        {"label": values.get("title") or key, "value": values.get(SLUG) or key}
        for key, values in _read(pages).items()
    ]


def _read(pages: Pages) -> dict[str, Mapping[str, Any]]:
    """Return each page's values in the first language; a page that cannot be read has none."""
    values_by_key: dict[str, Mapping[str, Any]] = {}
    for key in pages.keys():  # noqa: SIM118 - a method of ours
        try:
            values_by_key[key] = pages.read(key)[pages.languages[0]]
        except (ContentError, KeyError):  # reported where the pages are listed
            values_by_key[key] = {}
    return values_by_key


def formula_choices(books: Books) -> Options:
    """Return each formula of all price books as an option, labelled with its name."""
    rows = [row for key in books.keys() for row in books.read(key)["formula"]]  # noqa: SIM118
    return [{"label": code, "value": code} for code in dict.fromkeys(row[NAME] for row in rows)]
