"""The theme's words within a text: the titles of callouts, the way back from a footnote."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from plugins.site import Site

PART = "parts/text-words.txt"  # one a line, in the order of plugins/markdown/rendering.py


def labels(site: Site, lang: str) -> tuple[str, ...]:
    """Return the words in a language, as the theme's template says them."""
    environment = Environment(
        loader=FileSystemLoader(site.theme / "templates"),
        autoescape=select_autoescape(),  # which leaves text alone
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        lstrip_blocks=True,
        trim_blocks=True,
    )
    site.teach(environment)
    return tuple(environment.get_template(PART).render(lang=lang).split("\n"))
