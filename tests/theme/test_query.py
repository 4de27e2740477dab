"""What is typed into the search field becomes the words that pages may hold."""

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
TYPED = {
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


def asked(typed: str) -> tuple[list[list[str]], list[str]]:
    """Return the words with their parts, and the pairs."""
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


@pytest.mark.parametrize(("typed", "words"), TYPED.items())
def test_words_are_found_however_they_are_spelt(typed: str, words: list[list[str]]) -> None:
    """Composed or not, with any hyphen and apostrophe, with points between letters."""
    assert asked(typed)[0] == words


def test_neighbours_may_be_one_word() -> None:
    """Many a page says nonprofit."""
    assert asked("for non profit")[1] == ["fornon", "nonprofit"]
