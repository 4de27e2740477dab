"""The quotation marks and the spaces that a language prints in place of straight ones."""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import process_inlines
from markdown_it.token import Token

ENGLISH = ("“", "”", "‘", "’")  # also for every language that is not in MARKS
MARKS = {
    "fr": ("«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›"),
    "es": ("«", "»", "“", "”"),
    "it": ("«", "»", "“", "”"),
}

SPACED = {"fr"}  # languages with a space before such signs
BEFORE, AFTER = re.compile(r" (?=[?!;:»])"), re.compile("« ")


def marks(lang: str) -> tuple[str, ...]:
    """Return the opening and closing mark of a quotation, then those of a quotation within
    another."""
    return MARKS.get(lang, ENGLISH)


@lru_cache(maxsize=4096)
def typographic(text: str, lang: str) -> str:
    """Return a title with typographic quotation marks and spaces, as in the text below it."""
    token = Token("text", "", 0, content=text)
    options = SimpleNamespace(quotes=marks(lang))
    process_inlines([token], SimpleNamespace(md=SimpleNamespace(options=options)))  # type: ignore[arg-type]
    return unbroken(token.content) if lang in SPACED else token.content


def unbroken(text: str) -> str:
    """Return words with non-breaking spaces before closing signs, as French requires."""
    return AFTER.sub("«\u00a0", BEFORE.sub("\u00a0", text))


def _unbroken(state: StateCore) -> None:
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                token.content = unbroken(token.content)


def add_to(parser: MarkdownIt, lang: str) -> None:
    """Print the quotation marks and the spaces of a language."""
    parser.options["quotes"] = marks(lang)
    parser.enable("smartquotes")
    if lang in SPACED:
        parser.core.ruler.push("spaces", _unbroken)
