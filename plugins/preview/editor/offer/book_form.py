"""The form of a price book: it has a field for whatever the file may hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.errors import say
from plugins.languages.staff_words import Speech
from plugins.preview.editor.form import Field, option
from plugins.preview.editor.offer.book_choices import (
    CELLS,
    CLASSES,
    KINDS,
    SOLD,
    Source,
    with_pages,
)
from plugins.preview.editor.offer.book_keys import KEYS
from plugins.preview.editor.offer.book_kinds import NAME, Group, Key, Named, Names, Text, Yes
from plugins.preview.editor.offer.book_labels import ONE, ROW, TYPES, hint_of, label_of
from plugins.preview.editor.offer.book_tables import Cells, Picks, Single, Values, Vat
from plugins.preview.editor.offer.books import FIRST_DAY

AT_A_GLANCE = ("formula.rate", "fact.classes")  # their rows show all values while they are folded


def book_fields(
    newest: Mapping[str, Any], *, pages: Sequence[Mapping[str, str]], speech: Speech
) -> list[Field]:
    """Return the fields of a book; `newest` is the newest book as a form, with which a new book
    begins, and `pages` are those that may state a rule."""
    hint = say(
        "The day from which these prices hold, like 2027-01-01. Other prices from another day on"
        " are a new book."
    )
    first_day = {
        "name": FIRST_DAY,
        "label": speech.translate(say("First day")),
        "widget": "string",
        "hint": speech.translate(hint),
        "pattern": [r"^\d{4}-\d{2}-\d{2}$", speech.translate(say("a day like 2027-01-01"))],
    }
    form = _Form(speech, pages)
    return [first_day, *(form.field(key, key.name, newest.get(key.name)) for key in KEYS)]


class _Form:
    """Builds fields in the language of the person who edits."""

    def __init__(self, speech: Speech, pages: Sequence[Mapping[str, str]]) -> None:
        self.speech, self.translate, self.pages = speech, speech.translate, pages

    def field(self, key: Key, path: str, default: Any = None) -> Field:
        """Return one field; `path` are the names of the tables that contain it, then its own."""
        hint = hint_of(path)
        field: Field = {
            "name": key.name,
            "label": self.translate(label_of(path)),
            "hint": self.translate(hint) if hint else "",
            "required": False,
        }
        match key:
            case Text():
                field |= {"required": key.required, **self._text(key)}
            case Yes():
                field |= {"widget": "boolean"}
            case Names():
                field |= {"required": key.required, **self._names(key)}
            case Group() | Single():
                return field | self._object(key.keys, path, default)
            case Vat():
                kinds = Named("kinds", key.keys, of=KINDS)
                return field | self._object((key.by, kinds), path, default)
            case _:
                field |= self._list(key, path)
        return field | ({"default": default} if default not in (None, "", []) else {})

    def _object(self, keys: Sequence[Key], path: str, default: Any) -> Field:
        values = default if isinstance(default, Mapping) else {}
        fields = [self.field(key, f"{path}.{key.name}", values.get(key.name)) for key in keys]
        return {"widget": "object", "collapsed": True, "fields": fields}

    def _names(self, key: Names) -> Field:
        return (
            {"widget": "names", "from": with_pages(key.of, self.pages)}
            if key.of
            else {"widget": "list"}
        )

    def _text(self, key: Text) -> Field:
        if key.of:
            return {"widget": "name", "from": with_pages(key.of, self.pages)}
        if not key.choices:
            return {"widget": "string"}
        options = [option(word, self.speech) for word in key.choices]
        return {"widget": "select", "options": options}

    def _list(self, key: Key, path: str) -> Field:
        name, *others = _columns(key)
        top = "." not in path
        field: Field = {
            "widget": "list",
            "collapsed": True,
            "minimize_collapsed": not top and path not in AT_A_GLANCE,
            "label_singular": self.translate(ONE.get(path, ROW)),
            "summary": " ".join(f"{{{{fields.{one}}}}}" for one in (name, *others)),
        }
        if isinstance(key, Named) and key.by:
            return field | {"typeKey": key.by, "types": self._types(key, path)}
        return field | {"fields": self._row(key, path)}

    def _types(self, key: Named, path: str) -> list[Field]:
        return [
            {
                "name": name,
                "label": self.translate(TYPES[name]),
                "widget": "object",
                "fields": [self._name(path), *self._fields((*key.keys, *keys), path)],
            }
            for name, keys in key.types.items()
        ]

    def _row(self, key: Key, path: str) -> list[Field]:
        """Return the fields of one row of a list."""
        match key:
            case Named():
                name = self._name(path, key.names, of=key.of)
                return [name, *self._fields(key.keys, path)]
            case Values():
                return [self._name(path), *self._fields((Text(key.value),), path)]
            case Picks():
                keys = (Text("formula", of=SOLD), Text("quantity", required=False))
                return [self._name(path, of=CLASSES), *self._fields(keys, path)]
            case Cells():
                starts = (Text("from"),) if key.starts else ()
                cell = (*starts, Text(NAME, required=False, of=CELLS), Text(key.value))
                return self._fields(cell, path)
        raise TypeError(f"a list must be of a kind that has rows, got {key}")

    def _fields(self, keys: Sequence[Key], path: str) -> list[Field]:
        return [self.field(key, f"{path}.{key.name}") for key in keys]

    def _name(
        self, path: str, names: tuple[str, ...] = (), *, of: tuple[Source, ...] = ()
    ) -> Field:
        may_be_left_out = path == "vat.kinds"
        text = Text(NAME, required=not may_be_left_out, choices=names, of=of)
        return self.field(text, f"{path}.{NAME}")


def _columns(key: Key) -> tuple[str, ...]:
    """Return the fields that are shown of a row while it is folded."""
    match key:
        case Cells(starts=True):
            return "from", NAME, key.value
        case Cells() | Values():
            return NAME, key.value
        case Picks():
            return NAME, "formula", "quantity"
        case Named(name="chosen"):
            return NAME, "from", "to"
        case Named(name="kinds"):
            return NAME, "percent"
    return (NAME,)
