"""The words that the search looks for, read from what a visitor types."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from plugins.packages.node import node

MODULE = Path(__file__).resolve().parents[2] / "theme" / "static" / "js" / "query.js"
SCRIPT = """\
import { pairsOf, wordsOf } from %s;
let text = "";
for await (const part of process.stdin) text += part;
const words = wordsOf(JSON.parse(text));
const every = words.map(({ forms, parts }) => [...forms, ...parts]);
process.stdout.write(JSON.stringify([every, pairsOf(words)]));
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


def words_and_pairs(typed: str) -> tuple[list[list[str]], list[str]]:
    """Return each word with its other forms and parts, and the pairs of neighbours."""
    done = subprocess.run(
        [*node(), "--input-type=module", "--eval", SCRIPT % json.dumps(MODULE.as_uri())],
        input=json.dumps(typed),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    words, pairs = json.loads(done.stdout)
    return words, pairs


@pytest.mark.parametrize(("typed", "words"), WORDS.items())
def test_words_are_found_however_they_are_spelt(typed: str, words: list[list[str]]) -> None:
    """Composed or not, with any hyphen and apostrophe, with points between letters."""
    assert words_and_pairs(typed)[0] == words


def test_neighbours_may_be_one_word() -> None:
    """Some pages write nonprofit as one word."""
    assert words_and_pairs("for non profit")[1] == ["fornon", "nonprofit"]
