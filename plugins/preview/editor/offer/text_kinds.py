"""The words of an offer as the editor's form has them: all languages side by side, a row for each
name of a price book. Derived from the schema that validates the files.

A field's name ends with its language (`label_fr`), except in the first one, and with its
grammatical number (`unit_one`) if the text depends on one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from plugins.preview.editor.offer.book_kinds import by_name
from plugins.preview.editor.offer.trees import Tree
from plugins.reading.offer_texts import Counted, Says
from plugins.reading.offer_words import forms_of

TEXT, BY_NUMBER, EITHER, PART, ROWS, LINES = "text", "by number", "either", "part", "rows", "lines"
CODE = "code"  # the field of a row that holds its name in the price book
LINE = "text"  # the field of a row that is a single text
Schema = type[BaseModel]
Trees = Mapping[str, Tree]  # by language, beginning with the first


@dataclass(frozen=True)
class Words:
    """One key of a schema: its name, its kind, whether it is required, and the schema of its
    table."""

    name: str
    kind: str
    required: bool
    schema: Schema | None = None

    def fields(self, lang: str, first: str) -> Iterator[tuple[str, str]]:
        """Yield the grammatical number and the name of each text field in a language."""
        end = "" if lang == first else f"_{lang}"
        if self.kind != BY_NUMBER:
            yield "", self.name + end
        if self.kind != TEXT:
            yield from ((form, f"{self.name}_{form}{end}") for form in forms_of(lang))


def words_of(schema: Schema) -> list[Words]:
    """Return the keys of a schema, in its order."""
    keys = []
    for attribute, info in schema.model_fields.items():
        kind = info.annotation
        if NoneType in get_args(kind):
            kind = next(one for one in get_args(kind) if one is not NoneType)
        name, required = info.alias or attribute, info.is_required()
        keys.append(Words(name, *_kind(kind, required=required)))
    return keys


def _kind(kind: Any, *, required: bool) -> tuple[str, bool, Schema | None]:
    if kind == Counted:
        return BY_NUMBER, required, None
    if kind == Says:
        return EITHER, required, None
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return PART, required, kind
    if get_origin(kind) is not None and issubclass(get_origin(kind), Mapping):
        inside = get_args(kind)[1]
        if isinstance(inside, type) and issubclass(inside, BaseModel):
            return ROWS, required, inside
        return LINES, required, None
    return TEXT, required, None


def form_of(schema: Schema, trees: Trees) -> Tree:
    """Return the content of the files as the form has it."""
    form: Tree = {}
    for key in words_of(schema):
        inside = {lang: tree.get(key.name) for lang, tree in trees.items()}
        if key.kind == PART and key.schema:
            form[key.name] = form_of(key.schema, _tables(inside))
        elif key.kind in (ROWS, LINES):
            form[key.name] = _rows(key, _tables(inside))
        else:
            form |= _texts(key, inside)
    return form


def trees_of(schema: Schema, form: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Tree]:
    """Return the new content of each language's file; FormError if no file can hold it."""
    trees: dict[str, Tree] = {lang: {} for lang in languages}
    for key in words_of(schema):
        for lang, value in _values(key, form, languages).items():
            if value not in (None, {}):
                trees[lang][key.name] = value
    return trees


def _values(key: Words, form: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    """Return the value of a key in each language."""
    value = form.get(key.name)
    if key.kind == PART and key.schema:
        inside = value if isinstance(value, Mapping) else {}
        return dict(trees_of(key.schema, inside, languages))
    if key.kind in (ROWS, LINES):
        rows = [row for row in value or [] if isinstance(row, Mapping)]
        each = [(row, _row(key, row, languages)) for row in rows]
        by_name(each, key=CODE)  # refuses a name that stands twice
        return {
            lang: {str(row[CODE]): one[lang] for row, one in each if one[lang] not in (None, {})}
            for lang in languages
        }
    return {lang: _value(key, form, lang, languages[0]) for lang in languages}


def _row(key: Words, row: Mapping[str, Any], languages: Sequence[str]) -> dict[str, Any]:
    if key.schema:
        return dict(trees_of(key.schema, row, languages))
    line = Words(LINE, TEXT, required=True)
    return {lang: _value(line, row, lang, languages[0]) for lang in languages}


def _value(key: Words, form: Mapping[str, Any], lang: str, first: str) -> Any:
    """Return one text, or a text for each grammatical number; None if nothing is filled in."""
    texts = {
        by: text
        for by, name in key.fields(lang, first)
        if (text := " ".join(str(form.get(name) or "").split()))
    }
    alone = texts.pop("", None)
    return texts or alone


def _texts(key: Words, inside: Mapping[str, Any]) -> Tree:
    first = next(iter(inside))
    return {
        name: (value.get(by) if isinstance(value, dict) else None) if by else _alone(value)
        for lang, value in inside.items()
        for by, name in key.fields(lang, first)
    }


def _rows(key: Words, tables: Trees) -> list[Tree]:
    codes = dict.fromkeys(code for table in tables.values() for code in table)
    rows = []
    for code in codes:
        inside = {lang: table.get(code) for lang, table in tables.items()}
        if key.schema:
            rows.append({CODE: code, **form_of(key.schema, _tables(inside))})
        else:
            rows.append({CODE: code, **_texts(Words(LINE, TEXT, required=True), inside)})
    return rows


def _tables(values: Mapping[str, Any]) -> dict[str, Tree]:
    return {lang: value if isinstance(value, dict) else {} for lang, value in values.items()}


def _alone(value: Any) -> str | None:
    return value if isinstance(value, str) else None
