"""The estimate for a frame in other sites: its page again in each language, without masthead and
footer, in `embed/`. Search engines are directed to the page itself."""

from __future__ import annotations

from typing import Any

from pelican.plugins import signals

from plugins.hosting.headers import EMBED
from plugins.site import site_of

PAGE, TEMPLATE = "estimate", "embed"


def _write(generator: Any, writer: Any) -> None:
    site = site_of(generator.settings)
    for lang, words in site.words.items():
        address = site.languages[lang].root + EMBED
        writer.write_file(
            f"{address}index.html",
            generator.get_template(TEMPLATE),
            generator.context,
            url=address,
            page=words["by_key"][PAGE],
        )


def register() -> None:
    """Register beside the questions' pages; plugins/pages/language_versions.py has prepared the
    words."""
    signals.article_writer_finalized.connect(_write)
