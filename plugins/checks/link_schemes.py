"""A link to elsewhere must begin as such an address does: https://, mailto: or tel:."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
ALLOWED = ("https", "http", "mailto", "tel", "sms")
HOST = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#].*)?$", re.IGNORECASE)
MAIL = re.compile(r"[^\s@:/]+@[^\s@/]+\.[^\s@./]+")
SITE = re.compile(
    r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:be|com|org|net|eu|fr|nl|lu|ch|de|uk|io))(?:[/?#]|$)"
)
PHONE = re.compile(r"\+?[\d\s()./-]{6,}")
DISK = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|~/|/(?:home|Users)/)", re.IGNORECASE)


def elsewhere(target: str) -> bool:
    """Whether a link leads out of the site, or seems to: this rule speaks of it then, and no
    other."""
    return bool(target.startswith("//") or SCHEME.match(target) or wrong(target))


def check(sources: Sources) -> Iterator[Finding]:
    """Yield links to elsewhere that no browser follows as they are meant."""
    for entry in sources.entries:
        for link in entry.text.links:
            if message := wrong(link.target):
                yield Finding(entry.file, link.line, message)


def wrong(target: str) -> Message | None:
    """Return what is wrong with a link to elsewhere, None where nothing is or it stays within the
    site."""
    shown, scheme = unquote(target).strip(), SCHEME.match(target)
    if DISK.match(shown):
        return say(
            'a link must lead to what visitors can reach, got "%(link)s" on a disk; put the file '
            "into content/ and write {static}/files/plan.pdf, or take the link out.",
            link=shown,
        )
    if scheme:
        return _beyond(shown, scheme[1].lower())
    if MAIL.fullmatch(shown):
        return _prefixed(shown, f"mailto:{shown}")
    if SITE.match(shown):
        return _prefixed(shown, f"https://{shown}")
    if PHONE.fullmatch(shown):
        return _prefixed(shown, f"tel:{re.sub(r'[^0-9+]', '', shown)}")
    return None


def _prefixed(target: str, right: str) -> Message:
    return say(
        'a link to elsewhere must begin with https://, mailto: or tel:, got "%(link)s"; write'
        " %(right)s.",
        link=target,
        right=right,
    )


def _beyond(target: str, scheme: str) -> Message | None:
    """Return what is wrong with an address that begins with a scheme."""
    rest = target.partition(":")[2]
    if scheme not in ALLOWED:
        return say(
            'a link must begin with https://, mailto: or tel:, got "%(link)s"; write it so, or '
            "take the link out.",
            link=target,
        )
    if scheme in ("https", "http") and not (rest.startswith("//") and HOST.match(rest[2:])):
        return say(
            'a link to another site must be like https://www.example.org/page, got "%(link)s";'
            " correct it.",
            link=target,
        )
    if scheme == "mailto" and not all(map(MAIL.fullmatch, rest.partition("?")[0].split(","))):
        return say(
            'a link that writes a message must be like mailto:name@example.org, got "%(link)s";'
            " correct it.",
            link=target,
        )
    return None
