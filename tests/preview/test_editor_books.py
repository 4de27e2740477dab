"""The form of a price book has a field for every key, in the language of whoever fills it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from plugins.languages.staff_words import languages, speech_in
from plugins.preview.editor.configuration import Configuration
from plugins.project import ROOT
from tests.support.editing import LANGUAGES, entries_of, every_field, form_of
from tests.support.firm import CONTENT

DOCUMENTED = ROOT / "calculator" / "README.md"
SAME = {"status", "year", "code", "vat", "page", "question", "formula", "person"}  # alike in French
OF_THE_FORM = {"first_day", "name", "amount", "range", "kinds", "quantity"}


def fields_of(lang: str, collection: str) -> list[dict[str, Any]]:
    """Return the fields of a collection, in a language."""
    config = Configuration(
        entries_of(CONTENT).kinds, languages=LANGUAGES, speech=speech_in(lang)
    ).settings()
    return form_of(config, collection)


def texts(fields: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the label and the hint of every field."""
    for field in every_field(fields):
        yield field["name"], field["label"], field.get("hint", "")


def test_every_documented_key_is_a_field() -> None:
    """And every field is of a documented key."""
    text = DOCUMENTED.read_text("utf-8")
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row)} - {"quantity"}
    form = list(every_field(fields_of("en", "prices")))
    fields = {field["name"] for field in form}
    kinds = {field["typeKey"] for field in form if "types" in field}
    assert kinds == {"kind", "quantity"}
    assert keys - fields - kinds == set()
    documented = set(re.findall(r"`\"?([\w-]+)\"?`", text))
    assert {name for name in fields - documented if not name.startswith("yes")} <= OF_THE_FORM


@pytest.mark.parametrize("collection", ["prices", "offer"])
@pytest.mark.parametrize("lang", languages()[1:])
def test_no_label_and_no_hint_stays_english(lang: str, collection: str) -> None:
    """But for a word that is the same in both."""
    english, other = (list(texts(fields_of(one, collection))) for one in ("en", lang))
    assert len(english) == len(other) > 60
    for (name, label, hint), (_, label_there, hint_there) in zip(english, other, strict=True):
        assert label_there != label or name.partition("_")[0] in SAME, name
        assert not hint or hint_there != hint, name


def test_a_new_book_begins_as_the_newest() -> None:
    """Every value of it is a default."""
    fields = {field["name"]: field for field in fields_of("en", "prices")}
    newest = entries_of(CONTENT).entry("prices/2026-01-01.json")
    assert fields["formula"]["default"] == newest["formula"]
    assert fields["status"]["default"] == "illustrative"
    [by, kinds] = fields["vat"]["fields"]
    assert "default" not in by and kinds["default"] == newest["vat"]["kinds"]


def test_an_existing_name_is_chosen_from_a_list() -> None:
    """Of facts, classes, formulas, kinds of VAT, terms and pages; only new names are typed."""
    fields = [*every_field(fields_of("en", "prices"))]
    choice_fields = {field["name"] for field in fields if field["widget"] in ("name", "names")}
    of_formulas = {"as", "excludes", "formula", "of", "rate_as", "with"}
    of_facts = {"by", "fact", "if", "rate_by", "table_by", "unless"}
    assert choice_fields == {*of_formulas, *of_facts, "name", "months_from", "page", "year"}
    [page] = next(field for field in fields if field["name"] == "year")["from"]
    assert {"label": "How often does a part-time CIO work?", "value": "how-often"} in page[
        "options"
    ]
