"""Signs after a backslash are printed unchanged; each token records their positions."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ESCAPED = "escaped"  # in `Token.meta`: the positions of such signs in the text


def _join(state: StateCore) -> None:
    """Join tokens as markdown-it's own rule `text_join` does, and record the positions."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = _joined(token.children or [])


def _joined(tokens: list[Token]) -> list[Token]:
    result: list[Token] = []
    for token in tokens:
        token.children = _joined(token.children) if token.children else token.children
        special = token.type == "text_special"
        if special:
            token.type = "text"
        if special and token.info == "escape":
            token.meta[ESCAPED] = (0,)
        if token.type != "text" or not result or result[-1].type != "text":
            result.append(token)
            continue
        last = result[-1]
        places = tuple(len(last.content) + place for place in token.meta.get(ESCAPED, ()))
        last.content += token.content
        last.meta[ESCAPED] = last.meta.get(ESCAPED, ()) + places
    return result


def add_to(parser: MarkdownIt) -> None:
    """Run before quotation marks are printed, including those after a backslash."""
    parser.core.ruler.before("smartquotes", "escapes", _join)
    parser.core.ruler.disable("text_join")
