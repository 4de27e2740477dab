"""The contact for security problems must stay valid for a while: after its last day it
disappears."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.hosting.security_txt import SOON
from plugins.reading.site_details import lines_of

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn if the contact's last day is near or past."""
    until = sources.site.security_until if sources.site else None
    if until is None or until - sources.on > SOON:
        return
    message = say(
        "the security contact holds until %(until)s; make sure that it is still right, then"
        " write a later day within the year.",
        until=until,
    )
    if until < sources.on:
        message = say(
            "the security contact held until %(until)s, so security.txt is left out; make sure that"
            " it is still right, then write a later day within the year.",
            until=until,
        )
    line = lines_of(sources.content)["security_until"]
    yield Finding(f"{sources.content.name}/site.yml", line, message, "warning")
