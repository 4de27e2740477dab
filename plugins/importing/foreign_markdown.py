"""Markdown as other generators read it: Hugo, Jekyll, Docusaurus, MkDocs, Eleventy, Hexo."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from bs4 import Tag
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from plugins.errors import ContentError, Mistake, say
from plugins.importing.document import Document, Keys, soup_of
from plugins.importing.passages import HEADING
from plugins.importing.tags_of_tools import as_html

FENCES = {"---": "---", "+++": "+++"}
KEY_NAMES = {  # our keys, each with its names in other tools
    "title": ("title", "question"),
    "slug": ("slug",),
    "topic": ("topic", "category", "categories", "section", "group"),
    "summary": ("summary", "description", "excerpt"),
    "keywords": ("keywords", "tags"),
    "order": ("order", "weight", "sidebar_position", "nav_order", "position"),
    "reviewed": ("lastmod", "last_modified_at", "last_update", "updated", "modified", "date"),
    "draft": ("draft", "published"),
}
IGNORED = {"layout", "id", "type", "sidebar_label", "nav_title", "linkTitle", "hide_title", "lang"}
ANCHOR = re.compile(r"\s*\{:?\s*#([\w.-]+)[^}]*\}\s*$")


def read_markdown(path: Path, *, file: str) -> Document:
    """Return the document of a Markdown file; ContentError if its front matter cannot be read."""
    text = path.read_text("utf-8-sig").replace("\r\n", "\n")
    values, body, line = _split(text, file)
    document = Document(file, path, soup_of(""))
    body = as_html(body, document, first_line=line)
    document.body = _anchored(soup_of(_parser().render(body)))
    document.keys = _keys(values, document)
    return document


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "alerts": True, "tasklists": True})
    parser.enable(["table", "strikethrough"])
    return parser.use(footnote_plugin).use(deflist_plugin)


def _anchored(body: Tag) -> Tag:
    """Return the body in which each heading that ends with {#name} has that name as its id."""
    for heading in body.find_all(HEADING):
        last = list(heading.find_all(string=True))[-1:]
        if last and (match := ANCHOR.search(str(last[0]))):
            heading["id"] = match[1]
            last[0].replace_with(ANCHOR.sub("", str(last[0])))
    return body


def _split(text: str, file: str) -> tuple[Mapping[str, Any], str, int]:
    """Return the front matter, the text below, and the line number at which the text begins."""
    lines = text.split("\n")
    fence = FENCES.get(lines[0].rstrip())
    ends = [number for number, line in enumerate(lines[1:], 1) if line.rstrip() == fence]
    if not fence or not ends:
        return {}, text, 1
    head = "\n".join(lines[1 : ends[0]])
    try:
        values = tomllib.loads(head) if fence == "+++" else yaml.safe_load(head)
    except (tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        message = say(
            "its front matter must be readable, got: %(error)s; correct it.",
            error=" ".join(str(error).split()),
        )
        raise ContentError([Mistake(file, 1, message)]) from None
    mapping = values if isinstance(values, dict) else {}
    return mapping, "\n".join(lines[ends[0] + 1 :]), ends[0] + 2


def _keys(values: Mapping[str, Any], document: Document) -> Keys:
    """Return the values of another tool's keys; those without a key of ours are recorded as
    lost."""
    known_keys = {name for names in KEY_NAMES.values() for name in names} | IGNORED
    for name in values:
        if name not in known_keys:
            document.lose(say('not kept: "%(key)s" of its front matter.', key=name))
    values_by_key = {
        key: next((values[name] for name in names if values.get(name) not in (None, "", [])), None)
        for key, names in KEY_NAMES.items()
    }
    order = values_by_key["order"]
    return Keys(
        title=_text(values_by_key["title"]),
        slug=_text(values_by_key["slug"]).strip("/").rpartition("/")[2],
        topic=_text(_first(values_by_key["topic"])),
        summary=_text(values_by_key["summary"]),
        keywords=", ".join(dict.fromkeys(map(_text, _as_list(values_by_key["keywords"])))),
        order=order if isinstance(order, int) and 0 <= order <= 9999 else None,
        reviewed=_day(values_by_key["reviewed"]),
        draft=values.get("draft") is True or values.get("published") is False,
    )


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _as_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [part.strip() for part in str(value or "").split(",") if part.strip()]


def _day(value: Any) -> date | None:
    """Return a day, unless it is in the future; Docusaurus writes it one level deeper."""
    value = value.get("date") if isinstance(value, dict) else value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = re.match(r"\d{4}-\d\d-\d\d", str(value or ""))
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
