"""Staff are told everything in English and in French, and nothing is lost on the way."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from calculator.mistake import Message, Mistake, say
from plugins.languages.catalogue import Words, mistakes_in, read_catalogue
from plugins.languages.staff_words import NAME, languages, of_browser, of_terminal, speech_in
from plugins.project import ROOT
from tests.support.staff_messages import calls, literals, messages

THEME = ROOT / "theme"
HOLE = re.compile(r"%\((\w+)\)s")
MESSAGES = messages()


def test_staff_have_english_and_french() -> None:
    """A third language is one more catalogue."""
    assert languages() == ("en", "fr")


@pytest.mark.parametrize("lang", languages()[1:])
def test_every_message_is_translated_with_its_holes_and_none_is_left_over(lang: str) -> None:
    """A message of the code without a translation, or the other way round, is named with its
    place."""
    assert len(MESSAGES) > 150
    assert [
        str(mistake)
        for mistake in mistakes_in(read_catalogue(THEME, lang, NAME), MESSAGES, file=NAME)
    ] == []


def test_a_message_that_lacks_its_translation_would_be_found() -> None:
    """The test above can fail: for a new message, and for a hole that differs."""
    catalogue = read_catalogue(THEME, "fr", NAME)
    new: dict[Words, tuple[str, int]] = {**MESSAGES, "never said %(yet)s": ("plugins/new.py", 1)}
    assert [mistake.file for mistake in mistakes_in(catalogue, new, file=NAME)] == [
        "plugins/new.py"
    ]
    catalogue["correct it or take it out"].string = "corrigez %(one)s"
    assert len(list(mistakes_in(catalogue, MESSAGES, file=NAME))) == 1


def test_every_hole_is_filled_where_the_words_stand() -> None:
    """A name misspelt in one rare message would else be found by the manager who meets it."""
    for path, call in calls("say"):
        holes = set(HOLE.findall(literals(call, 1)[0]))
        given = {keyword.arg for keyword in call.keywords}
        assert holes == given, f"{path}:{call.lineno}"


def test_no_mistake_is_made_of_a_plain_text() -> None:
    """It would be told in English whatever the language: each one is made by `say`."""
    plain = (ast.Constant, ast.JoinedStr)
    for name in ("Mistake", "Finding"):
        for path, call in calls(name):
            assert not isinstance(call.args[2], plain), f"{path}:{call.lineno}"


def test_a_sentence_within_a_sentence_is_told_in_the_same_language() -> None:
    """Advice and what must hold are sentences of their own."""
    said = say(
        '%(key)s must %(must)s, got "%(got)s"; correct it.',
        key="order",
        must=say("be a whole number like %(like)s", like=3),
        got="x",
    )
    assert (
        str(Mistake("content/faq/a.md", 4, said))
        == 'content/faq/a.md:4: order must be a whole number like 3, got "x"; correct it.'
    )
    assert speech_in("fr").translate(Mistake("content/faq/a.md", 4, said)).replace(
        "\u00a0", " "
    ) == ("content/faq/a.md:4: order doit être un nombre entier comme 3, et non « x » ; corrigez.")


def test_what_a_manager_typed_is_never_read_as_a_hole() -> None:
    """A percent sign in a faulty text is a percent sign."""
    assert str(say('got "%(got)s"', got="5 %(got)s 100 %")) == 'got "5 %(got)s 100 %"'
    assert Message("no hole at all").text() == "no hole at all"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "fr_BE.UTF-8"}, "fr"),
        ({"LANG": "fr"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "nl_BE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_IE.UTF-8"}, "en"),
        ({"LANG": "en_IE.UTF-8", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": ""}, "fr"),
    ],
)
def test_the_terminal_speaks_its_own_language(environment: dict[str, str], lang: str) -> None:
    """By the variables that every program goes by."""
    assert of_terminal(environment) == lang


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("*", "en"),
        ("fr", "fr"),
        ("fr-BE,fr;q=0.9,en;q=0.8", "fr"),
        ("en-US,en;q=0.9,fr;q=0.8", "en"),
        ("nl-BE, fr;q=0.7", "fr"),
    ],
)
def test_a_browser_is_answered_in_the_first_language_that_it_asks_for(
    header: str, lang: str
) -> None:
    """Where neither a button nor the page has said which."""
    assert of_browser(header) == lang


def test_a_catalogue_elsewhere_is_read_anew(tmp_path: Path) -> None:
    """The preview shows a mended translation at once."""
    assert languages(tmp_path) == ("en",)
    file = tmp_path / "translations" / "fr" / "LC_MESSAGES" / NAME
    file.parent.mkdir(parents=True)
    for word in ("une", "deux"):
        file.write_text(f'msgid "write 1"\nmsgstr "{word}"\n', "utf-8")
        assert speech_in("fr", tmp_path).translate(say("write 1")) == word
