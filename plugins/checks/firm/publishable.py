"""Mistakes for which a publish would be refused, reported early: unfit details of the firm, and
unconfirmed prices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.hosting.security_txt import too_late
from plugins.reading.site_details import lines_of

KIND = "should"
# Reserved names: https://www.rfc-editor.org/rfc/rfc2606
EXAMPLE = re.compile(
    r"\bexample\.(com|net|org)\b|\.(example|invalid|localhost|test)\b", re.IGNORECASE
)


def check(sources: Sources) -> Iterator[Finding]:
    """Yield wrong details, and one warning for all details that are still blank."""
    if sources.site is None:
        return
    blanks = list(blank(sources))
    yield from wrong(sources)
    if blanks:
        message = say(
            "a publish waits for what is still blank here: %(keys)s; ask the firm.",
            keys=", ".join(blanks),
        )
        yield Finding(f"{sources.content.name}/site.yml", 0, message, "warning")


def blank(sources: Sources) -> Iterator[str]:
    """Yield the details that a publish needs and that are still blank."""
    assert sources.site
    yield from sources.site.blanks


def wrong(sources: Sources) -> Iterator[Finding]:
    """Yield the details that must not be published as they are."""
    assert sources.site
    lines = lines_of(sources.content)
    file, until = f"{sources.content.name}/site.yml", sources.site.security_until
    for key, value in sources.site:
        if message := _wrong(key, value):
            yield Finding(file, lines.get(key, 1), message)
    if until and (message := too_late(until, on=sources.on)):
        yield Finding(file, lines["security_until"], message)


def unconfirmed(sources: Sources) -> Iterator[Finding]:
    """Yield an error if the prices in force are only illustrative."""
    book = sources.book
    if book is None or book.status == "confirmed":
        return
    message = say(
        'status must be "confirmed" before the site is published, got "%(status)s"; '
        "let the firm confirm its prices, or publish them as examples with ALLOW_ILLUSTRATIVE=1.",
        status=book.status,
    )
    yield sources.finding(book, ("status",), message)


def _wrong(key: str, value: object) -> Message | None:
    if value is None:
        return None
    if EXAMPLE.search(str(value)):
        return say(
            "%(key)s must be the firm's own before the site is published, got the example"
            ' "%(value)s"; write the real one.',
            key=key,
            value=value,
        )
    return None
