"""A value changes in YAML and TOML texts while every other byte stays, and is read as it was
written."""

from __future__ import annotations

import tomllib
from io import StringIO
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from plugins.preview.editor import yaml_text
from plugins.preview.editor.offer.toml_parts import with_value

ORDER = ("title", "slug", "questions", "order", "summary")
FRONT = """\
# On top.
title:   "Why?"   # asked often

questions:
  # the first
  - one
  - "two"  # and the second

order: 1
summary: >
  Folded
  text.
# At the end.
"""


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": "How?"}, '"Why?"', '"How?"'),
        ({"title": 'So "why"?'}, '"Why?"', '"So \\"why\\"?"'),
        ({"order": "2"}, "order: 1", "order: 2"),
        ({"order": None}, "order: 1\n", ""),
        ({"order": ""}, "order: 1", "order:"),
        ({"order": "a: b"}, "order: 1", 'order: "a: b"'),
        ({"slug": "why"}, "# asked often\n", "# asked often\nslug: why\n"),
        ({"summary": "One line."}, ">\n  Folded\n  text.\n", "One line.\n"),
        ({"summary": None}, "summary: >\n  Folded\n  text.\n", ""),
        (
            {"questions": ["two", "one"]},
            '  - one\n  - "two"  # and the second\n',
            '  - "two"  # and the second\n  - one\n',
        ),
        ({"questions": ["one", "three", "two"]}, "  - one\n", "  - one\n  - three\n"),
        ({"questions": ["one"]}, '  - "two"  # and the second\n', ""),
        (
            {"questions": []},
            'questions:\n  # the first\n  - one\n  - "two"  # and the second\n',
            "questions: []\n",
        ),
        (
            {"questions": None},
            'questions:\n  # the first\n  - one\n  - "two"  # and the second\n',
            "",
        ),
    ],
)
def test_a_value_of_yaml_changes_alone(changes: dict[str, Any], old: str, new: str) -> None:
    """Notes, quotation marks, spaces and empty lines stay where they are."""
    assert FRONT.count(old) == 1
    assert yaml_text.with_values(FRONT, changes, order=ORDER) == FRONT.replace(old, new)


@pytest.mark.parametrize(
    ("text", "changes", "expected"),
    [
        ("", {"title": "A", "questions": ["b"]}, "title: A\nquestions:\n  - b\n"),
        ("title: A", {"title": "B"}, "title: B"),
        ("order: 1\n", {"title": "A"}, "title: A\norder: 1\n"),
        ("title: 'A'\n", {"title": "It's"}, "title: 'It''s'\n"),
        ("questions: [one, two]\n", {"questions": ["two"]}, "questions:\n  - two\n"),
        ("title:\norder: 1\n", {"title": "A"}, "title: A\norder: 1\n"),
    ],
)
def test_other_forms_of_yaml(text: str, changes: dict[str, Any], expected: str) -> None:
    """An empty text, a last line without its end, a list on one line, a key without a value."""
    assert yaml_text.with_values(text, changes, order=ORDER) == expected


def test_the_library_still_moves_notes_and_spaces() -> None:
    """ruamel.yaml 0.19.1; once this fails, the library may replace yaml_text."""
    text = "# Its name.\nname:  A\n\n# What it does.\ntagline: B\n\n# Where.\nwebsite: C\n"
    library, output = YAML(), StringIO()
    values = library.load(text)
    del values["tagline"]
    library.dump(values, output)
    assert output.getvalue() == "# Its name.\nname: A\n\n# What it does.\nwebsite: C\n"
    ours = yaml_text.with_values(text, {"tagline": None}, order=["name", "tagline", "website"])
    assert ours == text.replace("tagline: B\n", "")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
)
@example("no")
@example("2026-11-23")
@example("- a")
@example("'a' and \"b\"")
@example("{{ price day_rate small }}")
@example(" a ")
@example("a #b")
@example("a: b")
@example("l’été\u00a0: 5\u202f%")
@example("a\nb")
def test_any_text_is_read_as_it_was_written(words: str) -> None:
    """In a value and in a list, of YAML; in a value of TOML."""
    text = yaml_text.with_values(
        "title: old\norder: 1\n", {"title": words, "questions": [words, "b"]}, order=ORDER
    )
    assert yaml.load(text, yaml.BaseLoader) == {
        "title": words,
        "questions": [words, "b"],
        "order": "1",
    }
    pair = with_value('a = "old"  # note\n', ("a",), words)
    assert tomllib.loads(pair) == {"a": words} and pair.endswith("  # note\n")
