"""`*[VAT]: value added tax` explains VAT everywhere in the text."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

DEFINITION = re.compile(r"\*\[([^\]]+)\]:[ ]*(\S.*?)[ ]*$")
ENV = "abbreviations"


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read one definition, which is not printed itself."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    match = None if state.is_code_block(start) else DEFINITION.match(line)
    if match and not silent:
        state.env.setdefault(ENV, {})[match[1]] = match[2]
        state.line = start + 1
    return bool(match)


def _explain(state: StateCore) -> None:
    meanings = state.env.get(ENV)
    if not meanings:
        return
    longest = sorted(meanings, key=len, reverse=True)
    words = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest))})(?!\w)")
    for token in state.tokens:
        if token.type == "inline" and token.children:
            token.children = [
                part for child in token.children for part in _parts(child, words, meanings)
            ]


def _parts(token: Token, words: re.Pattern[str], meanings: dict[str, str]) -> list[Token]:
    """Return a text split at its abbreviations, each of them within `<abbr>`."""
    if token.type != "text" or not words.search(token.content):
        return [token]
    parts: list[Token] = []
    for place, piece in enumerate(words.split(token.content)):
        text = token.copy(content=piece, meta=dict(token.meta))
        if place % 2:
            opened = Token("abbr_open", "abbr", 1, meta=dict(token.meta))
            opened.attrSet("title", meanings[piece])
            parts += [opened, text, Token("abbr_close", "abbr", -1, meta=dict(token.meta))]
        elif piece:
            parts.append(text)
    return parts


def add_to(parser: MarkdownIt) -> None:
    """Read definitions before other blocks, and mark abbreviations after quotation marks are
    printed."""
    parser.block.ruler.before(
        "list", "abbreviation", _definition, {"alt": ["paragraph", "reference", "list"]}
    )
    parser.core.ruler.push("abbreviations", _explain)
