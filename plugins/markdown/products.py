"""`10*15*20` is a product and `5~10 … 10~15` are ranges: such signs between digits are shown."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

SIGNS = {"*": "em", "~": "s"}  # with the element that a pair of them would make
ENDS = {"*": all, "~": any}  # which of its ends must stand between digits


def _products(state: StateCore) -> None:
    """Turn an element that begins and ends between digits into its signs."""
    for block in state.tokens:
        tokens, opened = block.children or [], 0
        for place, token in enumerate(tokens):
            element = SIGNS.get(token.markup)
            if token.type == f"{element}_open":
                opened = place
            elif token.type == f"{element}_close" and ENDS[token.markup](
                _between(tokens, at) for at in (opened, place)
            ):
                for sign in (tokens[opened], token):
                    sign.type, sign.tag, sign.nesting, sign.content = "text", "", 0, sign.markup


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
