"""A link that leaves the site must do so in a way that visitors can follow: a page, a message or a
call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.markdown import targets
from plugins.checks.sources import Sources
from plugins.errors import Said, say

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
FOLLOWED = {"http", "https", "mailto", "tel", "sms"}
ON_DISK = re.compile(r"file:|[a-z]:[\\/]|\\\\", re.IGNORECASE)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield links to somebody's own disk, to scripts, and to what no browser follows."""
    for entry in sources.entries:
        for line, target in targets(entry):
            if said := _mistake(target):
                yield Finding(entry.file, line, said)


def _mistake(target: str) -> Said | None:
    if ON_DISK.match(target):
        return say(
            'a link must lead to what visitors can reach, got "%(link)s" on a disk; put the file '
            "into content/ and write {static}/files/plan.pdf, or take the link out.",
            link=target,
        )
    scheme = SCHEME.match(target)
    if scheme and scheme[1].lower() not in FOLLOWED:
        return say(
            'a link must begin with https://, mailto: or tel:, got "%(link)s"; write it so, or '
            "take the link out.",
            link=target,
        )
    return None
