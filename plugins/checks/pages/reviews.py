"""An answer must be reviewed as often as its own keys say."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of answers whose review is overdue, and of reviews dated in the future."""
    for entry in sources.entries:
        front, line = entry.front, entry.line("reviewed")
        every = getattr(front, "review_every", None)
        if front and front.reviewed > sources.on:
            text = say(
                "reviewed should be a day that has been, got %(day)s; correct the day.",
                day=front.reviewed,
            )
            yield Finding(entry.file, line, text, "warning")
        elif front and every and (due := months_later(front.reviewed, every)) < sources.on:
            text = say(
                "this should have been reviewed by %(day)s; read it again, then write the day of"
                " today at reviewed.",
                day=due,
            )
            yield Finding(entry.file, line, text, "warning")


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
