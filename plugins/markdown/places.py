"""The line of every token: markdown-it records it for blocks only."""

from __future__ import annotations

from collections.abc import Callable
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
    """Return the first line of a token; the first line of a text is 0."""
    return int(token.meta.get(LINE, token.map[0] if token.map else 0))


def _noting(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """Return a rule that records on its tokens where they begin."""

    def noting(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, silent)
        before, start, waiting = len(state.tokens), state.pos, len(state.pending)
        done = rule(state, silent)
        if len(state.tokens) > before:
            for token in state.tokens[before:]:
                if AT not in token.meta:
                    pending = waiting and token.type == "text" and token is state.tokens[before]
                    token.meta[AT] = start - (waiting if pending else 0)
        return done

    return noting


def _lines(state: StateCore) -> None:
    """Convert recorded positions to lines: blocks have their own, inline tokens count the line
    breaks before them."""
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
            if child.type in BREAKS:  # the next token may have no position
                reached, lines = content.find("\n", at) + 1, lines + 1


def _wrapped(rules: Any, wrap: Callable[[Any], Any]) -> None:
    for rule in rules.__rules__:  # the ruler has no public iterator
        if rule.name != "text":  # which makes no token, and is asked at every sign
            rule.fn = wrap(rule.fn)
    rules.__cache__ = None


def add_to(parser: MarkdownIt) -> None:
    """Record the positions of inline tokens; run after every other part, to wrap its rules as
    well."""
    _wrapped(parser.inline.ruler, _noting)
    parser.core.ruler.after("inline", "lines", _lines)
