"""The form of each kind of file, derived from the schema that validates the file, so that the two
always agree.

Settings and widgets have the names of https://decapcms.org/docs/widgets/.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from plugins.errors import Message, say
from plugins.languages.parity import SAME
from plugins.languages.staff_words import Speech
from plugins.preview.editor.changes import BODY
from plugins.preview.editor.pages import FIRST, SLUG, keys_of
from plugins.reading.schema import SLUG as SLUG_PATTERN
from plugins.reading.schema import Translation

LONG = ("summary", "hosting")  # fields that need more than a line
DAY = {
    "widget": "datetime",
    "format": "YYYY-MM-DD",
    "date_format": "YYYY-MM-DD",
    "time_format": False,
}
TODAY = "{{now}}"
WORDS = {  # labels of the choices in schemas and in price books
    "published": say("Published"),
    "draft": say("Draft"),
    "page": say("A page like others"),
    "home": say("Home page"),
    "faq": say("Page of questions"),
    "services": say("Page of services"),
    "estimate": say("Estimate"),
    "contact": say("Contact"),
    "check": say("Check of an estimate"),
    "not-found": say("What is not found"),
    "yes": say("Yes"),
    "no": say("No"),
    "illustrative": say("Illustrative"),
    "confirmed": say("Confirmed"),
    "month": say("Month"),
    "week": say("Week"),
    "quarter": say("Quarter"),
    "year": say("Year"),
    "once": say("Once"),
    "whole": say("All of it"),
    "parts": say("What lies beyond"),
    "net": say("Without VAT"),
    "gross": say("With VAT"),
    "warn": say("Say so"),
    "fail": say("Stop the publish"),
}
COLOURS = ("colour", "accent")
Field = dict[str, Any]
Choices = Mapping[
    str, list[dict[str, str]]
]  # the options of a field by its name, each a label and a value


def field_of(schema: type[BaseModel], name: str, *, choices: Choices, speech: Speech) -> Field:
    """Return one field; its value is shared by all languages if it must not differ between them."""
    info = schema.model_fields[name]
    label, hint = (
        speech.translate(Message(words)) if words else ""
        for words in (info.title, info.description)
    )
    field = {
        "name": name,
        "label": label,
        "hint": hint,
        **widget(schema, name, choices=choices, speech=speech),
    }
    if name in SAME:
        field["i18n"] = "duplicate"
    if not info.is_required() and info.default not in (None, []):
        field["default"] = info.default
    return {
        "i18n": True,
        "required": NoneType not in get_args(info.annotation) and info.default != [],
        **field,
    }


def widget(schema: type[BaseModel], name: str, *, choices: Choices, speech: Speech) -> Field:
    """Return the widget of a field; TypeError if no widget fits the field's type."""
    info = schema.model_fields[name]
    kind = _value_type(info.annotation)
    if get_origin(kind) is list and name in choices:
        return {"widget": "select", "multiple": True, "options": choices[name]}
    if name in choices:
        return {"widget": "select", "options": choices[name]}
    if get_origin(kind) is Literal:
        return {"widget": "select", "options": [option(value, speech) for value in get_args(kind)]}
    if kind is date:
        return {**DAY, **({"default": TODAY} if info.is_required() else {})}
    if kind is int:
        return {"widget": "number", "value_type": "int", "min": 0}
    if get_origin(kind) is tuple:
        return {"widget": "list"}
    if kind is str and name in COLOURS:
        return {"widget": "color", "allowInput": True}
    if kind is str:
        return {"widget": "text" if name in LONG else "string"}
    raise TypeError(
        f"plugins/preview/editor/form.py: {schema.__name__}.{name} must have a widget, got"
        f" {info.annotation}; say which one in widget()."
    )


def _value_type(annotation: Any) -> Any:
    """Return the type of a value without its metadata and without None."""
    if NoneType in get_args(annotation):
        annotation = next(kind for kind in get_args(annotation) if kind is not NoneType)
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def option(value: str, speech: Speech) -> dict[str, str]:
    """Return a choice with its label, or as it is written in the file if it has no label."""
    return {"label": speech.translate(WORDS[value]) if value in WORDS else value, "value": value}


def pattern(speech: Speech) -> list[str]:
    """Return the pattern of a web address, and the words that describe it."""
    return [SLUG_PATTERN, speech.translate(say("small letters, digits and hyphens"))]


def page_fields(
    schema: type[BaseModel], *, choices: Choices, body: tuple[Message, Message], speech: Speech
) -> list[Field]:
    """Return the fields of a page: title, address and text, then the others in the order of its
    schema.

        `body` holds the label and the hint of the text.
    """
    address = {**field_of(Translation, SLUG, choices={}, speech=speech), "pattern": pattern(speech)}
    label, hint = map(speech.translate, body)
    text = {"name": BODY, "label": label, "hint": hint, "widget": "writing", "i18n": True}
    keys = keys_of(schema)
    first = [key for key in keys if key in FIRST]
    fields = {key: field_of(schema, key, choices=choices, speech=speech) for key in keys}
    return [
        fields[first[0]],
        address,
        *(fields[key] for key in first[1:]),
        text,
        *(fields[key] for key in keys if key not in first),
    ]
