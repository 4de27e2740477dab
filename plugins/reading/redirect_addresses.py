"""The two addresses of a redirect, as staff write them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from plugins.errors import Message, say

PATH = re.compile(r"/[A-Za-z0-9._~/-]*")
# No fragment, which a browser never sends; no "//" or "/../", which a server normalises first.
OLD = re.compile(r"/(?!/)[^?#\\\x00-\x1f\x7f]*(?:\?[^#\s\\\x00-\x1f\x7f]*)?")
HOST = re.compile(r"(?:https?:/*|www\.)[^\s/]+", re.IGNORECASE)
TIDIED = re.compile(r"//|/\.{1,2}(?:/|$)")


def old_address(text: object) -> str:
    """Read an old address from its first slash on; accents may be typed or percent-encoded."""
    if isinstance(text, str) and (host := HOST.match(text)):
        raise ValueError(_without_host(text[host.end() :]))
    if isinstance(text, str) and "&amp;" in text:
        raise ValueError(say('have "&" alone in the place of "&amp;"'))
    path = text.partition("?")[0] if isinstance(text, str) else ""
    if "*" in path:
        raise ValueError(say("be one old address, without *"))
    try:
        decoded_path = unquote(path, errors="strict")
    except UnicodeDecodeError:
        decoded_path = ""
    if not isinstance(text, str) or not OLD.fullmatch(text) or TIDIED.search(decoded_path):
        decoded_path = ""
    if not decoded_path or not OLD.fullmatch(decoded_path.replace("?", "")):
        raise ValueError(
            say("be an address like /index.php?id=en-pratique, from its first slash on")
        )
    return str(text)


def _without_host(rest: str) -> Message:
    return say('begin at the first slash of the address, like "%(right)s"', right=rest or "/")


def page_address(text: object) -> str:
    """Read the address of a page."""
    if isinstance(text, str) and (host := HOST.match(text)):
        raise ValueError(
            say(
                'be a page of this site, like "%(right)s", without https:// and the name of a site',
                right=text[host.end() :] or "/",
            )
        )
    if isinstance(text, str) and text.startswith("/") and ("#" in text or "?" in text):
        raise ValueError(say('be the address of a page, without "#", "?" and what follows'))
    if not isinstance(text, str) or not PATH.fullmatch(text):
        raise ValueError(say("be an address like /faq/, from its first slash on"))
    return text
