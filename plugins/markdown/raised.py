"""`x^2^` and `H~2~O` for superscript and subscript, as in other programs."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.superscript import superscript_plugin

SUP = "sup"  # the name of the rule
WITHIN = ("~",)  # what strikes out where it stands apart


def _behind_a_letter(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """Return a rule for superscript that applies only directly after a letter: ^ has other uses."""

    def above(state: StateInline, silent: bool) -> bool:
        behind = state.pos > 0 and state.src[state.pos - 1].isalnum()
        return behind and rule(state, silent)

    return above


def _below(state: StateCore) -> None:
    """Read subscript between two single ~, directly after a letter."""
    for block in state.tokens:
        before = ""
        lowered = False
        for token in block.children or ():
            if token.type == "s_open" and token.markup in WITHIN and before[-1:].isalnum():
                token.tag, lowered = "sub", True
            elif token.type == "s_close" and lowered:
                token.tag, lowered = "sub", False
            before = token.content


def add_to(parser: MarkdownIt) -> None:
    """Read superscript and subscript."""
    parser.use(superscript_plugin)
    for rule in parser.inline.ruler.__rules__:
        if rule.name == SUP:
            parser.inline.ruler.at(SUP, _behind_a_letter(rule.fn))
    parser.core.ruler.after("inline", "subscript", _below)
