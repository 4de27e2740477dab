"""Links, images and headings of a Markdown file, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown.extensions.toc import slugify, unique

from plugins.checks.entry import Entry, remembered

INLINE = re.compile(r"\]\(\s*<?([^\s)>]*)")
DEFINED = re.compile(r"\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)")
HTML_LINK = re.compile(r"""\bhref\s*=\s*["']([^"']*)["']""")
AUTOMATIC = re.compile(r"<(https?://[^>\s]+)>")
IMAGE = re.compile(
    r"""!\[([^\]]*)\](?:\(\s*<?((?:\([^()]*\)|[^()>])*?)>?(?:\s+["'][^)]*["'])?\s*\)|\[[^\]]*\])"""
)
HTML_IMAGE = re.compile(r"<img\b[^>]*>")
HEADING = re.compile(r"(#{1,6})\s*(.*?)\s*#*\s*$")
UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
ATTRIBUTES = re.compile(r"\{:?([^{}]*)\}\s*$")
GIVEN_ID = re.compile(r"\{:?[^{}]*#([\w-]+)[^{}]*\}|\bid=[\"']([^\"']+)[\"']")


@remembered
def targets(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield what each link leads to, as written."""
    for number, text in entry.prose:
        if "[" not in text and "<" not in text:
            continue
        line = IMAGE.sub("", text)
        for form in (INLINE, HTML_LINK, AUTOMATIC):
            yield from ((number, target) for target in form.findall(line))
        if defined := DEFINED.match(line):
            yield number, defined[1]


@remembered
def images(entry: Entry) -> Iterator[tuple[int, str, str | None, str]]:
    """Yield each image as (line, description, file, as written); the file is None where it is not
    written beside it."""
    for number, line in entry.prose:
        if "![" not in line and "<img" not in line:
            continue
        yield from (
            (number, found[1].strip(), found[2], found[0]) for found in IMAGE.finditer(line)
        )
        yield from ((number, "", None, tag) for tag in HTML_IMAGE.findall(line))


@remembered
def headings(entry: Entry) -> Iterator[tuple[int, int, str]]:
    """Yield each heading as (line, level, text), `## so` and underlined alike."""
    before = ""
    for number, line in entry.prose:
        if found := HEADING.match(line):
            yield number, len(found[1]), found[2]
        elif (
            (under := UNDERLINE.match(line))
            and before.strip()
            and "|" not in before
            and not before.startswith(("-", "*", ">"))
        ):
            yield number - 1, 1 if under[1].startswith("=") else 2, before.strip()
        before = line


@remembered
def anchors(entry: Entry) -> Iterable[str]:
    """Return every id of the page's own text: given ones, and those that Markdown makes of
    headings."""
    found = {first or second for _, line in entry.prose for first, second in GIVEN_ID.findall(line)}
    for _, _, text in headings(entry):
        if not GIVEN_ID.search(text):
            unique(slugify(ATTRIBUTES.sub("", text), "-"), found)  # adds it
    return found
