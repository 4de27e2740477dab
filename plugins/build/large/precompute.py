"""Computes in background processes, while the rules check a large site, what both rules and pages
need of each text: its content, amounts and HTML; also compiles the templates.

The build does not depend on it: a missing result is computed when it is needed, and its mistakes
are reported then.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.build.large import template_cache
from plugins.build.large.worker_pool import start
from plugins.checks.rules import will_check
from plugins.errors import ContentError
from plugins.markdown.reading import reading
from plugins.markdown.things import Precomputed
from plugins.pages.markdown_reader import convert, name_of
from plugins.pages.text_words import labels
from plugins.prices.placeholders import Amounts
from plugins.reading.files import markdown_files, text_of
from plugins.reading.front_matter import split_text
from plugins.site import Site, site_of


def converter(
    site: Site, settings: Any, *, is_checked: bool
) -> Callable[[str, str], Precomputed | None]:
    """Return a function that computes everything of a file, None if it cannot be read; its content
    only if the rules still have to run."""
    amounts = cache(lambda: Amounts(site))
    words = cache(partial(labels, site))

    def all_of(path: str, file: str) -> Precomputed | None:
        with suppress(ContentError):
            lang = name_of(Path(path).stem, file=file, settings=settings)[1]
            _, body, line = split_text(text_of(path, file=file), file=file)
            content = reading(body, lang=lang, first=line) if is_checked else None
            with suppress(Exception):  # a mistake is reported when a page needs it
                placeholders = amounts().of(body, file=file, lang=lang, first=line)
                html = convert(body, lang, words(lang), placeholders)
                return Precomputed(body, line, content, placeholders, html)
            return Precomputed(body, line, content)
        return None

    return all_of


def precompute(settings: Any) -> Callable[[str], Precomputed | None] | None:
    """Start, and return a function that gives what was computed of a file, None if it cannot be
    read. None if nothing is precomputed."""
    site = site_of(settings)
    files = dict(markdown_files(site.content))
    all_of = converter(site, settings, is_checked=will_check(settings))
    templates = [lambda: template_cache.compile_all(site, settings["JINJA_ENVIRONMENT"])]
    return start(tuple(files), lambda path: all_of(path, files[path]), after=templates)


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    cache, ready = settings.get("PAGE_CACHE"), settings.get("PRECOMPUTED")
    if not settings["LARGE"]:
        return
    if ready:  # a check has computed it beside the results of its rules
        site_of(settings).precomputed = ready.get
    elif cache is None or cache.is_empty:
        site_of(settings).precomputed = precompute(settings)


def register() -> None:
    """Register before the rules, because this runs while they read the front matter of the
    texts."""
    signals.initialized.connect(_begin)
