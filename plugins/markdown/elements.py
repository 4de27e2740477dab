"""HTML elements that contain Markdown: `<details>`, `<aside>` and similar ones, `<summary>` and
`<p>`.

CommonMark reads no Markdown between such a tag and the next empty line, which is not what people
expect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.common.html_re import open_tag
from markdown_it.rules_block import StateBlock

CONTAINERS = {
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "figure",
    "footer",
    "header",
    "ol",
    "section",
    "ul",
}
PHRASES = {"caption", "dd", "dt", "figcaption", "h2", "h3", "h4", "h5", "h6", "li", "p", "summary"}
OPEN = re.compile(rf"(?=<({'|'.join(CONTAINERS | PHRASES)})[\s>]){open_tag}", re.IGNORECASE)
CLOSE = re.compile(rf"</({'|'.join(CONTAINERS)})\s*>", re.IGNORECASE)


@dataclass(frozen=True)
class Tag:
    """A tag at the beginning of a line; `ends` and `rest` are positions in the text of the
    state."""

    name: str
    markup: str
    closes: bool
    rest: int
    ends: int


def _tag(state: StateBlock, line: int) -> Tag | None:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    opening = OPEN.match(state.src, start, end)
    match = opening or CLOSE.match(state.src, start, end)
    if not match or state.is_code_block(line):
        return None
    return Tag(match[1].lower(), match[0], not opening, _words(state.src, match.end(), end), end)


def _words(text: str, start: int, end: int) -> int:
    """Return the position of the first word after another position."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _element(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the tag at the beginning of a line, and the Markdown after it."""
    tag = _tag(state, start)
    if not tag:
        return False
    closing = None if tag.closes else _closing(tag.name, state.src, tag.rest, tag.ends)
    if tag.name in PHRASES and not closing:
        return False
    if silent:
        return True
    _html(state, tag.markup, start)
    state.line = start + 1
    if closing:
        _within(state, tag, start, closing.start())
        _html(state, closing[0], start)
        _behind(state, start, _words(state.src, closing.end(), tag.ends), end)
    else:
        _behind(state, start, tag.rest, end)
    return True


def _closing(name: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the end tag of an element on the same line, None if there is none."""
    depth = 1
    for match in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(text, start, end):
        depth += -1 if match[1] else 1
        if not depth:
            return match
    return None


def _html(state: StateBlock, markup: str, line: int) -> None:
    token = state.push("html_block", "", 0)
    name = markup.strip("</>").split()[0].lower()
    ends = "" if name in PHRASES and not markup.startswith("</") else "\n"
    token.content, token.map = f"{markup}{ends}", [line, line + 1]


def _within(state: StateBlock, tag: Tag, line: int, end: int) -> None:
    """Read the content between two tags on one line: words, or blocks if the element may have
    them."""
    if tag.name in PHRASES:
        token = state.push("inline", "", 0)
        token.content, token.map = state.src[tag.rest : end].strip(), [line, line + 1]
        token.children = []
        return
    if tag.rest < end:
        end_mark, state.eMarks[line] = state.eMarks[line], end
        _shift(state, line, tag.rest)
        first = len(state.tokens)
        state.md.block.tokenize(state, line, line + 1)
        state.eMarks[line] = end_mark
        for token in state.tokens[
            first:
        ]:  # HTML is taken with the sign behind it, a line feed else
            if token.type == "html_block":
                token.content = token.content.removesuffix("<")


def _behind(state: StateBlock, line: int, begin: int, end: int) -> None:
    """Read the rest of a line after its tags, with the lines that belong to it."""
    _dedent(state, line + 1, end)
    state.line = line + 1
    if begin < state.eMarks[line]:
        _shift(state, line, begin)
        last = line + 1
        while last < end and not state.isEmpty(last) and not _tag(state, last):
            last += 1
        state.md.block.tokenize(state, line, last)


def _shift(state: StateBlock, line: int, begin: int) -> None:
    state.bMarks[line], state.tShift[line], state.sCount[line] = begin, 0, state.blkIndent


def _dedent(state: StateBlock, line: int, end: int) -> None:
    """Remove the indentation of the lines up to the next empty one: people indent them in an
    element."""
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        words = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if words.startswith("<"):
            _shift(state, line, state.bMarks[line] + state.tShift[line])
        line += 1


def add_to(parser: MarkdownIt) -> None:
    """Run before CommonMark's own rule for HTML."""
    parser.block.ruler.before(
        "html_block", "element", _element, {"alt": ["paragraph", "reference", "blockquote"]}
    )
