"""The theme's own price table, for the middle of a text."""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.prices.price_table import tables_of
from plugins.site import Site

PART = "parts/price-table.html"


def example_table(site: Site, *, lang: str) -> str:
    """Return the table as HTML without empty lines, at which Markdown would end it."""
    environment = Environment(
        loader=FileSystemLoader(site.theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    site.teach(environment)
    html = environment.get_template(PART).render(
        prices=tables_of(site, lang), here={"lang": lang}, lang=lang
    )
    return "\n".join(line for line in html.splitlines() if line.strip())
