"""A preview's site writes what an address needs, and nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from plugins.build.large.deferred_pages import DeferredPages
from plugins.build.partial_site import PreviewSite

PAGES = ("index.html", "faq/index.html", "404.html", "fr/404.html", "fr/faq/index.html")


def write(file: Path) -> None:
    """Write a page."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()


@pytest.fixture
def site(tmp_path: Path) -> PreviewSite:
    """Return a site whose pages are not written yet, with a style."""
    deferred = DeferredPages()
    for page in PAGES:
        deferred.add(page, partial(write, tmp_path / page))
    write(tmp_path / "static" / "site.css")
    return PreviewSite(tmp_path, deferred)


@pytest.mark.parametrize(
    ("address", "pages"),
    [
        ("/", {"index.html"}),
        ("/faq/", {"faq/index.html"}),
        ("/faq/index.html", {"faq/index.html"}),
        ("/fr/faq/", {"fr/faq/index.html"}),
        ("/static/site.css", set()),
        ("/404.html", {"404.html"}),
        ("/nowhere/", {"404.html"}),
        ("/fr/nulle-part/", {"404.html", "fr/404.html"}),
    ],
)
def test_an_address_writes_its_page_or_else_the_pages_that_say_so(
    site: PreviewSite, address: str, pages: set[str]
) -> None:
    """Again and again: a page that is written answers without the others."""
    for _ in range(2):
        site.write_for(address)
        assert set(PAGES) - set(site.deferred.paths) == pages
