"""Writes an answer as Markdown; what has no form in Markdown is recorded as lost."""

from __future__ import annotations

import re
from typing import Any

from bs4 import Tag
from markdownify import MarkdownConverter

from plugins.errors import Message, say
from plugins.importing.document import Question, begin, words
from plugins.importing.passages import HEADING, is_alert

LOST = {
    "iframe": say("a frame of another site"),
    "video": say("a video"),
    "audio": say("a sound"),
    "form": say("a form"),
    "input": say("a field"),
    "button": say("a button"),
    "object": say("objects of other programs"),
    "embed": say("objects of other programs"),
    "canvas": say("drawings"),
    "svg": say("drawings"),
    "math": say("formulas of mathematics"),
}
LOOKS = {"u": say("underlining"), "font": say("fonts and colours")}
KINDS = ("tip", "important", "warning", "caution")
LIKE = {"danger": "caution", "error": "caution", "success": "tip", "hint": "tip"}
CELLS = {"td", "th"}
MARKUP = re.compile(
    r"\{(?=[{%#:.])|[\\`*]|(?<!\w)_|_(?!\w)|~~|<(?=[A-Za-z/!])|&(?=#?\w+;)|==(?=\w)"
)
LINE_BEGINS = re.compile(r"^(\s*)(?:([-+>#])|(\d{1,9})([.)]))(?=\s|$)|^(\s*)(#{1,6}\w|:{3}|!{3})")
SPACES = re.compile(r"[ \u00a0]{2,}")


class Converter(MarkdownConverter):
    """Writes HTML as the Markdown of this site."""

    def escape(self, text: str, parent_tags: Any) -> str:
        """Return text with a backslash before each sign that Markdown would read as markup, and
        before no other."""
        text = MARKUP.sub(lambda match: f"\\{match[0]}", SPACES.sub(" ", text))
        if parent_tags & CELLS:
            text = text.replace("|", "\\|")
        return LINE_BEGINS.sub(_escape, text)

    def convert_div(self, el: Tag, text: str, parent_tags: Any) -> str:
        """Write a callout as a quotation that begins with its kind."""
        if not is_alert(el):
            return str(super().convert_div(el, text, parent_tags))  # type: ignore[misc]
        lines = "\n".join(f"> {line}".rstrip() for line in text.strip().split("\n"))
        return f"\n\n> [!{_kind(el)}]\n{lines}\n\n"

    def convert_dl(self, el: Tag, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        """Write a list of terms as Markdown Extra does."""
        return f"\n\n{text.strip()}\n\n"

    def convert_details(self, el: Tag, text: str, parent_tags: Any) -> str:  # noqa: ARG002
        """Write an element that unfolds as HTML, with its content as Markdown."""
        summary = el.find("summary")
        title = words(summary) if isinstance(summary, Tag) else ""
        rest = text.strip().removeprefix(title).strip() if title else text.strip()
        return f"\n\n<details>\n<summary>{title}</summary>\n\n{rest}\n\n</details>\n\n"


def _escape(match: re.Match[str]) -> str:
    if match[3]:
        return f"{match[1]}{match[3]}\\{match[4]}"
    return f"{match[1] or match[5] or ''}\\{match[2] or match[6]}"


def _kind(tag: Tag) -> str:
    names = " ".join(tag.get_attribute_list("class")).casefold()
    like = next((kind for word, kind in LIKE.items() if word in names), "")
    return (next((kind for kind in KINDS if kind in names), like) or "note").upper()


def markdown_of(question: Question) -> str:
    """Return the answer as Markdown; its headings are below the title, one level at a time."""
    for block in question.blocks:
        _clean(block, question)
    _headings(question.blocks)
    for block in question.blocks:
        for table in [block, *block.find_all("table")]:
            if table.name == "table":
                _table(table, question)
    html = "\n".join(str(block) for block in question.blocks)
    text = Converter(
        heading_style="atx",
        bullets="-",
        sup_symbol="<sup>",
        sub_symbol="<sub>",
        table_infer_header=True,
        code_language_callback=_language,
        keep_inline_images_in=[*CELLS],
    ).convert(html)
    lines = (line.rstrip() if not line.endswith("  ") else line for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _language(block: Tag) -> str:
    inner = block.find("code")
    names = [
        *block.get_attribute_list("class"),
        *(inner.get_attribute_list("class") if inner else []),
    ]
    return next((str(name)[9:] for name in names if str(name).startswith("language-")), "")


def _clean(block: Tag, question: Question) -> None:
    """Remove what has no form in Markdown, and record it as lost."""
    for tag in [block, *block.find_all(True)]:
        if tag.decomposed:
            continue
        if tag.name in LOST:
            _lose(question, LOST[tag.name])
            tag.clear() if tag is block else tag.decompose()
        elif tag.name in LOOKS:
            _lose(question, LOOKS[tag.name])
        elif "markdown-alert-title" in tag.get_attribute_list("class") or (
            "admonition-title" in tag.get_attribute_list("class")
        ):
            tag.decompose()
    for tag in block.find_all(["strong", "b", "em", "i"]):
        if not words(tag):
            tag.unwrap()


def _headings(every: list[Tag]) -> None:
    """Let the headings of an answer begin at the second level and descend one level at a time."""
    levels: list[int] = []
    for heading in (block for block in every if HEADING.fullmatch(block.name)):
        level = int(heading.name[1])
        while levels and levels[-1] >= level:
            levels.pop()
        levels.append(level)
        heading.name = f"h{min(len(levels) + 1, 6)}"


def _table(table: Tag, question: Question) -> None:
    """Record the cells that have no form in Markdown's tables."""
    cells = table.find_all(["td", "th"])
    if any(cell.get("rowspan", "1") != "1" or cell.get("colspan", "1") != "1" for cell in cells):
        _lose(question, say("cells of a table that are joined"))
    if any(cell.find(["ul", "ol", "table", "pre"]) for cell in cells):
        _lose(question, say("lists, code and tables within a cell of a table, as such"))
    for cell in cells:
        for part in cell.find_all("p"):
            part.insert_after(" ")
            part.unwrap()


def _lose(question: Question, what: Message) -> None:
    message = say('not kept of "%(title)s": %(what)s.', title=begin(question.title), what=what)
    question.document.lose(message)
