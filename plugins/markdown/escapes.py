"""Signs after a backslash, and paths of Windows, are printed unchanged; each token records their
positions."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

NAME = r"(?:[^\s\\/<>|\"*?`\[\](){}]|\[[^\]\s\\]*\]|\([^)\s\\]*\))"
REST = rf"(?:{NAME}|\\)*"
SERVER = re.compile(rf"\\\\\w{NAME}*\\(?=[\w.$#!\[]){REST}")
DISK = re.compile(rf":\\(?=[\w.$#!\[]){REST}")  # behind its letter, which is read as text
ESCAPED = "escaped"  # in `Token.meta`: the positions of such signs in the text


def _path(state: StateInline, silent: bool) -> bool:
    r"""Read `\\server\share` or `C:\_plans`, of which Markdown would drop backslashes."""
    before = state.src[max(0, state.pos - 2) : state.pos]
    if state.src[state.pos] == ":":
        form = DISK if before[-1:].isalpha() and not before[:-1].isalnum() else None
    else:
        form = None if before[-1:].isalnum() else SERVER
    match = form.match(state.src, state.pos, state.posMax) if form else None
    if not match:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.info = match[0], "path"
    state.pos = match.end()
    return True


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
        elif special and token.info == "path":
            token.meta[ESCAPED] = tuple(range(len(token.content)))
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
    parser.inline.ruler.before("escape", "path", _path)
    parser.core.ruler.before("smartquotes", "escapes", _join)
    parser.core.ruler.disable("text_join")
