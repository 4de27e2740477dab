"""The settings that Netlify and Cloudflare Pages read from the published folder: `_headers` and
`_redirects`.

Sources: https://docs.netlify.com/manage/routing/headers/,
https://developers.cloudflare.com/pages/configuration/headers/,
https://docs.netlify.com/manage/routing/redirects/redirect-options/,
https://developers.cloudflare.com/pages/configuration/redirects/.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.assets.media_types import media_type
from plugins.hosting.headers import ALWAYS, ASK_AGAIN, CACHE, SECURE
from plugins.languages.codes import others
from plugins.reading.redirects import STATUS, Redirect, read_redirects

TYPED = {
    ".mjs",
    ".wasm",
    ".zip",
}  # the endings whose type a host may not know, or not as we need it


def headers_file(paths: Iterable[str]) -> str:
    """Return `_headers` for a site with files at these paths, each with its first slash.

    Where two rules fit one path Cloudflare joins the values of a header that both give: so no
    header stands in two rules, and pages keep the lifetime of both hosts, `max-age=0,
    must-revalidate`, which asks again as ours does.
    """
    rules = {"/*": {**ALWAYS, **SECURE}}
    rules |= {
        f"{prefix}*": {"Cache-Control": value} for prefix, value in CACHE if value != ASK_AGAIN
    }
    rules |= {
        path: {"Content-Type": media_type(path)}
        for path in sorted(paths)
        if Path(path).suffix in TYPED
    }
    return "".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in rule.items())
        for path, rule in rules.items()
    )


def redirects_file(redirects: Sequence[Redirect], languages: Sequence[str] = ()) -> str:
    """Return `_redirects`, with what is missing told in each of the languages.

    Cloudflare passes over a line with a query or with 404: so each old path also leads, whatever
    its query, where its first one does, and the nearest 404.html is its own way already.
    """
    exact = [
        f"{entry.path} {'='.join(entry.query)} {entry.to} {STATUS}"
        for entry in redirects
        if entry.query
    ]
    firsts = {entry.path: entry.to for entry in reversed(redirects)}
    firsts |= {entry.path: entry.to for entry in redirects if not entry.query}
    missing = [f"/{language}/* /{language}/404.html 404" for language in languages]
    return "".join(
        f"{line}\n"
        for line in [
            *exact,
            *(f"{path} {to} {STATUS}" for path, to in sorted(firsts.items())),
            *missing,
        ]
    )


def _write(pelican: Any) -> None:
    if pelican.settings["PREVIEW"]:  # a plugin of an earlier build in this process stays connected
        return
    output = Path(pelican.output_path)
    redirects = read_redirects(Path(pelican.settings["PATH"]), site=output)
    paths = [
        f"/{file.relative_to(output).as_posix()}" for file in output.rglob("*") if file.is_file()
    ]
    (output / "_headers").write_text(headers_file(paths), encoding="utf-8")
    (output / "_redirects").write_text(
        redirects_file(redirects, others(pelican.settings)), encoding="utf-8"
    )


def register() -> None:
    """When every other file is there, for their paths are told."""
    signals.finalized.connect(_write)
