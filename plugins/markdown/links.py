"""Links and images as people type them: with spaces in an address, or typographic quotation marks
around a title.

Addresses stay unchanged: Pelican fills in `{filename}`, and the rules report mistakes in them.
"""

from __future__ import annotations

import re
from copy import copy
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image, link

SPACED = re.compile(
    r"(?:[^\s()<>]|\([^\s()]*\)|[ ]\([^()\n]*\)(?=[^\s)])|[ ](?![\"'“”„«‘’(]|\s*\)))+"
)
PRINTED_TITLE = re.compile(
    r"(?:[‘’]([^‘’\n]*)’|“([^”\n]*)”|”([^”\n]*)”|„([^”“\n]*)[”“]|«\s*([^»\n]*?)\s*»)"
)
OURS = ("{filename}", "{static}", "{attach}", "|filename|", "|static|", "|attach|")


def destination(text: str, pos: int, maximum: int) -> Any:
    """Return an address that may contain single spaces, else the one that CommonMark reads."""
    strict = helpers.parseLinkDestination(text, pos, maximum)
    spaced = SPACED.match(text, pos, maximum)
    if not spaced or text.startswith("<", pos) or " " not in spaced[0].strip():
        return strict
    return SimpleNamespace(ok=True, pos=spaced.end(), str=spaced[0].strip())


def title(text: str, start: int, maximum: int, previous: Any = None) -> Any:
    """Return a title, also one in typographic quotation marks."""
    printed = PRINTED_TITLE.match(text, start, maximum)
    if not printed:
        return helpers.parseLinkTitle(text, start, maximum, previous)
    words = next(part for part in printed.groups() if part is not None)
    return SimpleNamespace(ok=True, pos=printed.end(), str=words)


LOOSE = SimpleNamespace(
    parseLinkLabel=helpers.parseLinkLabel, parseLinkDestination=destination, parseLinkTitle=title
)


def _also_loose(rule: RuleFuncInlineType, loose: MarkdownIt) -> RuleFuncInlineType:
    """Return a rule that reads strictly first, then tolerantly."""

    def either(state: StateInline, silent: bool) -> bool:
        start, maximum, strict = state.pos, state.posMax, state.md
        if rule(state, silent):
            return True
        state.pos, state.posMax, state.md = start, maximum, loose
        try:
            return rule(state, silent)
        finally:
            state.md = strict

    return either


def _as_written(address: str) -> str:
    """Return an address that a browser reads; names of files and pages are not encoded, because
    Pelican looks for them."""
    address = address.strip()  # of spaces that do not break, too
    return address if address.startswith(OURS) else normalizeLink(address)


def _over_https(state: StateCore) -> None:
    """Let an address that begins with www. lead to HTTPS, where browsers go anyway."""
    for block in state.tokens:
        for token in block.children or ():
            if token.info == "auto" and str(token.attrGet("href")).startswith("http://www."):
                token.attrSet("href", str(token.attrs["href"]).replace("http", "https", 1))


def add_to(parser: MarkdownIt) -> None:
    """Read links tolerantly; checks/links/links.py reports addresses that are not allowed."""
    parser.normalizeLink = _as_written  # type: ignore[method-assign,assignment]
    parser.validateLink = lambda address: True  # type: ignore[method-assign,assignment]
    parser.core.ruler.after("inline", "https", _over_https)
    loose = copy(parser)
    loose.helpers = LOOSE  # type: ignore[assignment]
    parser.inline.ruler.at("link", _also_loose(link, loose))
    parser.inline.ruler.at("image", _also_loose(image, loose))
