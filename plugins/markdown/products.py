"""`10*15*20` is a product: stars between digits slant nothing."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

OPEN, CLOSE = "em_open", "em_close"


def _products(state: StateCore) -> None:
    """Turn emphasis that begins and ends between digits into its stars."""
    for block in state.tokens:
        tokens, opened = block.children or [], 0
        for place, token in enumerate(tokens):
            if token.type == OPEN:
                opened = place
            elif token.type == CLOSE and _between(tokens, opened) and _between(tokens, place):
                for star in (tokens[opened], token):
                    star.type, star.tag, star.nesting, star.content = "text", "", 0, star.markup


def _between(tokens: list[Token], place: int) -> bool:
    """Return whether digits stand right before and behind a token."""
    if not 0 < place < len(tokens) - 1:
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    plain = before.type == after.type == "text"
    return plain and before.content[-1:].isdigit() and after.content[:1].isdigit()


def add_to(parser: MarkdownIt) -> None:
    """Come right behind the marks of emphasis."""
    parser.core.ruler.after("inline", "products", _products)
