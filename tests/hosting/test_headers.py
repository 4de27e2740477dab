"""The headers that every response carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.assets.media_types import media_type
from plugins.hosting.headers import ALWAYS, headers, lifetime
from tests.support.over_http import get


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/faq/", "text/html; charset=utf-8"),
        ("/404.html", "text/html; charset=utf-8"),
        ("/runtime/abc/pyodide.asm.wasm", "application/wasm"),
        ("/runtime/abc/pyodide.mjs", "text/javascript; charset=utf-8"),
        ("/static/abc/css/site.css", "text/css; charset=utf-8"),
        (
            "/search/wasm.en.pagefind",
            "application/octet-stream",
        ),  # Pagefind decompresses it, so no browser compiles it as it loads
        ("/unheard.of", "application/octet-stream"),
    ],
)
def test_every_path_has_its_media_type(path: str, expected: str) -> None:
    """A browser compiles WebAssembly and runs modules only under the right type."""
    assert media_type(path) == expected


def test_only_files_with_a_hash_in_their_address_are_cached_for_ever() -> None:
    """A page is requested again at every visit, a file with a hash never is."""
    assert "immutable" in lifetime("/static/0123456789ab/css/site.css")
    assert "immutable" in lifetime("/runtime/0123456789ab/pyodide.mjs")
    assert "immutable" in lifetime("/search/fragment/en_0123456.pf_fragment")
    assert lifetime("/search/pagefind-entry.json") == "no-cache"
    assert lifetime("/") == lifetime("/faq/hire-staff/") == lifetime("/feed.xml") == "no-cache"


def test_https_is_required_only_where_the_site_is_served_over_https() -> None:
    """On 127.0.0.1 the header would lock out every other server of this machine."""
    assert "Strict-Transport-Security" in headers("/", secure=True)
    assert "Strict-Transport-Security" not in headers("/")


def test_the_policy_allows_nothing_from_elsewhere() -> None:
    """No host, no inline code and no eval but WebAssembly's own."""
    policy = ALWAYS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
    assert (
        "unsafe-inline" not in policy
        and "'unsafe-eval'" not in policy
        and "http" not in policy
        and "*" not in policy
    )


@pytest.mark.parametrize("path", ["/", "/faq/", "/nowhere/"])
def test_the_server_sends_them_on_every_page(served: str, path: str) -> None:
    """On a page that exists and on one that does not."""
    sent = get(served + path).headers
    assert {name: sent[name] for name in headers("/")} == headers("/")


def test_a_directory_without_its_slash_leads_to_it(served: str) -> None:
    """A link typed without the last slash works."""
    assert get(f"{served}/faq").headers["Location"] == f"{served}/faq/"


def test_a_missing_page_answers_with_the_sites_own_words(served: str, site: Path) -> None:
    """Status 404, and the page that helps the visitor on."""
    answer = get(f"{served}/nowhere/")
    assert (answer.status, answer.body) == (404, (site / "404.html").read_bytes())


def test_an_unchanged_page_is_not_sent_again(served: str) -> None:
    """A second visit costs no body."""
    again = get(f"{served}/", if_none_match=get(f"{served}/").headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_nothing_outside_the_site_is_served(served: str) -> None:
    """A path that climbs out of the folder is a missing page."""
    assert get(f"{served}/../../pyproject.toml").status == 404
    assert get(f"{served}/%2e%2e/%2e%2e/pyproject.toml").status == 404
