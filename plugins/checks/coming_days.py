"""The rules applied to each day of the coming year on which a text or a price book begins or
ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from plugins.checks.finding import Finding
from plugins.checks.firm.publishable import unconfirmed
from plugins.checks.sources import Sources
from plugins.errors import say

A_YEAR, A_DAY = timedelta(days=365), timedelta(days=1)
Rule = Callable[[Sources], Iterable[Finding]]


def coming_errors(
    sources: Sources, rules: Iterable[Rule], today: Iterable[Finding], *, confirmed: bool
) -> Iterator[Finding]:
    """Yield each error that the rules find on a coming day and not `today`, with that day.

    If prices must be `confirmed`, an unconfirmed coming book is an error as well.
    """
    messages = {finding.message for finding in today}
    for day in coming(sources):
        then = replace(sources, on=day, is_future=True)
        findings = [finding for rule in rules for finding in rule(then)]
        if confirmed and sources.book and sources.book.status == "confirmed":
            findings += unconfirmed(then)
        for finding in findings:
            if finding.severity == "error" and finding.message not in messages:
                messages.add(finding.message)
                message = say("from %(day)s on: %(message)s", day=day, message=finding.message)
                yield Finding(finding.file, finding.line, message)


def coming(sources: Sources) -> list[date]:
    """Return the days of the coming year on which a text or a price book begins or has ended."""
    fronts = [entry.front for entry in sources.entries if entry.front]
    begins = [
        *(front.publish_from for front in fronts),
        *(book.first_day for book in sources.books),
    ]
    lasts = [front.publish_until for front in fronts]
    days = {day for day in begins if day} | {day + A_DAY for day in lasts if day}
    return sorted(day for day in days if sources.on < day <= sources.on + A_YEAR)
