"""What every response says beside its body: the one source for our servers and for the hosts we
write settings for.

As a plugin it gives the templates `page_policy`.

Sources: https://www.w3.org/TR/CSP3/, https://owasp.org/www-project-secure-headers/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pelican.plugins import signals

from plugins.assets.media_types import media_type
from plugins.site import site_of

CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # Python is WebAssembly; no other evaluated code
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
POLICY = "Content-Security-Policy"
# Who may show a page in a frame: nobody, but for one page in each language, below its folder.
ANCESTORS, NOBODY = "frame-ancestors", "'none'"
EMBED = "embed/"
FRAMED = re.compile(r"(/[a-z]{2})?/embed/")


def policy(ancestors: str = NOBODY) -> str:
    """Return the policy of a page that these may show in a frame."""
    return in_words({**CONTENT_SECURITY_POLICY, ANCESTORS: ancestors})


def ancestors_of(sites: str | None) -> str:
    """Return how a policy names the sites of `framed_by` in site.yml."""
    return {"none": NOBODY, "any": "*"}.get(sites or "none", f"'self' {sites}")


def in_words(directives: Mapping[str, str]) -> str:
    """Return directives as one policy."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


# On every response: a worker's script is governed by its own headers, never by those of the page.
ALWAYS = {
    POLICY: policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

# Only over HTTPS: on 127.0.0.1 it would turn every other development server of this machine to
# HTTPS.
SECURE = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}

FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"  # kept, but asked for again each time: "not modified" costs no body
CACHE = (  # the first prefix that fits
    ("/static/", FOR_EVER),  # below a hash of its content
    ("/runtime/", FOR_EVER),
    ("/cards/", FOR_EVER),
    ("/images/", FOR_EVER),
    (
        "/search/index/",
        FOR_EVER,
    ),  # each file named by its content; what names them is asked for again
    ("/search/fragment/", FOR_EVER),
    ("/", REVALIDATE),
)


# What pages of others may fetch: the calculator's wheel, which micropip installs in any Pyodide,
# and the prices with their schema.
OPEN = ("/python/", "/prices.json", "/prices.schema.json")
FOR_ALL = {"Access-Control-Allow-Origin": "*"}


def page_policy() -> str:
    """Return the policy for `<meta http-equiv="Content-Security-Policy">`, for hosts that send no
    headers of ours. There a browser passes over who may frame a page:
    https://www.w3.org/TR/CSP3/#meta-element"""
    return in_words(CONTENT_SECURITY_POLICY)


def lifetime(path: str) -> str:
    """Return the `Cache-Control` of a path, which begins with a slash."""
    return next(value for prefix, value in CACHE if path.startswith(prefix))


def headers(path: str, *, secure: bool = False, ancestors: str = NOBODY) -> dict[str, str]:
    """Return all headers of a path that begins with a slash; `secure` where the site is read over
    HTTPS, `ancestors` who may frame the one page that is made for it."""
    return {
        **ALWAYS,
        **({POLICY: policy(ancestors)} if FRAMED.match(path) else {}),
        **(SECURE if secure else {}),
        **(FOR_ALL if path.startswith(OPEN) else {}),
        "Cache-Control": lifetime(path),
        "Content-Type": media_type(path),
    }


def _set_policy(pelican: Any) -> None:
    site_of(pelican.settings).template_values["page_policy"] = page_policy()


def register() -> None:
    """The policy stands on every page, so that it holds on any host."""
    signals.initialized.connect(_set_policy)
