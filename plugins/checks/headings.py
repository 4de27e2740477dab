"""Headings must go down one level at a time below the title."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.markdown import headings
from plugins.checks.sources import Sources
from plugins.errors import say

TITLE = 1  # the level of the page's own title, from its keys


def check(sources: Sources) -> Iterator[Finding]:
    """Yield headings that skip a level, or take the title's."""
    for entry in sources.entries:
        above = TITLE
        for line, level, text in headings(entry):
            if level == TITLE:
                said = say(
                    'a heading must begin with "##", the title is the only "#", got "%(text)s"; add'
                    ' a "#".',
                    text=text,
                )
                yield Finding(entry.file, line, said)
            elif level > above + 1:
                said = say(
                    'a heading below "%(above)s" must begin with "%(must)s", got "%(got)s"; write'
                    ' "%(must)s %(text)s".',
                    above="#" * above,
                    must="#" * (above + 1),
                    got=f"{'#' * level} {text}",
                    text=text,
                )
                yield Finding(entry.file, line, said)
            above = max(level, TITLE + 1)
