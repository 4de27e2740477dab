"""The site's settings for nginx, to be included in a `server` block with its own `listen`, name and
certificate.

python -m plugins.hosting.nginx /srv/site > /etc/nginx/site.conf
"""

from __future__ import annotations

from collections.abc import Sequence

from plugins.assets.media_types import MEDIA_TYPES, UNKNOWN
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
from plugins.hosting.old_addresses import in_query, paths
from plugins.hosting.printed_settings import print_settings
from plugins.reading.redirects import STATUS, Redirect

# `set` at server level runs again when nginx redirects to the 404 page, so that no cache keeps it
# for
# ever.
TOP = """\
root "{folder}";
index index.html;
server_tokens off;
absolute_redirect off;
gzip_static on;
gzip_vary on;
brotli_static on;  # Debian: libnginx-mod-http-brotli-static; without that module take this line out
error_page 403 404 =404 /404.html;
set $lifetime "{ask_again}";
set $for_all "";
set $policy "{policy}";
default_type {unknown};
"""
# A site in a folder of the host is served as if that folder were the root; redirects add the
# folder.
BELOW = """\
if ($request_uri !~ "^{prefix}(/|$|\\?)") {{
    return 404;
}}
rewrite "^{prefix}$" {prefix}/ permanent;
rewrite "^{prefix}(/.*)$" $1;
if (-d $request_filename) {{
    rewrite "^(.*[^/])$" {prefix}$1/ permanent;
}}
"""
HIDDEN = "location ~ /(_|\\.(?!well-known/)) {\n    return 404;\n}\n"


def nginx(
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
    parts = [
        TOP.format(folder=folder, ask_again=REVALIDATE, unknown=UNKNOWN, policy=policy()),
        BELOW.format(prefix=prefix) if prefix else "",
        *_headers(),
        _types(),
        *_lifetimes(),
        _frame_page("/", ancestors),
        *(_language(language, ancestors) for language in languages),
        HIDDEN,
        *(
            _location(path, [entry for entry in redirects_below if path in paths(entry)])
            for path in dict.fromkeys(path for entry in redirects_below for path in paths(entry))
        ),
    ]
    return "".join(parts)


def _headers() -> list[str]:
    """Return the lines with the headers of every address, and of those that other sites may
    fetch."""
    return [
        *(
            f'add_header {name} "{value}" always;\n'
            for name, value in {**ALWAYS, **SECURE, POLICY: "$policy"}.items()
        ),
        "add_header Cache-Control $lifetime always;\n",
        *(f"add_header {name} $for_all always;\n" for name in FOR_ALL),
        *(
            f'location ^~ {place} {{\n    set $for_all "{value}";\n}}\n'
            for place in OPEN
            for value in FOR_ALL.values()
        ),
    ]


def _lifetimes() -> list[str]:
    """Return a block for each folder whose files caches keep."""
    return [
        f'location ^~ {place} {{\n    set $lifetime "{value}";\n}}\n'
        for place, value in CACHE
        if value != REVALIDATE
    ]


def _types() -> str:
    """Return the block that gives each file name extension its media type."""
    lines = (f'    "{kind}" {ending[1:]};\n' for ending, kind in MEDIA_TYPES.items())
    return "types {\n" + "".join(lines) + "}\n"


def _frame_page(root: str, ancestors: str) -> str:
    """Return the block for the page that others may show in a frame, empty if nobody may."""
    if ancestors == NOBODY:
        return ""
    return f'location ^~ {root}{EMBED} {{\n    set $policy "{policy(ancestors)}";\n}}\n'


def _language(code: str, ancestors: str) -> str:
    """Return the block for the pages of a language, which takes precedence over all others."""
    error_page = f"    error_page 403 404 =404 /{code}/404.html;\n"
    frame_page = _frame_page(f"/{code}/", ancestors)
    return f"location ^~ /{code}/ {{\n{error_page}{HIDDEN}{frame_page}}}\n"


def _location(path: str, redirects: Sequence[Redirect]) -> str:
    """Return the block for an old path; a page at this path is sent unless a redirect matches the
    query."""
    rules = "".join(
        f"    return {STATUS} {entry.to};\n" if not entry.query else _query(place, entry)
        for place, entry in enumerate(redirects)
    )
    quoted = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'location = "{quoted}" {{\n{rules}}}\n'


def _query(place: int, entry: Redirect) -> str:
    """Return the lines for a query all of whose parts must be present: nginx has no "and"."""
    count = f"$old{place}"
    parts = "".join(
        f'    if ($args ~ "{in_query(name, value)}") {{\n        set {count} "{count}+";\n    }}\n'
        for name, value in entry.query
    )
    full = "+" * len(entry.query)
    return (
        f'    set {count} "";\n{parts}'
        f'    if ({count} = "{full}") {{\n        return {STATUS} {entry.to};\n    }}\n'
    )


if __name__ == "__main__":
    print_settings(nginx)
