"""Every message for staff is in English and in French, with the same values in both."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from calculator.mistake import Message, Mistake, say
from plugins.errors import ContentError
from plugins.languages import staff_words
from plugins.languages.catalogue import Words, mistakes_in, read_catalogue
from plugins.languages.staff_words import NAME, languages, of_browser, of_terminal, speech_in
from plugins.project import ROOT
from tests.support.staff_messages import calls, literals, messages

THEME = ROOT / "theme"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
MESSAGES = messages()


def test_staff_have_english_and_french() -> None:
    """A third language is one more catalogue."""
    assert languages() == ("en", "fr")


@pytest.mark.parametrize("lang", languages()[1:])
def test_every_message_is_translated_with_its_placeholders_and_none_is_unused(lang: str) -> None:
    """A message without a translation, or a translation without a message, is named with its
    place."""
    assert len(MESSAGES) > 150
    assert [
        str(mistake)
        for mistake in mistakes_in(read_catalogue(THEME, lang, NAME), MESSAGES, file=NAME)
    ] == []


def test_a_missing_translation_is_found() -> None:
    """The test above can fail: for a new message, and for another placeholder."""
    catalogue = read_catalogue(THEME, "fr", NAME)
    new: dict[Words, tuple[str, int]] = {**MESSAGES, "never said %(yet)s": ("plugins/new.py", 1)}
    assert [mistake.file for mistake in mistakes_in(catalogue, new, file=NAME)] == [
        "plugins/new.py"
    ]
    catalogue["correct it or take it out"].string = "corrigez %(one)s"
    assert len(list(mistakes_in(catalogue, MESSAGES, file=NAME))) == 1


def test_every_call_gives_all_placeholders_of_its_message() -> None:
    """A misspelt name would else be found only when somebody gets that message."""
    for path, call in calls("say"):
        placeholders = set(PLACEHOLDER.findall(literals(call, 1)[0]))
        arguments = {keyword.arg for keyword in call.keywords}
        assert placeholders == arguments, f"{path}:{call.lineno}"


def test_no_mistake_has_a_literal_text() -> None:
    """It would be in English whatever the language: each message must be made by `say`."""
    literal = (ast.Constant, ast.JoinedStr)
    for name in ("Mistake", "Finding"):
        for path, call in calls(name):
            assert not isinstance(call.args[2], literal), f"{path}:{call.lineno}"


def test_a_message_within_a_message_is_in_the_same_language() -> None:
    """Advice and requirements are messages of their own."""
    message = say(
        '%(key)s must %(must)s, got "%(got)s"; correct it.',
        key="order",
        must=say("be a whole number like %(like)s", like=3),
        got="x",
    )
    assert (
        str(Mistake("content/faq/a.md", 4, message))
        == 'content/faq/a.md:4: order must be a whole number like 3, got "x"; correct it.'
    )
    assert speech_in("fr").translate(Mistake("content/faq/a.md", 4, message)).replace(
        "\u00a0", " "
    ) == ("content/faq/a.md:4: order doit être un nombre entier comme 3, et non « x » ; corrigez.")


def test_a_placeholder_in_a_value_stays_as_it_is() -> None:
    """A percent sign that staff typed is a percent sign."""
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
    """By the environment variables that every program uses."""
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
def test_a_browser_is_answered_in_the_first_language_of_its_header(header: str, lang: str) -> None:
    """Where neither a button nor the page has chosen one."""
    assert of_browser(header) == lang


def test_a_changed_catalogue_is_read_again(tmp_path: Path) -> None:
    """The preview shows a corrected translation at once."""
    assert languages(tmp_path) == ("en",)
    file = tmp_path / "translations" / "fr" / "LC_MESSAGES" / NAME
    file.parent.mkdir(parents=True)
    for word in ("une", "deux"):
        file.write_text(f'msgid "write 1"\nmsgstr "{word}"\n', "utf-8")
        assert speech_in("fr", tmp_path).translate(say("write 1")) == word


def test_a_catalogue_is_compiled_once_for_each_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other words are read at once, and a catalogue that is gone is a mistake at its place."""
    cache, theme = tmp_path / "cache", tmp_path / "theme"
    catalogue = theme / "translations" / "fr" / "LC_MESSAGES" / NAME
    catalogue.parent.mkdir(parents=True)
    monkeypatch.setattr(staff_words, "CACHE", cache)
    for count, words in ((1, "aucune erreur"), (1, "aucune erreur"), (2, "pas d'erreur")):
        catalogue.write_text(f'{HEAD}msgid "no errors"\nmsgstr "{words}"\n', encoding="utf-8")
        assert speech_in("fr", theme).translate(say("no errors")) == words
        assert len(list(cache.iterdir())) == count
    catalogue.unlink()
    with pytest.raises(ContentError, match=r"theme/translations/fr/LC_MESSAGES/staff\.po: "):
        speech_in("fr", theme)
