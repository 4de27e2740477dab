"""The estimate for a frame in other sites: its page once more in each language, without masthead
and footer, below `embed/`. Search engines are sent to the page itself."""

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
    """Beside the answers; plugins/pages/language_versions.py has made the words."""
    signals.article_writer_finalized.connect(_write)
