"""What a large site has made aside while the rules look at its texts: amounts, HTML, compiled
templates.

Nothing rests on it: what is not there when it is needed is made then, and says then what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.build.large import template_cache
from plugins.build.large.worker_pool import begun
from plugins.errors import ContentError
from plugins.pages.markdown_reader import converted, name_of
from plugins.prices.placeholders import Amounts
from plugins.reading.files import markdown_files, text_of
from plugins.reading.front_matter import Document, parted
from plugins.site import site_from, site_of


def made_aside(settings: Any) -> Callable[[str], tuple[str, str]] | None:
    """Begin, and return what gives a file's Markdown, amounts filled in, and its HTML; both are
    empty where it cannot be read."""
    site = site_from(settings)  # each process reads its own
    site.downloads.update(site_of(settings).downloads)
    files, form = dict(markdown_files(site.content)), json.dumps(settings["MARKDOWN"])
    amounts = cache(lambda: Amounts(site))

    def text_and_html(path: str) -> tuple[str, str]:
        file = files[path]
        with suppress(ContentError):
            lang = name_of(Path(path).stem, file=file, settings=settings)[1]
            _, body, line = parted(text_of(path, file=file), file=file)
            text = amounts().filled(Document({}, {}, body, line), file=file, lang=lang).body
            return text, converted(text, form)
        return "", ""

    templates = [lambda: template_cache.compile_all(site, settings["JINJA_ENVIRONMENT"])]
    return begun(tuple(files), text_and_html, after=templates)


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    if settings["LARGE"] and not settings.get("LATER"):  # a preview remembers what it has made
        site_of(settings).converted = made_aside(settings)


def register() -> None:
    """Before the rules: it goes on while they read."""
    signals.initialized.connect(_begin)
