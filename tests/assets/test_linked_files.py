"""Files that texts link to: every spelling of a name leads to the file, and its address works on
every server."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from plugins.assets.linked_files import FOLDERS, HIDDEN, image_file, linked_file, with_addresses
from plugins.build.site import build
from plugins.hosting.headers import CACHE, REVALIDATE, lifetime
from tests.conftest import TODAY
from tests.support.publishing import content_of, settings_of
from tests.support.small_site import question

TEXT = "faq/how-often.md"
LATER = "[d]({static}/files/later.pdf)"
COMPOSED, DECOMPOSED = normalize("NFC", "résumé.pdf"), normalize("NFD", "résumé.pdf")
# path of the file · its name in the text · its address
SPELLINGS = [
    ("faq/plan.pdf", "plan.pdf", "faq/plan.pdf"),
    ("faq/plan.pdf", "/faq/plan.pdf", "faq/plan.pdf"),
    ("files/plan.pdf", "../files/plan.pdf", "files/plan.pdf"),
    ("faq/our plan.pdf", "/faq/our plan.pdf", "faq/our%20plan.pdf"),
    ("faq/our plan.pdf", "/faq/our%20plan.pdf", "faq/our%20plan.pdf"),
    (f"faq/{COMPOSED}", f"/faq/{DECOMPOSED}", "faq/r%C3%A9sum%C3%A9.pdf"),
    (f"faq/{DECOMPOSED}", f"/faq/{COMPOSED}", "faq/r%C3%A9sum%C3%A9.pdf"),
    (f"faq/{DECOMPOSED}", f"/faq/{DECOMPOSED}", "faq/r%C3%A9sum%C3%A9.pdf"),
    (f"faq/{COMPOSED}", "/faq/r%C3%A9sum%C3%A9.pdf", "faq/r%C3%A9sum%C3%A9.pdf"),
    (f"faq/{COMPOSED}", "/faq/re%CC%81sume%CC%81.pdf", "faq/r%C3%A9sum%C3%A9.pdf"),
    (
        f"dossier {DECOMPOSED[:-4]}/a.pdf",
        "/dossier résumé/a.pdf",
        "dossier%20r%C3%A9sum%C3%A9/a.pdf",
    ),
    ("faq/plan (1).pdf", "/faq/plan (1).pdf", "faq/plan%20%281%29.pdf"),
    ("faq/plan[a].pdf", "/faq/plan[a].pdf", "faq/plan%5Ba%5D.pdf"),
    ("faq/R&D.pdf", "/faq/R&amp;D.pdf", "faq/R%26D.pdf"),
    ("faq/R&D.pdf", "/faq/R%26D.pdf", "faq/R%26D.pdf"),
    ("faq/100%.pdf", "/faq/100%.pdf", "faq/100%25.pdf"),
    ("faq/100%.pdf", "/faq/100%25.pdf", "faq/100%25.pdf"),
    ("faq/a%20b.pdf", "/faq/a%20b.pdf", "faq/a%2520b.pdf"),
    ("faq/l’offre.pdf", "/faq/l’offre.pdf", "faq/l%E2%80%99offre.pdf"),
    ("faq/plan.pdf", "/faq/plan.pdf#page=2", "faq/plan.pdf#page=2"),
    ("faq/plan.pdf", "/faq/plan.pdf?v=2", "faq/plan.pdf?v=2"),
    ("images/plan.pdf", "/images/plan.pdf", "files/images/plan.pdf"),
]


def write_files(content: Path, *files: str) -> Path:
    """Write files below a content folder."""
    for name in files:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(name.encode())
    return content


@pytest.mark.parametrize(("file", "spelling", "address"), SPELLINGS)
def test_a_file_is_found_by_every_spelling_of_its_name(
    file: str, spelling: str, address: str, tmp_path: Path
) -> None:
    """And has one address, in which every character with a meaning of its own is encoded."""
    content = write_files(tmp_path, file)
    html = (
        f"<p><a href=\"{{static}}{spelling}\">it</a> <video src='|static|{spelling}'></video></p>"
    )
    (content / "faq").mkdir(exist_ok=True)
    page, files = with_addresses(html, beside=TEXT, content=content, prefix="/below")
    soup = BeautifulSoup(page, "html.parser")
    assert (soup.a["href"], soup.video["src"]) == (f"/below/{address}", f"/below/{address}")
    assert [linked.path for linked in files] == [file, file]
    assert normalize("NFC", files[0].place) == files[0].place


@pytest.mark.parametrize(
    "spelling", ["/faq/other.pdf", "/faq", "/faq/", "", "/../secret.pdf", "/faq/plan.pdf/more.pdf"]
)
def test_only_a_file_below_the_content_is_found(spelling: str, tmp_path: Path) -> None:
    """Not a folder, a file outside, or a missing one."""
    content = write_files(tmp_path / "content", "faq/plan.pdf")
    write_files(tmp_path, "secret.pdf")
    assert linked_file(f"{{static}}{spelling}", beside=TEXT, content=content) is None


def test_a_link_to_a_page_or_elsewhere_is_left_alone(tmp_path: Path) -> None:
    """Pelican replaces these itself."""
    html = '<a href="{filename}/faq/how-often.md">a</a> <a href="/x">b</a> {static}/faq/plan.pdf'
    assert with_addresses(html, beside=TEXT, content=tmp_path, prefix="") == (html, ())


def test_no_file_of_staff_lies_where_browsers_cache_files_for_ever() -> None:
    """Its name does not change with its content."""
    folders = {prefix.split("/")[1] for prefix, value in CACHE if value != REVALIDATE}
    assert folders <= set(FOLDERS)
    assert lifetime("/files/images/plan.pdf") == REVALIDATE


@pytest.mark.parametrize("path", ["_plan.pdf", "faq/_plan.pdf", "_x/plan.pdf", ".a/b.pdf", "a/.b"])
def test_names_that_servers_hide_are_recognised(path: str) -> None:
    """Our own servers answer 404; GitHub Pages and Netlify hide such files or read them as their
    settings."""
    assert HIDDEN.search(path)
    assert not HIDDEN.search(path.replace("_", "a").replace(".", "b"))
    assert not HIDDEN.search(".well-known/security.txt")


@pytest.mark.parametrize(
    ("disk", "spelling"),
    [
        (COMPOSED, DECOMPOSED),
        (DECOMPOSED, COMPOSED),
        (DECOMPOSED, "r%C3%A9sum%C3%A9.pdf"),
        ("R&D (1).png", "R&amp;D%20(1).png"),
        ("100%.png", "100%.png"),
        ("a%20b.png", "a%20b.png"),
    ],
)
def test_an_image_is_found_by_every_spelling_of_its_name(
    disk: str, spelling: str, tmp_path: Path
) -> None:
    """As other files are; a missing file keeps the name that the text has."""
    write_files(tmp_path, f"images/{disk}")
    path = image_file(spelling, beside=tmp_path / "faq" / "a.md")
    assert path == tmp_path / "faq" / unquote(spelling.replace("&amp;", "&"))
    path = image_file(f"../images/{spelling}", beside=tmp_path / "faq" / "a.md")
    assert path == tmp_path / "images" / disk


def test_a_publish_has_the_files_of_visible_texts(tmp_path: Path) -> None:
    """At the address that the page names, byte for byte; those of a draft are left out."""
    content = content_of(tmp_path)
    write_files(
        content, f"files/{DECOMPOSED}", "files/R&D (1).xlsx", "images/plan.pdf", "files/later.pdf"
    )
    write_files(content, "files/our plan(2).pdf")
    links_to_files = (
        f"[a]({{static}}/files/{COMPOSED}) [b](<{{static}}/files/R&D (1).xlsx>) "
        "[c]({static}/images/plan.pdf) [d]({static}/files/our plan(2).pdf)"
    )
    for name, body, status in (("shown", links_to_files, ""), ("later", LATER, "draft")):
        text = question(body, title=f"What is {name}?", order="90", status=status)
        (content / f"faq/{name}.md").write_text(text, "utf-8")
        twin = question(
            body,
            title=f"Et {name} ?",
            order="90",
            status=status,
            slug=f"{name}-fr",
            translates='""',
        )
        (content / f"faq/{name}.fr.md").write_text(twin, "utf-8")
    site = tmp_path / "site"
    build(site, on=TODAY, settings_file=settings_of(content))
    files = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in (site / "files").rglob("*")
        if path.is_file()
    }
    assert files == {
        f"files/{COMPOSED}": f"files/{DECOMPOSED}",
        "files/R&D (1).xlsx": "files/R&D (1).xlsx",
        "files/images/plan.pdf": "images/plan.pdf",
        "files/our plan(2).pdf": "files/our plan(2).pdf",
    }
    for page in ("faq/shown/index.html", "fr/faq/shown-fr/index.html"):
        soup = BeautifulSoup((site / page).read_text("utf-8"), "html.parser")
        links = {unquote(str(link["href"])) for link in soup.select("a[href^='/files/']")}
        assert links == {f"/{name}" for name in files}
