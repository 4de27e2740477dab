"""Invisible signs should be removed: the site ignores them, other programs do not. The same holds
for letters of another script that look alike."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn once a file of signs without width, and of signs that Python takes for a line end."""
    for entry in sources.entries:
        for line, word, letter in entry.look_alikes:
            message = say(
                'a letter that only looks Latin stands in "%(word)s" (%(name)s), so that search'
                " does not find it; type the word anew.",
                word=word,
                name=f"U+{ord(letter):04X}",
            )
            yield Finding(entry.file, line, message, "warning")
        if unseen := entry.unseen:
            message = say(
                'an unseen sign stands after "%(before)s" (%(name)s, %(count)s in this file);'
                " the site reads "
                "the text without, but type the word anew.",
                before=unseen.before,
                name=unseen.name,
                count=unseen.count,
            )
            yield Finding(entry.file, unseen.line, message, "warning")
