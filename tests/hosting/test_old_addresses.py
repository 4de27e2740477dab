"""Every server serves each type of file, hides those that it must, and redirects old addresses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from plugins.assets.media_types import OF_STAFF, media_type
from plugins.hosting.host_files import redirects_file
from plugins.reading.redirects import page_stands, read_redirects
from tests.conftest import serving
from tests.support.over_http import get
from tests.support.servers import running

OLD = [  # as staff write it · as it is requested · its target, "" for no redirect
    ("/nos-services/%C3%A9tude", "/nos-services/%C3%A9tude", "/services/"),
    ("/nos-services/%C3%A9tude", "/nos-services/%c3%a9tude", "/services/"),
    ("/nos-services/%C3%A9tude", "/nos-services/e%CC%81tude", "/services/"),
    ("/à-propos", "/%C3%A0-propos", "/services/"),
    ("/à-propos", "/%C3%A0-propos?utm_source=x", "/services/"),
    ("/à-propos", "/a-propos", ""),
    ("/index.php?id=5&lang=fr", "/index.php?id=5&lang=fr", "/faq/"),
    ("/index.php?id=5&lang=fr", "/index.php?lang=fr&x=1&id=5", "/faq/"),
    ("/index.php?id=5&lang=fr", "/index.php?id=55&lang=fr", ""),
    ("/index.php?id=5&lang=fr", "/index.php?myid=5&lang=fr", ""),
    ("/index.php?id=6", "/index.php?id=6&lang=fr", "/services/"),
    ("/spip.php?article12", "/spip.php?article12", "/faq/"),
    ("/spip.php?article12", "/spip.php?article12&lang=fr", "/faq/"),
    ("/spip.php?article12", "/spip.php?article123", ""),
    ("/node/12,5", "/node/12,5", "/faq/"),
    ("/l'offre", "/l'offre", "/faq/"),
    ("/l'offre", "/l%27offre", "/faq/"),
    ("/old page (1).html", "/old%20page%20(1).html", "/faq/"),
    ("/wiki/C++", "/wiki/C++", "/faq/"),
    ("/wiki/C++", "/wiki/C%2B%2B", "/faq/"),
    ('/say"so"', "/say%22so%22", "/faq/"),
    ("/Dup", "/Dup", "/faq/"),
    ("/Dup", "/dup", ""),
    ("/?page_id=12", "/?page_id=12", "/services/"),
    ("/?page_id=12", "/", ""),
    ("/?page_id=12", "/?page_id=13", ""),
    ("/faq/?tx_news[id]=5", "/faq/?tx_news%5Bid%5D=5", "/services/"),
    ("/faq/?tx_news[id]=5", "/faq/?tx_news[id]=5", "/services/"),
    ("/faq/?q=d%C3%A9lai+x", "/faq/?q=d%C3%A9lai%20x", "/services/"),
    ("/faq/?q=d%C3%A9lai+x", "/faq/?q=d%c3%a9lai+x", "/services/"),
    ("/faq/?q=d%C3%A9lai+x", "/faq/", ""),
    ("/asp?q=%E9t%E9", "/asp?q=%e9t%E9&z=1", "/services/"),
    ("/asp?q=%E9t%E9", "/asp?q=%C3%A9t%C3%A9", ""),
    ("/fr/vieux", "/fr/vieux", "/faq/"),
]
FILES = [f"files/plan{ending}" for ending in OF_STAFF]
NAMES = ["files/our plan (1).pdf", "files/R&D 100%.pdf", "files/résumé [a].pdf", "files/PLAN.PDF"]
SECRETS = ["_plan.pdf", "files/_plan.pdf", "fr/_plan.pdf", "files/.plan.pdf", "_x/plan.pdf"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of three pages, with files of every type, some with unusual characters in their
    names."""
    site = tmp_path_factory.mktemp("site")
    pages = ["index.html", "faq/index.html", "services/index.html", "404.html", "fr/404.html"]
    for name in [*pages, *FILES, *NAMES, *SECRETS]:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a content folder with redirects only."""
    folder = tmp_path_factory.mktemp("content")
    leads = {old: to for old, _, to in reversed(OLD) if to}
    entries = [f"- from: '{quote_yaml(old)}'\n  to: {to}\n" for old, to in leads.items()]
    (folder / "redirects.yml").write_text("".join(entries), encoding="utf-8")
    return folder


def quote_yaml(text: str) -> str:
    """Return a text as it stands between single quotation marks."""
    return text.replace("'", "''")


HOSTS = [pytest.param(name, marks=pytest.mark.part(name)) for name in ("nginx", "caddy")]


@pytest.fixture(scope="module", params=HOSTS)
def host(
    request: pytest.FixtureRequest,
    folder: Path,
    content: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Yield the address of the site on each server that we write settings for."""
    scratch = tmp_path_factory.mktemp(request.param)
    with running(request.param, folder, scratch, content=content) as address:
        yield address


@pytest.fixture(scope="module")
def ours(folder: Path) -> Iterator[str]:
    """Yield the address of the site on our own server, which the preview uses."""
    with serving(folder) as address:
        yield address


def assert_served(address: str, folder: Path, path: str) -> None:
    """Compare a file with a server's answer."""
    answer = get(f"{address}/{quote(path)}")
    assert (answer.status, answer.body) == (200, (folder / path).read_bytes())
    assert answer.headers["Content-Type"] == media_type(path)


@pytest.mark.parametrize("path", [*FILES, *NAMES])
def test_every_file_has_its_type_and_its_content(host: str, folder: Path, path: str) -> None:
    """The type of our table, whatever the file's name."""
    assert_served(host, folder, path)


@pytest.mark.parametrize("path", SECRETS)
def test_what_one_server_hides_all_hide(host: str, path: str) -> None:
    """Names that begin with "_" or a point."""
    assert get(f"{host}/{path}").status == 404


def test_our_own_server_shows_what_visitors_will_get(ours: str, folder: Path) -> None:
    """The same files, types and hidden names."""
    for path in (*FILES, *NAMES):
        assert_served(ours, folder, path)
    assert {get(f"{ours}/{path}").status for path in SECRETS} == {404}


def test_capitals_change_no_type() -> None:
    """Cameras and scanners write them so."""
    assert media_type("files/plan.PDF") == "application/pdf"


@pytest.mark.parametrize(("old", "address", "to"), OLD, ids=[address for _, address, _ in OLD])
def test_an_old_address_leads_on(host: str, old: str, address: str, to: str) -> None:
    """Encoded or not, with any query; a page that exists at the path is still served without the
    query."""
    answer = get(host + address)
    if to:
        assert (answer.status, (answer.headers["Location"] or "").removeprefix(host)) == (301, to)
    else:
        assert answer.status == (200 if address.partition("?")[0] in ("/", "/faq/") else 404)


def test_hosts_that_read_a_list_of_old_addresses_get_them_encoded(
    folder: Path, content: Path
) -> None:
    """A page that exists at the old path is redirected only with the old query."""
    redirects = read_redirects(content, site=folder)
    lines = redirects_file(redirects, stands=partial(page_stands, folder)).splitlines()
    assert "/nos-services/%C3%A9tude /services/ 301" in lines
    assert "/old%20page%20%281%29.html /faq/ 301" in lines
    assert "/index.php id=5 lang=fr /faq/ 301" in lines
    assert "/ page_id=12 /services/ 301!" in lines
    assert "/faq/ tx_news%5Bid%5D=5 /services/ 301!" in lines
    assert not [line for line in lines if line.startswith(("/ /", "/faq/ /"))]
    assert lines.index("/index.php id=5 lang=fr /faq/ 301") < lines.index(
        "/index.php id=6 /services/ 301"
    )
