"""The settings that Netlify and Cloudflare Pages read from the published folder: `_headers` and
`_redirects`.

Sources: https://docs.netlify.com/manage/routing/headers/,
https://developers.cloudflare.com/pages/configuration/headers/,
https://docs.netlify.com/manage/routing/redirects/redirect-options/,
https://developers.cloudflare.com/pages/configuration/redirects/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pelican.plugins import signals

from plugins.assets.media_types import media_type
from plugins.hosting.headers import (
    ALWAYS,
    CACHE,
    CONTENT_SECURITY_POLICY,
    EMBED,
    FOR_ALL,
    NOBODY,
    OPEN,
    POLICY,
    REVALIDATE,
    SECURE,
    ancestors_of,
    in_words,
    policy,
)
from plugins.hosting.old_addresses import query_text
from plugins.languages.codes import others
from plugins.reading.redirects import STATUS, Redirect, page_stands, read_redirects
from plugins.site import site_of

# endings whose media type a host may not know, or not as we need it
TYPED = (".ipynb", ".mjs", ".wasm", ".whl")
MOST_RULES = 100  # the number of rules that Cloudflare reads


def headers_file(
    paths: Iterable[str],
    of_staff: Iterable[str] = (),
    *,
    prefix: str = "",
    roots: Iterable[str] = ("/",),
    ancestors: str = NOBODY,
) -> str:
    """Return `_headers` for a site with files at these paths, each with a slash in front.

    If two rules match a path, Cloudflare joins the values of a header that both set. Therefore no
    header is in two rules, and pages keep the lifetime of both hosts, `max-age=0, must-revalidate`,
    which has the same effect as ours. Files of staff are listed as far as there is room, since
    hosts know the type of most of them.
    """
    rules = _framing(roots, ancestors)
    rules |= {
        f"{prefix}*": {"Cache-Control": value} for prefix, value in CACHE if value != REVALIDATE
    }
    rules |= {f"{place}*" if place.endswith("/") else place: FOR_ALL for place in OPEN}
    paths_with_type = [path for path in sorted(paths) if path.endswith(TYPED)]
    for path in [*paths_with_type, *sorted(of_staff)][: MOST_RULES - len(rules)]:
        rules[quote(path)] = {"Content-Type": media_type(path)}
    return "".join(
        f"{prefix}{path}\n" + "".join(f"  {name}: {value}\n" for name, value in rule.items())
        for path, rule in rules.items()
    )


def _framing(roots: Iterable[str], ancestors: str) -> dict[str, dict[str, str]]:
    """Return the rules with a policy: one for every path if nobody may frame a page.

    Otherwise the page for frames has its own policy. Netlify sends it instead of the first one,
    Cloudflare sends both, joined with a comma; therefore the first one must not name
    `frame-ancestors`. X-Frame-Options then keeps other pages out of frames; browsers ignore it if
    the policy does name `frame-ancestors`:
    https://www.w3.org/TR/CSP3/#frame-ancestors-and-frame-options
    """
    common_headers = {**ALWAYS, **SECURE}
    if ancestors == NOBODY:
        return {"/*": common_headers}
    for_all = {POLICY: in_words(CONTENT_SECURITY_POLICY), "X-Frame-Options": "DENY"}
    own_policy = {f"{root}{EMBED}*": {POLICY: policy(ancestors)} for root in roots}
    return {"/*": {**common_headers, **for_all}, **own_policy}


def redirects_file(
    redirects: Sequence[Redirect],
    languages: Sequence[str] = (),
    *,
    stands: Callable[[str], bool] = lambda path: False,
    prefix: str = "",
) -> str:
    """Return `_redirects`, with the 404 page of each language.

    Cloudflare ignores a line with a query or with 404. Therefore each old path, with any query,
    also leads where its first redirect does, unless there is a page; and Cloudflare's own rule
    sends the nearest 404.html. Netlify sends an existing page in any case, unless the line ends
    with "!".
    """
    exact_lines = [
        f"{prefix}{quote(entry.path)} {' '.join(query_text(entry))} {prefix}{entry.to} "
        f"{STATUS}{'!' if stands(entry.path) else ''}"
        for entry in redirects
        if entry.query
    ]
    firsts = {entry.path: entry.to for entry in reversed(redirects)}
    firsts |= {entry.path: entry.to for entry in redirects if not entry.query}
    any_query = [
        f"{prefix}{quote(path)} {prefix}{to} {STATUS}"
        for path, to in sorted(firsts.items())
        if not stands(path)
    ]
    missing = [f"{prefix}/{code}/* {prefix}/{code}/404.html 404" for code in languages]
    return "".join(f"{line}\n" for line in [*exact_lines, *any_query, *missing])


def _write(pelican: Any) -> None:
    # a plugin stays connected after an earlier build in this process
    if pelican.settings["PREVIEW"]:
        return
    output, site = Path(pelican.output_path), site_of(pelican.settings)
    redirects = tuple(
        entry
        for entry in read_redirects(site.content)
        if page_stands(output, entry.to)  # others lead to a text that has expired
    )
    paths = [
        f"/{file.relative_to(output).as_posix()}" for file in output.rglob("*") if file.is_file()
    ]
    of_staff = [
        f"/{place}" for place, file in site.outputs.items() if file.is_relative_to(site.content)
    ]
    roots = [f"/{language.root}" for language in site.languages.values()]
    ancestors = ancestors_of(site.details[site.default].framed_by)
    text = headers_file(paths, of_staff, prefix=site.prefix, roots=roots, ancestors=ancestors)
    (output / "_headers").write_text(text, "utf-8")
    stands = partial(page_stands, output)
    (output / "_redirects").write_text(
        redirects_file(redirects, others(pelican.settings), stands=stands, prefix=site.prefix),
        encoding="utf-8",
    )


def register() -> None:
    """Register for the time when every other file exists, because the settings name their paths."""
    signals.finalized.connect(_write)
