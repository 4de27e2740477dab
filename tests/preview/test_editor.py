"""The editor's forms are made from the schemas that validate the files."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import Field

from calculator.reading.currencies import DECIMALS
from plugins.languages.staff_words import speech_in
from plugins.preview.editor.configuration import Configuration
from plugins.preview.editor.form import WORDS, field_of
from plugins.reading import schema
from plugins.reading.firm_settings import FirmSettings
from plugins.reading.schema import KINDS, Question, Text
from plugins.reading.site_details import SiteDetails
from plugins.reading.topics import TopicEntry
from tests.support.editing import LANGUAGES, entries_of, every_field, form_of
from tests.support.firm import CONTENT

NOT_IN_A_FORM = {"translates"}  # only a command writes it


def configuration(lang: str = "en") -> dict[str, Any]:
    """Return the configuration for the firm's content, in a language."""
    return Configuration(
        entries_of(CONTENT).kinds, languages=LANGUAGES, speech=speech_in(lang)
    ).settings()


@pytest.mark.parametrize(
    ("collection", "model"),
    [*KINDS.items(), ("firm", SiteDetails), ("settings", FirmSettings)],
)
def test_every_key_of_a_schema_is_a_field_in_plain_words(collection: str, model: Any) -> None:
    """Every key of a file can be filled in, and each field has a hint."""
    fields = {field["name"]: field for field in form_of(configuration(), collection)}
    assert set(model.model_fields) - NOT_IN_A_FORM <= set(fields)
    assert set(fields) - set(model.model_fields) <= {
        "slug",
        "body",
    }  # the file's name and the text below the keys
    assert [
        name
        for name, field in fields.items()
        if not (field["widget"] and field["label"] and field["hint"])
    ] == []


def test_a_topic_has_a_field_for_each_key_and_language() -> None:
    """In the default language the code is the address, so there is no field for it."""
    names = {field["name"] for field in form_of(configuration(), "topics")[0]["fields"]}
    assert names == {"topic", "title", "title_fr", "slug_fr"}
    assert {name.removesuffix("_fr") for name in names} == set(TopicEntry.model_fields)


def test_a_new_key_of_a_schema_is_a_new_field(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a change in the editor."""

    class More(Question):
        asked_by: Text | None = Field(None, title="Asked by", description="Who wanted to know.")

    assert "asked_by" not in {field["name"] for field in form_of(configuration(), "faq")}
    monkeypatch.setitem(schema.KINDS, "faq", More)
    field = next(field for field in form_of(configuration(), "faq") if field["name"] == "asked_by")
    assert field == {
        "name": "asked_by",
        "label": "Asked by",
        "hint": "Who wanted to know.",
        "widget": "string",
        "required": False,
        "i18n": True,
    }


def test_a_type_without_a_widget_is_an_error() -> None:
    """It is never shown as another type."""

    class Odd(Question):
        weights: dict[str, float] = Field(title="Weights", description="Of no use.")

    with pytest.raises(TypeError, match="Odd.weights must have a widget"):
        field_of(Odd, "weights", choices={}, speech=speech_in("en"))


def test_a_field_offers_what_its_schema_allows() -> None:
    """Choices, days, whether it may be left out, and whether it is the same in every language."""
    fields = {field["name"]: field for field in form_of(configuration(), "faq")}
    assert [option["value"] for option in fields["status"]["options"]] == ["published", "draft"]
    assert "working-together" in [option["value"] for option in fields["topic"]["options"]]
    assert fields["reviewed"]["widget"] == "datetime" and fields["reviewed"]["required"]
    assert not fields["summary"]["required"] and fields["title"]["required"]
    assert {name for name, field in fields.items() if field["i18n"] == "duplicate"} == {
        "topic",
        "order",
        "review_every",
        "status",
        "publish_from",
        "publish_until",
    }


def test_a_form_speaks_the_language_of_whoever_edits() -> None:
    """In its labels, hints and choices; the values in the files stay as they are."""
    english, french = (
        {field["name"]: field for field in form_of(configuration(lang), "faq")}
        for lang in ("en", "fr")
    )
    assert (french["topic"]["label"], french["topic"]["hint"]) == (
        "Sujet",
        "Le groupe où elle figure sur la page des questions.",
    )
    assert french["status"]["options"][1] == {"label": "Brouillon", "value": "draft"}
    assert [name for name in english if english[name]["hint"] == french[name]["hint"]] == []


def test_every_choice_has_words() -> None:
    """The choices of schemas and price books are shown in words, not as codes."""
    fields = [
        field
        for collection in ("faq", "services", "pages", "firm", "settings")
        for field in form_of(configuration(), collection)
    ]
    fixed = [
        option
        for field in fields
        if field["name"] not in ("topic", "questions", "formula")
        for option in field.get("options", ())
    ]
    of_books = [
        one
        for field in every_field(form_of(configuration(), "prices"))
        for one in field.get("options", ())
    ]
    codes = [one["value"] for one in of_books if one["value"] not in DECIMALS]
    assert {option["value"] for option in fixed} | {*codes} == set(WORDS)
