"""Headings must go down one level at a time below the title."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.things import Heading

TITLE = 1  # the level of the page's own title, from its keys


def check(sources: Sources) -> Iterator[Finding]:
    """Yield headings that skip a level or use that of the title."""
    for entry in sources.entries:
        above = TITLE
        for heading in entry.text.headings:
            if message := _wordless(heading) or _wrong(heading, above):
                yield Finding(entry.file, heading.line, message)
            above = max(heading.level, TITLE + 1)


def _wordless(heading: Heading) -> Message | None:
    if heading.tag or heading.text.strip():
        return None
    return say('a heading must have words, found none behind the "#"; write some.')


def _wrong(heading: Heading, above: int) -> Message | None:
    """Return the mistake in a heading that follows one of level `above`, None if there is none."""
    if heading.level == TITLE and heading.tag:
        return say("the title is the only heading <h1>, got another one; write <h2>.")
    if heading.level == TITLE:
        return say(
            'a heading must begin with "##", the title is the only "#", got "%(text)s"; add a "#".',
            text=heading.text,
        )
    if heading.level <= above + 1:
        return None
    if heading.tag:
        return say(
            "a heading below <h%(above)s> must be <h%(must)s>, got <h%(got)s>; write it so.",
            above=above,
            must=above + 1,
            got=heading.level,
        )
    return say(
        'a heading below "%(above)s" must begin with "%(must)s", got "%(got)s"; write "%(must)s'
        ' %(text)s".',
        above="#" * above,
        must="#" * (above + 1),
        got=f"{'#' * heading.level} {heading.text}",
        text=heading.text,
    )
