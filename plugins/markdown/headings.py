"""The id of each heading, for links to it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from markdown_it.token import Token

WORD_TOKENS = ("text", "text_special", "code_inline", "image")  # tokens that hold words
NUMBERED = re.compile(r"(.*)_([0-9]+)$")


def give_ids(state: Any) -> None:
    """Give every heading without an id a unique one made of its words."""
    opened = [
        (block, inline)
        for block, inline in zip(state.tokens, state.tokens[1:], strict=False)
        if block.type == "heading_open"
    ]
    ids = {str(block.attrGet("id")) for block, _ in opened if block.attrGet("id")}
    for block, inline in opened:
        if not block.attrGet("id"):
            block.attrSet("id", unique_name(slug(words(inline.children or [])), ids))


def words(tokens: list[Token]) -> str:
    """Return the words of a line that a visitor reads."""
    return "".join(
        token.content if token.type in WORD_TOKENS else " " * token.type.endswith("break")
        for token in tokens
    )


def slug(text: str) -> str:
    """Return words as part of an address: `why-so` for `Why so?`; published addresses depend on
    it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    return re.sub(r"[-\s]+", "-", slug)


def unique_name(name: str, ids: set[str]) -> str:
    """Return the name, with a number if `ids` has it already, and add it to `ids`."""
    while name in ids or not name:
        numbered = NUMBERED.match(name)
        name = f"{numbered[1]}_{int(numbered[2]) + 1}" if numbered else f"{name}_1"
    ids.add(name)
    return name
