"""Real servers, with the settings that we write for them, serve the published site as our own
server does."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from plugins.hosting.headers import FOR_EVER, REVALIDATE, headers
from tests.support.crowd import crowd, many_files
from tests.support.observatory import grade_of
from tests.support.over_http import Answer, get
from tests.support.publishing import WEBSITE
from tests.support.servers import running

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
PARTNER = "'self' https://www.partner.example"  # who may frame the page made for it
PAGES = [
    "/embed/",
    "/fr/embed/",
    "/",
    "/faq/",
    "/faq/hire-staff/",
    "/estimate/",
    "/faq/index.md",
    "/feed.xml",
    "/robots.txt",
]
FOR_ALL = ["python/*.whl", "prices.json", "prices.schema.json"]


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.part(name)) for name in ("nginx", "caddy")],
)
def server(
    request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Yield the address of the published site on each server."""
    with (
        many_files(),
        running(
            request.param,
            published,
            tmp_path_factory.mktemp(request.param),
            ancestors=PARTNER,
        ) as address,
    ):
        yield address


def one(published: Path, pattern: str) -> str:
    """Return the address of the first file that matches."""
    file = min(published.glob(pattern))
    return f"/{file.relative_to(published).as_posix()}"


def own_headers(answer: Answer, path: str) -> dict[str, str | None]:
    """Return an answer's values of the headers that we set."""
    return {name: answer.headers[name] for name in headers(path, secure=True)}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_all_our_headers(server: str, path: str) -> None:
    """Policy, HSTS, types and lifetimes: exactly those of plugins/hosting/headers.py."""
    answer = get(server + path)
    assert answer.status == 200
    assert own_headers(answer, path) == headers(path, secure=True, ancestors=PARTNER)
    policy = str(answer.headers["Content-Security-Policy"])
    assert ("frame-ancestors 'none'" in policy) is ("embed" not in path)


@pytest.mark.parametrize(
    "pattern",
    [
        "runtime/*/*.asm.wasm",
        "runtime/*/pyodide.mjs",
        "runtime/*/python_stdlib.zip",
        "runtime/*/micropython.wasm",
        "runtime/calculator-*.json",
        "static/*/css/site.css",
        "static/*/js/python-worker.js",
        "static/*/fonts/*.woff2",
        "static/*/favicon.svg",
        "search/index/en_*.pf_index",
    ],
)
def test_every_part_has_its_type_and_is_kept_for_ever(
    server: str, published: Path, pattern: str
) -> None:
    """Python runs only with the right types, and a file with a hash is never requested again."""
    path = one(published, pattern)
    answer = get(server + path)
    assert answer.status == 200
    assert own_headers(answer, path) == headers(path, secure=True)
    assert answer.headers["Cache-Control"] == FOR_EVER


@pytest.mark.parametrize("pattern", FOR_ALL)
def test_files_for_programs_may_be_fetched_by_pages_of_any_origin(
    server: str, published: Path, pattern: str
) -> None:
    """And no other file may: micropip installs the wheel in any page of Pyodide."""
    path = one(published, pattern)
    answer = get(server + path)
    assert own_headers(answer, path) == headers(path, secure=True)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert get(f"{server}/").headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("br, gzip", "br"),
        ("gzip, deflate, br;q=1.0", "br"),
        ("br;q=0, gzip", "gzip"),
        ("gzip", "gzip"),
        ("", None),
    ],
)
@pytest.mark.parametrize("path", ["/", "/faq/", "runtime/*/*.asm.wasm", "static/*/css/site.css"])
def test_the_smallest_copy_that_the_browser_takes_is_sent(
    server: str, published: Path, path: str, accepted: str, expected: str | None
) -> None:
    """The build makes the copies, and `Vary` tells caches in between that there are several."""
    path = path if path.startswith("/") else one(published, path)
    answer = get(server + path, accept_encoding=accepted)
    file = published / path.lstrip("/")
    whole = (file / "index.html" if file.is_dir() else file).read_bytes()
    assert answer.headers["Content-Encoding"] == expected
    assert (UNPACK[expected](answer.body) if expected else answer.body) == whole
    assert answer.headers["Content-Type"] == headers(path)["Content-Type"]
    if expected:
        assert "accept-encoding" in answer.headers["Vary"].lower()
        assert len(answer.body) < len(whole)


@pytest.mark.parametrize(
    ("path", "page"), [("/fr/nulle-part/", "fr/404.html"), ("/french/", "404.html")]
)
def test_a_missing_address_answers_in_its_language(
    server: str, published: Path, path: str, page: str
) -> None:
    """A missing French address is reported in French."""
    answer = get(server + path)
    assert (answer.status, answer.body) == (404, (published / page).read_bytes())


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/",
        "/nowhere.wasm",
        "/static/0123/nowhere.css",
        "/runtime/nowhere.mjs",
        "/_headers",
        "/_redirects",
        "/index.php?id=another",
    ],
)
def test_a_missing_address_answers_with_the_sites_own_words(
    server: str, published: Path, path: str
) -> None:
    """Status 404, a page, and never cached: the address may exist tomorrow."""
    answer = get(server + path)
    assert (answer.status, answer.body) == (404, (published / "404.html").read_bytes())
    assert own_headers(answer, "/404.html") == headers("/404.html", secure=True)
    assert answer.headers["Cache-Control"] == REVALIDATE


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/static/..%5c..%5cetc/passwd",
        "//etc/passwd",
        "/%00",
    ],
)
def test_nothing_outside_the_site_is_served(server: str, path: str) -> None:
    """A path that climbs out of the folder is refused."""
    answer = get(server.removesuffix("/") + path)
    assert answer.status in {400, 404}
    assert b"root:" not in answer.body


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "NONSENSE"]
)
def test_a_site_that_is_only_read_refuses_other_methods(server: str, method: str) -> None:
    """There is nothing to write to."""
    assert get(f"{server}/", method=method).status == 405


def test_head_answers_as_get_does_without_the_body(server: str) -> None:
    """Link checkers and caches send HEAD."""
    answer = get(f"{server}/faq/", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert own_headers(answer, "/faq/") == headers("/faq/", secure=True)


@pytest.mark.parametrize("accepted", ["br", ""])
def test_an_unchanged_page_is_not_sent_again(server: str, accepted: str) -> None:
    """A second visit costs no body."""
    tag = get(f"{server}/", accept_encoding=accepted).headers["ETag"]
    again = get(f"{server}/", if_none_match=tag, accept_encoding=accepted)
    assert (again.status, again.body) == (304, b"")


def test_a_directory_without_its_slash_leads_to_it(server: str) -> None:
    """A link typed without the last slash works, whatever name the server is reached by."""
    answer = get(f"{server}/faq")
    assert answer.status in {301, 308}
    assert answer.headers["Location"].removeprefix(server) in {"/faq/", "faq/"}


def test_the_old_address_leads_to_the_answers(server: str) -> None:
    """People and search engines still use it."""
    answer = get(f"{server}/index.php?id=en-pratique")
    assert (answer.status, answer.headers["Location"].removeprefix(server)) == (301, "/faq/")


@pytest.mark.parametrize("path", ["/", "/estimate/"])
def test_the_observatory_gives_its_best_grade(server: str, path: str, tmp_path: Path) -> None:
    """By this server's headers and page; the redirect to HTTPS is the host's."""
    answer = get(server + path)
    outcome = grade_of(
        dict(answer.headers.items()),
        answer.body.decode(),
        address=f"{WEBSITE}{path}",
        scratch=tmp_path,
    )
    assert (outcome.grade, outcome.score >= 100) == ("A+", True), outcome.results


def test_the_server_does_not_say_its_version(server: str) -> None:
    """It would tell attackers which vulnerabilities to try."""
    assert not any(digit in (get(f"{server}/").headers["Server"] or "") for digit in "0123456789")


@pytest.mark.part("wrk")
def test_a_thousand_ask_at_once_and_all_are_answered(server: str, tmp_path: Path) -> None:
    """Without one error; `make bench` does the same for half a minute."""
    measurement = crowd(server, PAGES, connections=1_000, seconds=3, scratch=tmp_path)
    assert measurement.errors == () and measurement.requests > 1_000
