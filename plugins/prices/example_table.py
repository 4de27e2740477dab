"""The theme's own price table, for the middle of a text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from calculator.book import PriceBook
from plugins.languages import theme_words
from plugins.prices.price_table import price_table

PART = "parts/price-table.html"


def example_table(book: PriceBook, settings: Mapping[str, Any], *, on: date, lang: str) -> str:
    """Return the table as HTML without empty lines, which would end it for Markdown."""
    environment = Environment(
        loader=FileSystemLoader(Path(settings["THEME"]) / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    theme_words.teach(environment, settings)
    html = environment.get_template(PART).render(
        prices=price_table(book, on=on), here={"lang": lang}, lang=lang
    )
    return "\n".join(line for line in html.splitlines() if line.strip())
