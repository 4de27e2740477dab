"""A site in a folder of its host, as on GitHub Pages: https://name.github.io/site/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from plugins.build.site import publish
from plugins.hosting.headers import headers
from plugins.reading.site_details import parted_address
from tests.conftest import TODAY
from tests.support.over_http import get
from tests.support.publishing import content_of, settings_of
from tests.support.servers import running

HOST, BELOW = "https://name.github.the-tests", "/site"
REDIRECTS = "- from: /old page\n  to: /faq/\n- from: /index.php?id=contact\n  to: /contact/\n"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the content of a firm with such an address, and with redirects of old addresses."""
    content = content_of(tmp_path_factory.mktemp("below"))
    file = content / "site.yml"
    text = re.sub(r"(?m)^website:.*", f"website: {HOST}{BELOW}/", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    (content / "redirects.yml").write_text(REDIRECTS.replace("old page", "old-page"), "utf-8")
    return content


@pytest.fixture(scope="module")
def below(content: Path) -> Path:
    """Return the folder of its publish."""
    out = content.parent / "out"
    publish(out, on=TODAY, settings_file=settings_of(content))
    return out


@pytest.fixture(
    params=[pytest.param(name, marks=pytest.mark.part(name)) for name in ("nginx", "caddy")],
)
def server(
    request: pytest.FixtureRequest, below: Path, content: Path, tmp_path: Path
) -> Iterator[str]:
    """Yield the address of the host on each server."""
    with running(request.param, below, tmp_path, content=content, prefix=BELOW) as address:
        yield address


def addresses(page: BeautifulSoup) -> Iterator[str]:
    """Yield every address that a page names."""
    for tag in page.find_all(True):
        for name in ("href", "src", "action", "data-root", "data-offline"):
            if value := tag.get(name):
                yield str(value)


@pytest.mark.parametrize(
    ("website", "parts"),
    [
        ("https://name.github.io/site/", ("https://name.github.io", "/site")),
        ("https://name.be", ("https://name.be", "")),
        (None, ("", "")),
    ],
)
def test_an_address_is_a_host_and_a_folder(website: str | None, parts: tuple[str, str]) -> None:
    """The folder without a slash at its end."""
    assert parted_address(website) == parts


def test_every_address_is_below_the_folder_and_leads_to_a_file(below: Path) -> None:
    """Addresses of links, scripts, styles, images and forms; those with the host too."""
    count = 0
    for file in below.rglob("*.html"):
        for address in addresses(BeautifulSoup(file.read_text("utf-8"), "html.parser")):
            parts = urlsplit(address)
            if parts.scheme in ("mailto", "tel") or not parts.path:
                continue
            if parts.netloc and f"{parts.scheme}://{parts.netloc}" != HOST:
                continue
            assert parts.path.startswith(f"{BELOW}/"), (file, address)
            place = below / parts.path.removeprefix(f"{BELOW}/")
            assert place.is_file() or (place / "index.html").is_file(), (file, address)
            count += 1
    assert count > 1000


def test_feed_sitemap_robots_and_redirects_name_the_folder(below: Path) -> None:
    """Once each, and never the host alone."""
    for name in ("feed.xml", "sitemap.xml", "robots.txt", "llms.txt"):
        text = (below / name).read_text("utf-8")
        of_host = re.findall(rf"{re.escape(HOST)}[^\s<\")]*", text)
        assert of_host and all(one.startswith(f"{HOST}{BELOW}/") for one in of_host), name
        assert f"{BELOW}{BELOW}/" not in text
    assert (below / "_redirects").read_text("utf-8").splitlines()[:2] == [
        "/site/index.php id=contact /site/contact/ 301",
        "/site/index.php /site/contact/ 301",
    ]
    assert (below / "_headers").read_text("utf-8").startswith("/site/*\n")
    security = (below / ".well-known" / "security.txt").read_text("utf-8")
    assert f"Canonical: {HOST}{BELOW}/.well-known/security.txt" in security


@pytest.mark.parametrize("path", ["/", "/faq/", "/fr/faq/", "/estimate/", "/feed.xml", "/sw.js"])
def test_a_server_serves_it_below_the_folder(server: str, path: str) -> None:
    """With all our headers; the same path outside the folder is missing."""
    answer = get(f"{server}{BELOW}{path}")
    assert answer.status == 200
    assert all(answer.headers[name] == value for name, value in headers(path, secure=True).items())
    assert get(f"{server}{path}").status == 404


@pytest.mark.parametrize(
    ("old", "to"),
    [
        ("/site", "/site/"),
        ("/site/faq", "/site/faq/"),
        ("/site/fr/faq", "/site/fr/faq/"),
        ("/site/old-page", "/site/faq/"),
        ("/site/index.php?id=contact", "/site/contact/"),
    ],
)
def test_redirects_stay_below_the_folder(server: str, old: str, to: str) -> None:
    """Those of a missing slash and of an old address."""
    answer = get(server + old)
    assert answer.status in (301, 308)
    assert urlsplit(answer.headers["Location"]).path == to


@pytest.mark.parametrize(
    ("path", "page"), [("/site/no-such/", "404.html"), ("/site/fr/rien", "fr/404.html")]
)
def test_a_missing_page_answers_in_its_language(
    server: str, below: Path, path: str, page: str
) -> None:
    """With the site's own words."""
    answer = get(server + path)
    assert (answer.status, answer.body) == (404, (below / page).read_bytes())
