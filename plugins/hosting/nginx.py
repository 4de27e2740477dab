"""The site's settings for nginx, to be included in a `server` block beside its `listen`, name and
certificate.

python -m plugins.hosting.nginx /srv/cio-pme > /etc/nginx/cio-pme.conf
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby

from pelican.settings import read_settings

from plugins.assets.media_types import MEDIA_TYPES, UNKNOWN
from plugins.hosting.headers import ALWAYS, ASK_AGAIN, CACHE, SECURE
from plugins.languages.codes import others
from plugins.project import PUBLISH, content_folder
from plugins.reading.redirects import STATUS, Redirect, read_redirects

# `set` at server level runs again when nginx turns to the 404 page, so that this is never kept for
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
default_type {unknown};
"""


def nginx(folder: str, redirects: Sequence[Redirect] = (), languages: Sequence[str] = ()) -> str:
    """Return the settings for a published folder on the server; each of the languages has its own
    words for what is missing."""
    parts = [
        TOP.format(folder=folder, ask_again=ASK_AGAIN, unknown=UNKNOWN),
        *(f'add_header {name} "{value}" always;\n' for name, value in {**ALWAYS, **SECURE}.items()),
        "add_header Cache-Control $lifetime always;\n",
        "types {\n"
        + "".join(f'    "{kind}" {ending[1:]};\n' for ending, kind in MEDIA_TYPES.items())
        + "}\n",
        *(
            f'location ^~ {prefix} {{\n    set $lifetime "{value}";\n}}\n'
            for prefix, value in CACHE
            if value != ASK_AGAIN
        ),
        *(
            f"location ^~ /{language}/ {{\n    error_page 403 404 =404 /{language}/404.html;\n}}\n"
            for language in languages
        ),
        "location ~ /(_|\\.(?!well-known/)) {\n    return 404;\n}\n",
        *(
            _location(path, list(entries))
            for path, entries in groupby(sorted(redirects, key=_path), key=_path)
        ),
    ]
    return "".join(parts)


def _path(redirect: Redirect) -> str:
    return redirect.path


def _location(path: str, redirects: list[Redirect]) -> str:
    queries = [
        f"    if ($arg_{e.query[0]} = {e.query[1]}) {{\n        return {STATUS} {e.to};\n    }}\n"
        for e in redirects
        if e.query
    ]
    otherwise = next((f"{STATUS} {entry.to}" for entry in redirects if not entry.query), "404")
    return f"location = {path} {{\n{''.join(queries)}    return {otherwise};\n}}\n"


if __name__ == "__main__":
    print(
        nginx(sys.argv[1], read_redirects(content_folder()), others(read_settings(str(PUBLISH)))),
        end="",
    )
