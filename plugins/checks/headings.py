"""Headings must go down one level at a time below the title."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.markdown import headings
from plugins.checks.sources import Sources

TITLE = 1  # the level of the page's own title, from its keys


def check(sources: Sources) -> Iterator[Finding]:
    """Yield headings that skip a level, or take the title's."""
    for entry in sources.entries:
        above = TITLE
        for line, level, text in headings(entry):
            if level == TITLE:
                yield Finding(entry.file, line, f'a heading must begin with "##", the title is the only "#", got "{text}"; add a "#".')
            elif level > above + 1:
                must = "#" * (above + 1)
                yield Finding(entry.file, line, f'a heading below "{"#" * above}" must begin with "{must}", got "{"#" * level} {text}"; take a level.')
            above = max(level, TITLE + 1)
