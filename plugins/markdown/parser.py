"""The parser of every text: CommonMark with GitHub's additions, and what else this site's texts
use.

Tables, ~~struck out~~, task lists, bare addresses and callouts are GitHub's; footnotes, definition
lists,
abbreviations and `{: #id .class }` are those of Markdown Extra. See https://spec.commonmark.org/
and
https://github.github.com/gfm/.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from plugins.markdown import (
    abbreviations,
    attributes,
    elements,
    escapes,
    links,
    losses,
    placeholders,
    places,
    products,
    quotation_marks,
    raised,
    rendering,
)
from plugins.markdown.pasted import as_meant, may_differ

GFM = {"alerts": True, "tasklists": True, "strikethrough_single_tilde": True}
OWN = {"typographer": True, "store_labels": True, "xhtmlOut": False}
PARTS = (  # the last notes what the rules of all others make
    *(
        elements,
        abbreviations,
        placeholders,
        links,
        losses,
        products,
        raised,
        attributes,
        rendering,
        escapes,
    ),
    places,
)
Parsed = tuple[list[Token], dict[str, Any]]


@lru_cache(maxsize=4096)  # the rules and the reader ask for the same texts
def parsed(text: str, lang: str) -> Parsed:
    """Return the tokens of a text and the parser's notes; they are cached, so do not change
    them."""
    noted: dict[str, Any] = {}
    tokens = parser(lang).parse(text, noted)
    if may_differ(text) and (meant := as_meant(text, code=_code(tokens))) != text:
        noted = {}
        tokens = parser(lang).parse(meant, noted)
    return tokens, noted


def _code(tokens: list[Token]) -> set[int]:
    """Return the line numbers of blocks of code, from 0."""
    blocks = (token for token in tokens if token.type in ("fence", "code_block") and token.map)
    return {line for token in blocks for line in range(*(token.map or (0, 0)))}


def html(
    text: str, *, lang: str, labels: tuple[str, ...] = (), amounts: Mapping[str, str] | None = None
) -> str:
    """Return the text as HTML; `labels` are the words for rendering.LABELS, `amounts` those for
    placeholders."""
    tokens, noted = parsed(text, lang)
    markdown, environment = parser(lang), {**noted, "labels": labels, "amounts": amounts or {}}
    return str(markdown.renderer.render(tokens, markdown.options, environment))


@cache
def parser(lang: str) -> MarkdownIt:
    """Return the parser for a language; languages differ in their quotation marks."""
    markdown = MarkdownIt("commonmark", {**GFM, **OWN})
    markdown.enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False).use(deflist_plugin).use(gfm_autolink_plugin)
    quotation_marks.add_to(markdown, lang)
    for part in PARTS:
        part.add_to(markdown)
    return markdown
