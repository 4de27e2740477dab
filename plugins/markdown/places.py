"""Every token knows its line: markdown-it tells it of blocks only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

BREAKS = ("softbreak", "hardbreak")
AT = "at"  # in `Token.meta`: where the token begins in the text of its block
LINE = "line"  # in `Token.meta`: the line of the whole text, from 0


def line_of(token: Token) -> int:
    """Return the line that a token begins on, the first of a text being 0."""
    return int(token.meta.get(LINE, token.map[0] if token.map else 0))


def _noting(state: StateInline, silent: bool, *, rule: RuleFuncInlineType) -> bool:
    """Apply a rule, and note on the tokens that it makes where they begin."""
    before, start, waiting = len(state.tokens), state.pos, len(state.pending)
    done = rule(state, silent)
    if not silent:
        for token in state.tokens[before:]:
            if AT not in token.meta:
                pending = waiting and token.type == "text" and token is state.tokens[before]
                token.meta[AT] = start - (waiting if pending else 0)
    return done


def _lines(state: StateCore) -> None:
    """Turn what was noted into lines, blocks by their own and inline tokens by the line breaks
    before them."""
    for token in state.tokens:
        if token.type != "inline" or not token.children:
            continue
        first, content, reached = line_of(token), token.content, 0
        lines = 0
        for child in token.children:
            at = max(reached, min(int(child.meta.get(AT, reached)), len(content)))
            lines += content.count("\n", reached, at)
            reached = at
            child.meta[LINE] = first + lines
            if child.type in BREAKS:  # what follows it may not have been noted
                reached, lines = content.find("\n", at) + 1, lines + 1


def _wrapped(rules: Any, wrap: Callable[[Any], Any]) -> None:
    for rule in rules.__rules__:  # the ruler has no public way to go over its rules
        rule.fn = wrap(rule.fn)
    rules.__cache__ = None


def add_to(parser: MarkdownIt) -> None:
    """Note the places of inline tokens; after every other part, whose rules are noted too."""
    _wrapped(parser.inline.ruler, lambda rule: partial(_noting, rule=rule))
    parser.core.ruler.after("inline", "lines", _lines)
