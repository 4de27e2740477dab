"""`{{ price FORMULA CLASS }}` in a text: a token of its own, replaced when the text becomes HTML.

An amount is therefore never read as Markdown, and `{{ … }}` in code stays unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

PLACEHOLDER = re.compile(r"\{\{([^{}\n]*)\}\}")
HYPHENS = re.compile("[‐‑–−]")  # as word processors write one
TABLE = "table examples"  # the only one that is a block
INLINE, BLOCK = "placeholder", "placeholder_block"


def name_of(written: str) -> str:
    """Return a name with single spaces and plain hyphens, as the price book has it."""
    return HYPHENS.sub("-", " ".join(written.split()))


def names(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the name of every placeholder, also in HTML of staff."""
    for token in tokens:
        if token.type in (INLINE, BLOCK):
            yield token.content
        elif token.type == "html_block":
            yield from map(name_of, PLACEHOLDER.findall(token.content))
        yield from names(token.children or ())


def fill(html: str, env: Any) -> str:
    """Return HTML of staff with values in place of its placeholders."""
    amounts = env.get("amounts", {})
    return PLACEHOLDER.sub(lambda match: str(amounts.get(name_of(match[1]), match[0])), html)


def _inline(state: StateInline, silent: bool) -> bool:
    match = PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push(INLINE, "", 0).content = name_of(match[1])
    state.pos = match.end()
    return True


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line that contains only the placeholder of the table."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    match = None if state.is_code_block(start) else PLACEHOLDER.fullmatch(line)
    if not match or name_of(match[1]) != TABLE:
        return False
    if not silent:
        token = state.push(BLOCK, "", 0)
        token.content, token.map = TABLE, [start, start + 1]
        state.line = start + 1
    return True


def _render(self: Any, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
    name = tokens[idx].content
    return str(env.get("amounts", {}).get(name, f"{{{{ {name} }}}}"))


def add_to(parser: MarkdownIt) -> None:
    """Read placeholders before anything else on their line."""
    parser.inline.ruler.before("escape", INLINE, _inline)
    parser.block.ruler.before("paragraph", BLOCK, _block, {"alt": ["paragraph"]})
    parser.add_render_rule(INLINE, _render)
    parser.add_render_rule(BLOCK, _render)
