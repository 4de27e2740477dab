"""A link out of the site must begin with https://, mailto: or tel:."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
RIGHT = ("https://", "http://")
ALLOWED = ("https", "http", "mailto", "tel", "sms")
HOST = re.compile(r"(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#].*)?$", re.IGNORECASE)
MAIL = re.compile(r"[^\s@:/]+@[^\s@/]+\.[^\s@./]+")
SITE = re.compile(
    r"(?:www\.|[\w-]+(?:\.[\w-]+)*\.(?:be|com|org|net|eu|fr|nl|lu|ch|de|uk|io))(?:[/?#]|$)"
)
PHONE = re.compile(r"\+?[\d\s()./-]{6,}")
QUOTED = re.compile(r"[\"'“”„«‘’]\s*(.*?)\s*[\"'“”»‘’]?")
SLIP = re.compile(r"h?t{1,2}ps?(?:[:;.,]?/+|[;.,]//?)(.+)", re.IGNORECASE)
DIAL = re.compile(r"\+?[\d().*#-]{2,}(?:;.*)?")
ABROAD = re.compile(r"(\+|00)(.*)\(0\)")
HERE = re.compile(
    r"(?:localhost|127\.\d|0\.0\.0\.0|192\.168\.|10\.\d|\[::1?\])"
    r"|[\w.-]+\.(?:local|lan|internal)(?:[:/]|$)|[\w-]+(?::\d+)?(?:[/?#]|$)"
)
DISK = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|~/|/(?:home|Users)/)", re.IGNORECASE)
AROUND = re.compile(  # what programs put around an address
    r"https://(?:[\w.-]+\.safelinks\.protection\.outlook\.com/\?(?:.*&)?url="
    r"|www\.google\.[a-z.]+/url\?(?:.*&)?(?:q|url)=|l\.facebook\.com/l\.php\?u="
    r"|www\.linkedin\.com/redir/redirect\?url=)(https?(?:%3A|:)[^&#]+)",
    re.IGNORECASE,
)


def elsewhere(target: str) -> bool:
    """Return whether a link leads out of the site, or seems to; rules on internal links skip it."""
    return bool(target.startswith("//") or SCHEME.match(target) or wrong(target))


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the links out of the site that no browser can follow."""
    for entry in sources.entries:
        for link in entry.text.links:
            if message := wrong(link.target):
                yield Finding(entry.file, link.line, message)
        for line in entry.text.wordless:
            message = say("a link must have words, found none; write them between [ and ].")
            yield Finding(entry.file, line, message)


def wrong(target: str) -> Message | None:
    """Return the mistake in a link out of the site, None if there is none or it stays within the
    site."""
    address, scheme = unquote(target).strip(), SCHEME.match(target)
    if message := _no_address(address):
        return message
    if (slip := SLIP.fullmatch(address)) and not address.lower().startswith(RIGHT):
        return _prefixed(address, f"https://{slip[1]}")
    if scheme:
        return _beyond(address, scheme[1].lower()) or _unreached(address, scheme[1].lower())
    if MAIL.fullmatch(address):
        return _prefixed(address, f"mailto:{address}")
    if SITE.match(address):
        return _prefixed(address, f"https://{address}")
    if PHONE.fullmatch(address):
        return _prefixed(address, f"tel:{_dialled(address)}")
    return None


def _no_address(address: str) -> Message | None:
    """Return the mistake in what is no address on the web, None if it may be one."""
    if "{{" in address:
        return say(
            'a link must hold no placeholder, got "%(link)s"; write the address itself.',
            link=address,
        )
    if DISK.match(address):
        return say(
            'a link must lead to what visitors can reach, got "%(link)s" on a disk; put the file '
            "into content/ and write {static}/files/plan.pdf, or take the link out.",
            link=address,
        )
    if (quoted := QUOTED.fullmatch(address)) and quoted[1]:
        return say(
            'an address must stand without quotation marks, got "%(link)s"; write (%(right)s).',
            link=address,
            right=quoted[1],
        )
    return None


def _dialled(number: str) -> str:
    """Return a telephone number as it is dialled, without the 0 in +32 (0)2."""
    return re.sub(r"[^0-9+]", "", ABROAD.sub(r"\1\2", number))


def _prefixed(target: str, right: str) -> Message:
    return say(
        'a link to elsewhere must begin with https://, mailto: or tel:, got "%(link)s"; write'
        " %(right)s.",
        link=target,
        right=right,
    )


def _beyond(target: str, scheme: str) -> Message | None:
    """Return the mistake in an address that begins with a scheme."""
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


def _unreached(target: str, scheme: str) -> Message | None:
    """Return the reason why a valid address cannot be reached by visitors."""
    rest = target.partition(":")[2]
    if around := AROUND.match(target):
        return say(
            'a link must lead straight to its page, got "%(link)s"; write %(right)s.',
            link=target,
            right=unquote(around[1]),
        )
    if scheme in ("https", "http") and HERE.match(rest[2:]):
        return say(
            'a link must lead to what visitors can reach, got "%(link)s" on a computer or network'
            " of your own; write the address on the web, or take the link out.",
            link=target,
        )
    if scheme == "tel" and (ABROAD.match(rest) or not DIAL.fullmatch(rest)):
        return say(
            'a link that telephones must be like tel:+3225551212, got "%(link)s"; write'
            " tel:%(right)s.",
            link=target,
            right=_dialled(rest),
        )
    return None
