"""`{: #id .class key=value }` after a heading, a paragraph, a link, emphasis, code or an image."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LIST = r"\{:?[ ]*([^{}\n]*?)[ ]*\}"
BEHIND, AT_END, WHOLE = (
    re.compile(LIST),
    re.compile(rf"(?:^|[ ]+){LIST}[ ]*$"),
    re.compile(rf"{LIST}[ ]*$"),
)
PART = re.compile(r"""([^\s={}]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))|([^\s={}"']+)""")
HEADING, PARAGRAPH = "heading_open", "paragraph_open"


def read(text: str) -> dict[str, str] | None:
    """Return the attributes in a list, None if it is no such list, like `{name}` in a sentence."""
    values: dict[str, str] = {}
    if not text or PART.sub("", text).strip():
        return None
    for key, double, single, bare, word in PART.findall(text):
        if key:
            values[key] = double or single or bare
        elif word.startswith("#") and len(word) > 1:
            values["id"] = word[1:]
        elif word.startswith(".") and len(word) > 1:
            values["class"] = f"{values.get('class', '')} {word[1:]}".strip()
        else:
            return None
    return values


def _give(token: Token, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        if name == "class":
            token.attrJoin(name, value)
        else:
            token.attrSet(name, value)


def _take(text: Token, form: re.Pattern[str], to: Token, *, at_end: bool) -> bool:
    """Move a list from the text to a token; return False if there is no list."""
    match = form.search(text.content) if at_end else form.match(text.content)
    attributes = read(match[1]) if match else None
    if not match or attributes is None:
        return False
    _give(to, attributes)
    text.content = text.content[: match.start()] + text.content[match.end() :]
    return True


def _owners(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    """Yield each text with the element that ends just before it."""
    opened: list[Token] = []
    for before, token in pairwise(tokens):
        owner = before
        if before.nesting == 1:
            opened.append(before)
        elif before.nesting == -1 and opened:
            owner = opened.pop()
        ends = before.nesting == -1 or before.type in ("image", "code_inline")
        if token.type == "text" and ends and owner.info != "auto":
            yield token, owner


def _inline(tokens: list[Token]) -> None:
    for text, owner in _owners(tokens):
        _take(text, BEHIND, owner, at_end=False)


def _block(block: Token, tokens: list[Token]) -> None:
    """Move the list at the end of a heading, or on the last line of a paragraph, to its token."""
    last = tokens[-1] if tokens and tokens[-1].type == "text" else None
    if not last:
        return
    if block.type == HEADING and _take(last, AT_END, block, at_end=True):
        last.content = last.content.rstrip()
    elif (
        block.type == PARAGRAPH
        and len(tokens) > 1
        and tokens[-2].type == "softbreak"
        and _take(last, WHOLE, block, at_end=False)
    ):
        del tokens[-2:]


def _all(state: StateCore) -> None:
    for block, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "inline" and token.children and "{" in token.content:
            _block(block, token.children)
            _inline(token.children)


def add_to(parser: MarkdownIt) -> None:
    """Run before quotation marks are printed, because a list must keep its straight ones."""
    parser.core.ruler.after("inline", "attributes", _all)
