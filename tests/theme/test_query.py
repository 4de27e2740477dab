"""The words that the search looks for, read from what a visitor types."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from plugins.packages.node import node

MODULE = Path(__file__).resolve().parents[2] / "theme" / "static" / "js" / "query.js"
SCRIPT = """\
import { apart, pairsOf, wordsOf } from %s;
let text = "";
for await (const part of process.stdin) text += part;
const words = wordsOf(JSON.parse(text));
const every = words.map(({ forms, parts }) => [...forms, ...parts]);
process.stdout.write(JSON.stringify([every, pairsOf(words), apart(words[0]?.forms[0] ?? "")]));
"""
WORDS = {
    "propriété": [["propriété"]],
    "proprie\u0301te\u0301": [["propriété"]],
    "l’audit": [["audit"]],
    "l'audit": [["audit"]],
    "IT-manager": [["itmanager", "it", "manager"]],
    "IT\u2011manager": [["itmanager", "it", "manager"]],
    "IT–manager": [["itmanager", "it", "manager"]],
    "C.I.O.": [["cio"]],
    "C.I.O": [["cio"]],
    "C I O": [["cio"]],
    "la t v a": [["la"], ["tva"]],
    "a b": [["a"], ["b"]],
    "R&D": [["rd"]],
    "SaaS/PaaS": [["saas"], ["paas"]],
    "œuvre": [["œuvre", "oeuvre"]],
    "oeuvre": [["oeuvre"]],
    "e\u00admail": [["email"]],
    "qu'est-ce qu'un DSI": [["estce", "est", "ce"], ["quun", "qu", "un"], ["dsi"]],
    "cost cost": [["cost"]],
    "what does it cost?": [["what"], ["does"], ["it"], ["cost"]],
    "24/7": [["24"], ["7"]],
    "?!": [],
    "": [],
}


def words_and_pairs(typed: str) -> tuple[list[list[str]], list[str], list[list[str]]]:
    """Return each word with its other forms and parts, the pairs of neighbours, and the ways in
    which the first word may fall apart."""
    done = subprocess.run(
        [*node(), "--input-type=module", "--eval", SCRIPT % json.dumps(MODULE.as_uri())],
        input=json.dumps(typed),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    words, pairs, ways = json.loads(done.stdout)
    return words, pairs, ways


@pytest.mark.parametrize(("typed", "words"), WORDS.items())
def test_words_are_found_however_they_are_spelt(typed: str, words: list[list[str]]) -> None:
    """Composed or not, with any hyphen and apostrophe, with points between letters."""
    assert words_and_pairs(typed)[0] == words


def test_neighbours_may_be_one_word() -> None:
    """Some pages write nonprofit as one word."""
    assert words_and_pairs("for non profit")[1] == ["fornon", "nonprofit"]


def test_a_word_may_be_several_without_a_space_or_an_apostrophe() -> None:
    """At any place that leaves three letters on both sides; an elision leaves one word."""
    assert words_and_pairs("workday")[2] == [["wor", "kday"], ["work", "day"]]
    assert words_and_pairs("laudit")[2] == [["audit"], ["lau", "dit"]]
    assert words_and_pairs("quune")[2] == []
    assert words_and_pairs("cost")[2] == []
