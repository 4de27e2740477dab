"""Names of files and addresses that people really use work, or are refused in the name they see."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from plugins.checks import rules
from plugins.checks.files import files, linked_files
from plugins.checks.links import link_schemes, links, slugs
from plugins.checks.sources import read_sources
from tests.support.both_languages import lines
from tests.support.small_site import page, question, small_site

TODAY = date(2026, 11, 23)
Q, FRENCH = "faq/how-often.md", "faq/how-often.fr.md"


def messages(rule: ModuleType, content: Path) -> list[str]:
    """Return what one rule finds, a line each."""
    sources = read_sources(content, on=TODAY, languages=("fr",))
    return lines(rules.findings(sources, [rule.check]))


def offering(tmp_path: Path, file: str, link: str) -> Path:
    """Return content with a file, and a question that links to it."""
    content = small_site(tmp_path, {Q: question(f"See [it]({link}).")})
    (content / file).parent.mkdir(parents=True, exist_ok=True)
    (content / file).write_bytes(b"%PDF-1.4\n")
    return content


@pytest.mark.parametrize(
    ("file", "link"),
    [
        ("faq/plan.pdf", "{static}/faq/plan.pdf"),
        ("files/Résumé.docx", "{static}/files/R%C3%A9sum%C3%A9.docx"),
        ("files/re\u0301sume\u0301.pdf", "{static}/files/r\u00e9sum\u00e9.pdf"),
        ("files/R&D.xlsx", "{static}/files/R&D.xlsx"),
        ("files/our plan.pdf", "{static}/files/our%20plan.pdf"),
        ("files/plan.PDF", "{static}/files/plan.PDF"),
        ("files/notes.md", "{static}/files/notes.md"),
        ("faq/summary.docx", "{static}/faq/summary.docx"),
        ("files/Screenshot at 9.41\u202fAM.png", "{static}/files/Screenshot%20at%209.41%20AM.png"),
        ("files/plan\u200b.pdf", "{static}/files/plan.pdf"),
        ("files/\ufb01che.pdf", "{static}/files/fiche.pdf"),
        ("files/photo.jfif", "{static}/files/photo.jfif"),
        ("files/mail.eml", "{static}/files/mail.eml"),
        ("files/console.pdf", "{static}/files/console.pdf"),
    ],
)
def test_a_file_may_have_the_name_that_people_gave_it(file: str, link: str, tmp_path: Path) -> None:
    """Nothing is said of it, by any of the rules that look at links and files."""
    content = offering(tmp_path, file, link)
    assert [
        message for rule in (linked_files, links, files) for message in messages(rule, content)
    ] == []


@pytest.mark.parametrize(
    ("file", "link", "message"),
    [
        ("faq/_plan.pdf", "_plan.pdf", 'must not begin with "_" or a point, got "faq/_plan.pdf"'),
        ("_x/plan.pdf", "/_x/plan.pdf", 'must not begin with "_" or a point'),
        ("faq/.plan.pdf", ".plan.pdf", 'must not begin with "_" or a point'),
        ("faq/a#b.pdf", "a%23b.pdf", 'must not hold "#", got "faq/a#b.pdf"'),
        ("faq/a?b.pdf", "a%3Fb.pdf", 'must not hold "?"'),
        ("faq/a:b.pdf", "a%3Ab.pdf", 'must not hold ":"'),
        ("files/con.pdf", "/files/con.pdf", 'Windows keeps for itself, got "con.pdf"'),
        ("aux/plan.pdf", "/aux/plan.pdf", 'Windows keeps for itself, got "aux"'),
        ("files/~$plan.docx", "/files/~$plan.docx", 'take "~$" out of the link'),
        ("files/plan.exe", "/files/plan.exe", "must be of a type that browsers know"),
        ("files/plan", "/files/plan", "must be of a type that browsers know"),
        ("files/page.html", "/files/page.html", "must be of a type that browsers know"),
        ("faq/Plan.pdf", "plan.pdf", 'got "{static}plan.pdf"; did you mean "Plan.pdf"?'),
        ("faq/photo.jpg", "Photo.JPG", 'did you mean "photo.jpg"?'),
        ("faq/smal.png", "small.png", 'did you mean "smal.png"?'),
        ("faq/plan.pdf", "/files/plan.pdf", "put the file there, or correct its name"),
        ("faq/plan.pdf", "how-often.md", "write {filename}"),
        ("faq/plan.pdf", "/site.yml", "must be of a type that browsers know"),
        ("faq/plan.pdf", "/../content/faq/plan.pdf", "must lead to a file that exists"),
    ],
)
def test_a_file_that_some_host_would_not_give_out_is_refused(
    file: str, link: str, message: str, tmp_path: Path
) -> None:
    """In the name that staff see, at the line of the link."""
    (only,) = messages(linked_files, offering(tmp_path, file, f"{{static}}{link}"))
    assert only.startswith(f"content/{Q}:8: ") and message in only


def test_a_file_that_is_empty_or_has_a_twin_is_refused(tmp_path: Path) -> None:
    """Visitors would get nothing; a disk of macOS or Windows holds only one of the twins."""
    content = offering(tmp_path, "files/Plan.pdf", "{static}/files/Plan.pdf")
    (content / "files/plan.PDF").write_bytes(b"%PDF-1.4")
    (only,) = messages(linked_files, content)
    assert 'alone, got "Plan.pdf" and "plan.PDF"; rename one of them' in only
    (content / "files/Plan.pdf").write_bytes(b"")
    assert '"files/Plan.pdf" is empty' in messages(linked_files, content)[0]


@pytest.mark.parametrize(
    "link",
    [
        *("/faq/how-often/", "/faq/how-often", "../faq/how-often.md", "how-often.md"),
        *("/faq/how-often/index.html", "faq/how-often.md", "{filename}/faq/how-often.md/"),
        *("{filename}//faq/how-often.md", "{filename}/faq/../faq/how-often.md"),
        "https://www.cio-pme.be/faq/how-often/",
    ],
)
def test_a_link_in_another_form_is_told_the_right_one(link: str, tmp_path: Path) -> None:
    """With its anchor; Pelican would find no page for some, and none of them follows a renaming."""
    content = small_site(tmp_path, {"faq/outside-days.md": question(f"See [it]({link}#main).")})
    site = (content / "site.yml").read_text("utf-8")
    named = site.replace("\nwebsite:", "\nwebsite: https://www.cio-pme.be")
    (content / "site.yml").write_text(named, encoding="utf-8")
    (only,) = messages(links, content)
    assert f'got "{link}#main"; write {{filename}}/faq/how-often.md#main.' in only


def test_an_archive_is_no_smaller_copy_of_another_file(tmp_path: Path) -> None:
    """Servers would send it in the place of the other."""
    content = offering(tmp_path, "files/list.csv.gz", "{static}/files/list.csv.gz")
    assert messages(linked_files, content) == []
    (content / "files/list.csv").write_text("a\n", encoding="utf-8")
    assert "smaller copy of another" in messages(linked_files, content)[0]


def test_a_file_is_not_linked_as_a_page(tmp_path: Path) -> None:
    """Said with what to write."""
    content = offering(tmp_path, "faq/plan.pdf", "{filename}/faq/plan.pdf")
    assert "write {static}" in messages(links, content)[0]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("file:///C:/plan.pdf", "on a disk"),
        ("FILE://server/plan.pdf", "on a disk"),
        ("C:/plans/plan.pdf", "on a disk"),
        ("d:/plan.pdf", "on a disk"),
        ("javascript:alert(1)", "must begin with https://"),
        ("data:text/html,x", "must begin with https://"),
        ("ftp://firm.eu/plan.pdf", "must begin with https://"),
    ],
)
def test_a_link_that_visitors_cannot_follow_is_refused(
    target: str, message: str, tmp_path: Path
) -> None:
    """It leads to somebody's own disk, or runs what nobody should."""
    content = small_site(tmp_path, {Q: question(f"See [it]({target}).")})
    (only,) = messages(link_schemes, content)
    assert only.startswith(f"content/{Q}:8: ") and message in only and target[:-1] in only


@pytest.mark.parametrize(
    "target", ["https://firm.eu/a:b", "http://firm.eu", "mailto:a@firm.eu", "tel:+3225551212"]
)
def test_a_link_that_visitors_can_follow_is_not(target: str, tmp_path: Path) -> None:
    """Pages, messages and calls."""
    content = small_site(tmp_path, {Q: question(f"See [it]({target}).")})
    assert messages(link_schemes, content) == []


@pytest.mark.parametrize(
    "file",
    [
        "prices/copy/2027-01-01.toml",
        "prices/old/notes.txt",
        "blog/x.md",
        "images/x.md",
        "files/site.yml",
        "files/2027-01-01.toml",
        "fr/faq/x.md",
    ],
)
def test_a_file_in_a_folder_that_nobody_reads_is_told(file: str, tmp_path: Path) -> None:
    """Else a book never takes effect, and a text never appears."""
    (only,) = messages(files, small_site(tmp_path, {file: "x = 1\n"}))
    assert only.startswith(f"content/{file}: ") and "left out" in only


@pytest.mark.parametrize("file", ["files/plan.docx", "images/x.txt", ".obsidian/x.md", "a/.x.md"])
def test_what_may_lie_in_any_folder_is_not_told(file: str, tmp_path: Path) -> None:
    """Files to be linked to, and what programs lay there."""
    assert messages(files, small_site(tmp_path, {file: "x"})) == []


@pytest.mark.parametrize(
    "name", ["images", "static", "search", "runtime", "cards", "grid", "fr", "admin"]
)
def test_a_page_cannot_take_the_name_of_a_folder_of_the_site(name: str, tmp_path: Path) -> None:
    """Browsers would keep it for a year, or get another page."""
    content = small_site(tmp_path, {f"pages/{name}.md": page(), f"pages/{name}.fr.md": page()})
    (only,) = messages(slugs, content)
    assert only.startswith(f"content/pages/{name}.md:1: a page must not have the name of a folder")
    assert messages(slugs, small_site(tmp_path / "b", {f"faq/{name}.md": question()})) == []


def translated(slug: str) -> str:
    """Return the text of a French question."""
    return question(title="Souvent ?", slug=slug, translates='""')


def test_of_two_pages_with_one_address_the_new_one_is_told(tmp_path: Path) -> None:
    """The other has been there, and visitors know it; its file may come later in the alphabet."""
    texts = {FRENCH: translated("souvent"), "faq/asked-anew.fr.md": translated("souvent")}
    content = small_site(tmp_path, texts)
    os.utime(content / FRENCH, (1_000, 1_000))
    (only,) = messages(slugs, content)
    assert only.startswith("content/faq/asked-anew.fr.md:") and f"content/{FRENCH}" in only
    assert 'slug must lead to an address of its own, got "souvent"' in only
    os.utime(content / FRENCH, None)
    os.utime(content / "faq/asked-anew.fr.md", (1_000, 1_000))
    assert messages(slugs, content)[0].startswith(f"content/{FRENCH}:")


def test_what_git_knows_is_older_than_what_it_does_not(tmp_path: Path) -> None:
    """Whenever an old file was last changed."""
    content = small_site(tmp_path, {FRENCH: translated("souvent")})
    who = ["-c", "user.name=A", "-c", "user.email=a@b.eu"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "First"]):
        subprocess.run(["git", *command], cwd=content, check=True, timeout=60)
    (content / "faq/asked-anew.fr.md").write_text(translated("souvent"), encoding="utf-8")
    os.utime(content / "faq/asked-anew.fr.md", (1_000, 1_000))
    assert messages(slugs, content)[0].startswith("content/faq/asked-anew.fr.md:")
