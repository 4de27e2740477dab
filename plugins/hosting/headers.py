"""The headers of every response: the one source for our servers and for the settings of hosts.

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
    # Python is WebAssembly; no other code may be evaluated
    "script-src": "'self' 'wasm-unsafe-eval'",
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
# Nobody may show a page in a frame, except one page in each language, in its folder `embed/`.
ANCESTORS, NOBODY = "frame-ancestors", "'none'"
EMBED = "embed/"
FRAMED = re.compile(r"(/[a-z]{2})?/embed/")


def policy(ancestors: str = NOBODY) -> str:
    """Return the policy of a page that these ancestors may show in a frame."""
    return in_words({**CONTENT_SECURITY_POLICY, ANCESTORS: ancestors})


def ancestors_of(sites: str | None) -> str:
    """Return the sites of `framed_by` in site.yml as a policy names them."""
    return {"none": NOBODY, "any": "*"}.get(sites or "none", f"'self' {sites}")


def in_words(directives: Mapping[str, str]) -> str:
    """Return directives as the text of a policy."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


# Sent with every response, because the headers of a page do not apply to the script of a worker.
ALWAYS = {
    POLICY: policy(),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

# Sent only over HTTPS: on 127.0.0.1 it would force HTTPS on every other development server of this
# computer.
SECURE = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}

FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"  # caches revalidate each time: the answer "not modified" has no body
CACHE = (  # the first prefix that matches counts
    ("/static/", FOR_EVER),  # in a folder named after the hash of its content
    ("/runtime/", FOR_EVER),
    ("/cards/", FOR_EVER),
    ("/images/", FOR_EVER),
    (
        "/search/index/",
        FOR_EVER,
    ),  # every file here is named after its content, except those that name the others
    ("/search/fragment/", FOR_EVER),
    ("/", REVALIDATE),
)


# What pages of other sites may fetch: the calculator's wheel, which micropip installs in any
# Pyodide,
# and the prices with their schema.
OPEN = ("/python/", "/prices.json", "/prices.schema.json")
FOR_ALL = {"Access-Control-Allow-Origin": "*"}


def page_policy() -> str:
    """Return the policy for `<meta http-equiv="Content-Security-Policy">`, for hosts that do not
    send our headers. There a browser ignores who may frame a page:
    https://www.w3.org/TR/CSP3/#meta-element"""
    return in_words(CONTENT_SECURITY_POLICY)


def lifetime(path: str) -> str:
    """Return the `Cache-Control` of a path that begins with a slash."""
    return next(value for prefix, value in CACHE if path.startswith(prefix))


def headers(path: str, *, secure: bool = False, ancestors: str = NOBODY) -> dict[str, str]:
    """Return all headers of a path that begins with a slash; `secure` if the site is read over
    HTTPS, `ancestors` are those who may frame the page for frames."""
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
    """Register the policy for every page, so that it holds on any host."""
    signals.initialized.connect(_set_policy)
