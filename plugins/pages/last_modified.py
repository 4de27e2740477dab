"""The day on which each page last changed for its readers, as `modified`, for the sitemap and the
feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pelican.plugins import signals

from plugins.site import site_of

PRICED = {"home", "estimate"}  # templates that show amounts, even if the text has none
OF_QUESTIONS = {"faq"}  # templates that show whole answers


def last_changed(page: Any, *, prices_since: date) -> date:
    """Return the latest of the days on which a text was reviewed, was first shown, and had its
    amounts changed."""
    days: list[date | None] = [page.reviewed, page.publish_from]
    if page.priced or page.template in PRICED or getattr(page, "formula", None):
        days.append(prices_since)
    return max(day for day in days if day)


def tell(pages: Iterable[Any], *, prices_since: date) -> None:
    """Give every page its `modified`; a page that shows answers changes with each of them."""
    pages = list(pages)
    for page in pages:
        page.modified = last_changed(page, prices_since=prices_since)
    for page in pages:
        if page.template in OF_QUESTIONS:
            page.modified = max(
                [
                    page.modified,
                    *(
                        other.modified
                        for other in pages
                        if other.kind == "faq" and other.lang == page.lang
                    ),
                ]
            )


def _tell(generators: Sequence[Any]) -> None:
    site = site_of(generators[0].settings)
    tell(site.every_page, prices_since=site.book.first_day)


def register() -> None:
    """Register for the time when every text has been read, before the pages are written."""
    signals.all_generators_finalized.connect(_tell)
