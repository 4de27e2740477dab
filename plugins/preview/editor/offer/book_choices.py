"""The options of the fields of a price book's form: names that stand in other rows of the same
form, found by theme/preview/editor-names.js."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Source = Mapping[str, Any]
"""Where options come from: the rows of the form's `list`, each by its name, or by the names in
its list `within`. `where` gives values that a row must have, `named` the path of the value in
the form that is its name, `having` a list of the row that must not be empty. With `by` the
options are the names of cells."""

SHOWN: tuple[Source, ...] = ({"pages": True},)
"""The pages of the site, which with_pages() puts in."""


def facts(kind: str, **more: Any) -> Source:
    """Return the source of the facts of one kind."""
    return {"list": "fact", "where": {"kind": kind}, **more}


SOLD: tuple[Source, ...] = ({"list": "formula"},)
NUMBERS = (facts("number"),)
CHOICES = (facts("choice"),)
TRUTHS = (facts("yes-no"),)
ORDERS = (facts("number", having="classes"), facts("choice"))
"""The facts by which a rate may differ."""
BANDS: tuple[Source, ...] = (
    {"list": "fact", "within": "classes"},
    {"list": "fact", "within": "choices"},
)
CLASSES = BANDS[:1]
KINDS: tuple[Source, ...] = ({"list": "fact", "within": "choices", "named": ["vat", "by"]},)
"""The choices of the fact that decides on VAT."""
CELLS: tuple[Source, ...] = (
    {"list": "formula", "by": ["rate_by", "table_by"], "of": [*BANDS]},
    *BANDS,
)
MONTHS: tuple[Source, ...] = ({"list": "commitment"},)


def with_pages(sources: Sequence[Source], pages: Sequence[Mapping[str, str]]) -> list[Source]:
    """Return the sources, with the options of the site's pages in the place of SHOWN."""
    return [{"options": [*pages]} if "pages" in source else source for source in sources]
