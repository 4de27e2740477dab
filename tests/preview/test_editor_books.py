"""The form of a price book speaks the language of whoever fills it in."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.languages.staff_words import languages, speech
from plugins.preview.editor.offer.book_form import book_fields
from tests.support.firm import CONTENT

BOOK = (CONTENT / "prices" / "2026-01-01.toml").read_text("utf-8")


def words(fields: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Return the label and the hint of every field, by its dotted name."""
    found: dict[str, tuple[str, str]] = {}
    for field in fields:
        found[field["name"]] = (field["label"], field["hint"])
        inside = words(field.get("fields", []))
        found |= {f"{field['name']}.{name}": both for name, both in inside.items()}
    return found


def of(lang: str) -> dict[str, tuple[str, str]]:
    """Return all words of the form in a language."""
    return words(book_fields(BOOK, key="2026-01-01", spoken=speech(lang)))


@pytest.mark.parametrize("lang", languages()[1:])
def test_no_label_and_no_hint_stays_english(lang: str) -> None:
    """But for a word that is the same in both."""
    english, other = of("en"), of(lang)
    same = {"micro", "status"}
    assert english.keys() == other.keys() and len(english) > 30
    for name, (label, hint) in english.items():
        if name.rpartition(".")[2] not in same:
            assert other[name][0] != label, name
        assert not hint or other[name][1] != hint, name


@pytest.mark.parametrize("lang", languages())
def test_no_hint_speaks_of_signs_in_the_file(lang: str) -> None:
    """There is no # in a form."""
    assert not [hint for _, hint in of(lang).values() if "#" in hint]
    assert of(lang)["day_rate"][0] in ("Day rate", "Tarif journalier")
