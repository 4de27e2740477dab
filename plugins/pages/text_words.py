"""The theme's words in a text: titles of callouts, the link back from a footnote, a table."""

from __future__ import annotations

from plugins.markdown.rendering import LABELS
from plugins.site import Site


def labels(site: Site, lang: str) -> tuple[str, ...]:
    """Return the words in a language; theme/templates/parts/text-words.txt lists them for
    translators."""
    return tuple(map(site.catalogues[lang].gettext, LABELS))
