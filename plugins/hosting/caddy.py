"""The site's settings for Caddy, to be imported in a site block: `www.example.org { import
/etc/caddy/site }`.

python -m plugins.hosting.caddy /srv/site > /etc/caddy/site
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.assets.media_types import MEDIA_TYPES
from plugins.hosting.headers import (
    ALWAYS,
    CACHE,
    EMBED,
    FOR_ALL,
    NOBODY,
    OPEN,
    POLICY,
    REVALIDATE,
    SECURE,
    policy,
)
from plugins.hosting.old_addresses import in_query, literal, paths
from plugins.hosting.printed_settings import print_settings
from plugins.reading.redirects import STATUS, Redirect

KINDS = tuple(dict.fromkeys(MEDIA_TYPES.values()))
FILES = r"""\
@others not method GET HEAD
@hidden {
	path_regexp /(_|\.)
	not path /.well-known/*
}
@nothing path_regexp \x00
error @others 405
error @nothing 400
error @hidden 404
file_server {
	precompressed br gzip
}
"""
# Caddy keeps the headers that it set before it found that the file is missing.
ERRORS = """\
handle_errors {{
	header Cache-Control "{ask_again}"
	header Content-Type "{html}"
	@missing expression {{err.status_code}} == 404
	handle @missing {{
{pages}	}}
	handle {{
		respond "{{err.status_code}} {{err.status_text}}"
	}}
}}
"""
# A site in a folder of the host is served as if that folder were the root.
BELOW = """\
redir {prefix} {prefix}/ permanent
handle_path {prefix}/* {{
{block}}}
handle {{
	error 404
}}
"""
PAGE = """\
		handle {prefix}{root}* {{
			rewrite * {root}404.html
			file_server {{
				precompressed br gzip
			}}
		}}
"""


def caddy(
    folder: str,
    redirects: Sequence[Redirect] = (),
    languages: Sequence[str] = (),
    *,
    prefix: str = "",
    ancestors: str = NOBODY,
) -> str:
    """Return the settings for a published folder on the server; each language has its own 404 page.
    The site lies below `prefix`, such as /site, or at the root; `ancestors` may show the page for
    frames."""
    redirects_below = [entry.model_copy(update={"to": prefix + entry.to}) for entry in redirects]
    roots = [*(f"/{language}/" for language in languages), "/"]
    route = [
        *_headers(),
        *(f'header {root}{EMBED}* {POLICY} "{policy(ancestors)}"' for root in roots),
        *(line for place, kind in enumerate(KINDS) for line in _type_lines(place, kind)),
        *(line for place, entry in enumerate(redirects_below) for line in _redirect(place, entry)),
        *FILES.splitlines(),
    ]
    pages = "".join(PAGE.format(root=root, prefix=prefix) for root in roots)
    errors = ERRORS.format(ask_again=REVALIDATE, html=MEDIA_TYPES[".html"], pages=pages)
    block = "route {\n" + "".join(f"\t{line}\n" for line in route) + "}\n"
    if prefix:
        block = BELOW.format(prefix=prefix, block=block)
    return f'root * "{folder}"\n{block}{errors}'


def _headers() -> list[str]:
    """Return the lines with the headers of every address, and of those that have their own."""
    first = {**ALWAYS, **SECURE, "Cache-Control": REVALIDATE}
    return [
        "header -Server",
        *(f'header {name} "{value}"' for name, value in first.items()),
        *(
            f'header {place}* Cache-Control "{value}"'
            for place, value in CACHE
            if value != REVALIDATE
        ),
        *(f'header {place}* {name} "{value}"' for place in OPEN for name, value in FOR_ALL.items()),
    ]


def _type_lines(place: int, kind: str) -> list[str]:
    endings = " ".join(f"*{ending}" for ending, other in MEDIA_TYPES.items() if other == kind)
    return [f"@type-{place} path {endings}", f'header @type-{place} Content-Type "{kind}"']


def _redirect(place: int, entry: Redirect) -> list[str]:
    """Return the lines for one old address; Caddy's own matchers ignore case, and join queries by
    "or"."""
    parts = [
        f'{{http.request.uri.query}}.matches(r"{in_query(name, value)}")'
        for name, value in entry.query
    ]
    return [
        f"@old-{place} {{",
        f"\tpath_regexp ^({'|'.join(map(literal, paths(entry)))})$",
        *([f"\texpression `{' && '.join(parts)}`"] if parts else []),
        "}",
        f"redir @old-{place} {entry.to} {STATUS}",
    ]


if __name__ == "__main__":
    print_settings(caddy)
