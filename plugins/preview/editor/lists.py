"""The lists of the content as entries of the editor: old addresses, searches of visitors, and words
that the spelling check accepts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode

from plugins.checks.links.searches import searches_file
from plugins.checks.texts.spelling import OURS
from plugins.errors import ContentError, Mistake
from plugins.preview.editor.changes import clash, normalised
from plugins.preview.editor.files import file_name, read
from plugins.preview.editor.row_text import Row, Values, with_rows
from plugins.reading.front_matter import read_list, read_mapping
from plugins.reading.redirects import FILE as REDIRECTS

ENTRIES, FOLDER = "entries", "lists"


@dataclass(frozen=True)
class Format:
    """A file that is a list: its name, the fields of a row, and how rows are read and written."""

    file: str
    fields: tuple[str, ...]
    rows: Callable[[str, str], list[Row]]
    line_of: Callable[[Values], str]


class Lists:
    """The entries `redirects`, `words`, and `search` with `search-fr` for each other language."""

    def __init__(self, content: Path, languages: tuple[str, ...]) -> None:
        self.content = content
        searches = {
            f"search-{lang}" if lang else "search": Format(
                searches_file(lang), ("typed", "page"), _searches, _search
            )
            for lang in ("", *languages[1:])
        }
        self.formats: Mapping[str, Format] = {
            "redirects": Format(REDIRECTS, ("from", "to"), _redirects, _redirect),
            **searches,
            "words": Format(OURS, ("word", "note"), _words, _word),
        }

    def keys(self) -> list[str]:
        """Return the keys of the entries."""
        return list(self.formats)

    def files(self, key: str) -> dict[str, Path]:
        """Return the only file of an entry; its key names the language."""
        return {"": self.content / self.formats[key].file} if key in self.formats else {}

    def read(self, key: str) -> dict[str, Any]:
        """Return the rows in the order of the file."""
        return {ENTRIES: [row.values for row in self._rows(key)]} if key in self.formats else {}

    def texts(self, key: str, form: Values, base: Values) -> dict[Path, str]:
        """Return the new text of the file if a row has changed."""
        kind, path = self.formats[key], self.files(key)[""]
        new_rows, base_rows = (self._normalised_rows(kind, values) for values in (form, base))
        current_rows = self._normalised_rows(kind, self.read(key))
        if new_rows in (base_rows, current_rows):
            return {}
        if (
            base_rows != current_rows
        ):  # this save must not remove a row that somebody else has added
            raise ContentError([Mistake(file_name(self.content, path), 0, clash(ENTRIES))])
        text = read(self.content, path) or ""
        return {path: with_rows(text, self._rows(key), new_rows, line_of=kind.line_of)}

    def _rows(self, key: str) -> list[Row]:
        path = self.files(key)[""]
        text = read(self.content, path) or ""
        return self.formats[key].rows(text, file_name(self.content, path)) if text.strip() else []

    def _normalised_rows(self, kind: Format, values: Mapping[str, Any]) -> list[Values]:
        return [
            {name: " ".join(str(normalised(row.get(name)) or "").split()) for name in kind.fields}
            for row in values.get(ENTRIES) or []
        ]


def _redirects(text: str, file: str) -> list[Row]:
    return [
        Row(
            {name: str(values.get(name) or "") for name in ("from", "to")},
            min(lines.values()),
            max(lines.values()),
        )
        for values, lines in read_list(text, file=file)
    ]


def _redirect(values: Values) -> str:
    return f"- from: {_scalar(values['from'])}\n  to: {_scalar(values['to'])}\n"


def _searches(text: str, file: str) -> list[Row]:
    values, lines = read_mapping(text, file=file)
    return [
        Row({"typed": typed, "page": str(page or "")}, lines[typed], lines[typed])
        for typed, page in values.items()
    ]


def _search(values: Values) -> str:
    return f"{_scalar(values['typed'])}: {_scalar(values['page'])}\n"


def _words(text: str, _: str) -> list[Row]:
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        word, _, note = (part.strip() for part in line.partition("#"))
        if word:
            rows.append(Row({"word": word, "note": note}, number, number))
    return rows


def _word(values: Values) -> str:
    return f"{' # '.join(filter(None, (values['word'], values['note'])))}\n"


def _scalar(value: str) -> str:
    """Return a text as a key or a value of YAML, quoted if it needs that."""
    try:
        node = yaml.compose(f"{value}: {value}\n", Loader=yaml.CSafeLoader)
        pairs = node.value if isinstance(node, MappingNode) else []
        alone = [(key.value, text.value) for key, text in pairs] == [(value, value)]
    except yaml.YAMLError:
        alone = False
    return value if alone else json.dumps(value, ensure_ascii=False)
