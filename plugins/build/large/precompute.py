"""What a large site has made aside while the rules look at its texts: amounts, HTML, compiled
templates.

Nothing rests on it: what is not there when it is needed is made then, and says then what is wrong.
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
from plugins.errors import ContentError
from plugins.pages.markdown_reader import Placeholders, convert, name_of
from plugins.pages.text_words import labels
from plugins.prices.placeholders import Amounts
from plugins.reading.files import markdown_files, text_of
from plugins.reading.front_matter import parted
from plugins.site import site_from, site_of

Precomputed = tuple[tuple[str, Placeholders] | None, str]


def precompute(settings: Any) -> Callable[[str], Precomputed] | None:
    """Begin, and return what gives a file's Markdown with its amounts, and its HTML; None and ""
    where it cannot be read."""
    site = site_from(settings)  # each process reads its own
    site.downloads.update(site_of(settings).downloads)
    files = dict(markdown_files(site.content))
    amounts = cache(lambda: Amounts(site))

    words = cache(partial(labels, site))

    def text_and_html(path: str) -> Precomputed:
        file = files[path]
        with suppress(ContentError):
            lang = name_of(Path(path).stem, file=file, settings=settings)[1]
            _, body, line = parted(text_of(path, file=file), file=file)
            placeholders = amounts().of(body, file=file, lang=lang, first=line)
            return (body, placeholders), convert(body, lang, words(lang), placeholders)
        return None, ""

    templates = [lambda: template_cache.compile_all(site, settings["JINJA_ENVIRONMENT"])]
    return start(tuple(files), text_and_html, after=templates)


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    cache = settings.get("PAGE_CACHE")
    if settings["LARGE"] and (cache is None or cache.is_empty):
        site_of(settings).precomputed = precompute(settings)


def register() -> None:
    """Before the rules: it goes on while they read."""
    signals.initialized.connect(_begin)
