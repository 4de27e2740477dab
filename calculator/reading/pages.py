"""Reads the names of pages that explain a rule."""

from calculator.mistake import say
from calculator.reading.section import Section
from calculator.reading.slugs import is_slug


def read_page(table: Section, name: str = "page") -> str | None:
    """Return the name of a question or page, None if the key is absent."""
    if not table.has(name):
        return None
    must = say("be the name of a page like %(like)s", like="how-often")
    page = table.text(name, must=must)
    if page and not is_slug(page):
        table.wrong(name, must, say("write the last part of its address"))
    return page
