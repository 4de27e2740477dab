"""An open question is one that visitors ask and the firm has not answered yet."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.pages.open_questions import FOLDER as QUESTIONS
from plugins.pages.open_questions import joined
from plugins.site import Site

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of each open question once, and of a published one whose answer is incomplete."""
    for entry in sources.entries:
        gap = getattr(entry.front, "gap", None)
        if gap is None or entry.front is None:
            continue
        if entry.front.status != "draft":
            message = say(
                'what is published should lack nothing, got gap: "%(gap)s"; make it a draft, or'
                " answer it and take the line out.",
                gap=gap,
            )
            yield Finding(entry.file, entry.line("gap"), message, "warning")
        elif not entry.lang:
            message = say(
                'an open question, "%(title)s": %(gap)s Ask the firm, write the answer, then take'
                " out gap, note and status.",
                title=entry.front.title,
                gap=gap,
            )
            yield Finding(entry.file, entry.line("gap"), message, "warning")


def words_asked(sources: Sources, _site: Site, lang: str) -> str:
    """Return the search words of a language's open questions, of which the rules have read the
    files."""
    return joined(
        front.keywords
        for entry in sources.entries
        if (entry.kind, entry.language) == (QUESTIONS, lang) and entry.below.count("/") == 1
        if (front := entry.front) and getattr(front, "gap", None) and front.status == "draft"
    )
