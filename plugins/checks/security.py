"""The contact for security holes must hold for a while yet: a publish without it is refused."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.hosting.security_txt import SOON, untimely
from plugins.reading.site_details import lines_of

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn where the contact's last day is near, past or too far off."""
    until = sources.site.security_until if sources.site else None
    if until is None:
        return  # a blank like any other
    said = untimely(until, on=sources.on)
    if not said and until - sources.on <= SOON:
        said = say(
            "the security contact holds until %(until)s; make sure that it is still right, then"
            " write a later day within the year.",
            until=until,
        )
    if said:
        yield Finding(
            f"{sources.content.name}/site.yml",
            lines_of(sources.content)["security_until"],
            said,
            "warning",
        )
