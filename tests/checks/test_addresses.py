"""Addresses that were published are promises: the check tells which lead nowhere, and what mends
it."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.build.checking import check_content
from plugins.build.site import main
from plugins.checks.links.addresses import check, published
from plugins.checks.links.unlinked import check as unlinked
from plugins.checks.rules import findings
from plugins.checks.sources import Sources, read_sources
from plugins.reading.addresses import keep_addresses, read_addresses
from tests.support.both_languages import lines
from tests.support.firm import CONTENT, TODAY


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content, published once."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    keep_addresses(content, published(sources(content)))
    return content


def sources(content: Path) -> Sources:
    """Return what the rules read."""
    return read_sources(content, on=TODAY, languages=("fr",))


def warnings(content: Path) -> list[str]:
    """Return the warnings in English, each translated."""
    return lines(check(sources(content)))


def entry(old: str, new: str) -> str:
    """Return the two lines that are offered."""
    return f"    - from: {old}\n      to: {new}"


def test_every_page_is_in_the_list_and_nothing_is_told(content: Path) -> None:
    """In every language, with its file; a second publish changes nothing."""
    addresses = read_addresses(content)
    assert addresses["/faq/how-often/"] == "faq/how-often.md"
    assert addresses["/fr/faq/combien-de-fois/"] == "faq/how-often.fr.md"
    assert {"/", "/fr/", "/estimate/"} <= addresses.keys() and "/404.html" not in addresses
    assert warnings(content) == []
    assert not keep_addresses(content, published(sources(content)))


def test_another_slug_leads_to_the_same_page(content: Path) -> None:
    """And the offered entry mends it."""
    twin = content / "faq" / "how-often.fr.md"
    twin.write_text(twin.read_text("utf-8").replace("combien-de-fois", "quel-rythme"), "utf-8")
    [line] = warnings(content)
    suggestion = entry("/fr/faq/combien-de-fois/", "/fr/faq/quel-rythme/")
    assert line.startswith("content/redirects.yml: warning: ") and line.endswith(suggestion)
    redirects = content / "redirects.yml"
    redirect = suggestion.replace("    - ", "- ").replace("      to", "  to")
    redirects.write_text(f"{redirects.read_text('utf-8')}{redirect}\n", "utf-8")
    assert warnings(content) == []
    assert not [one for one in findings(sources(content)) if one.file.endswith("redirects.yml")]


def test_a_renamed_page_leads_to_the_one_with_a_name_like_it(content: Path) -> None:
    """In the language whose address is the name of the file."""
    for ending in ("md", "fr.md"):
        (content / "faq" / f"how-often.{ending}").rename(
            content / "faq" / f"how-often-a-month.{ending}"
        )
    [line] = warnings(content)
    assert line.endswith(entry("/faq/how-often/", "/faq/how-often-a-month/"))


@pytest.mark.parametrize(
    ("folder", "name", "ends"),
    [
        (
            "faq",
            "nonprofit",
            [entry("/faq/nonprofit/", "/faq/"), entry("/fr/faq/asbl-et-associations/", "/fr/faq/")],
        ),
        ("services", "mini-audit", [entry("/services/mini-audit/", "/services/")]),
        ("pages", "privacy", [entry("/privacy/", "/")]),
    ],
)
def test_a_page_that_is_gone_leads_to_the_page_that_lists_its_kind(
    content: Path, folder: str, name: str, ends: list[str]
) -> None:
    """Deleted, kept back as a draft or past its days: visitors find nothing there."""
    for path in (content / folder).glob(f"{name}.*"):
        text = path.read_text("utf-8")
        path.write_text(text.replace("---\n", "---\nstatus: draft\n", 1), "utf-8")
    drafted = warnings(content)
    for path in (content / folder).glob(f"{name}.*"):
        path.unlink()
    assert drafted == warnings(content) and len(drafted) == 2
    assert all(any(line.endswith(end) for line in drafted) for end in ends)


def test_what_is_not_published_is_not_promised(content: Path) -> None:
    """Without the list, and for a page that never went out."""
    (content / "addresses.yml").unlink()
    (content / "faq" / "nonprofit.md").unlink()
    assert warnings(content) == []


def test_a_list_that_cannot_be_read_is_told(content: Path) -> None:
    """It never stops a publish."""
    (content / "addresses.yml").write_text("# A note.\n\nfaq\n", "utf-8")
    [line] = warnings(content)
    assert line.startswith("content/addresses.yml:3: warning: a line must be like /faq/: ")


def test_a_page_that_nothing_links_to_is_told(content: Path) -> None:
    """Until one does; the menu's pages, questions and services stand where visitors look."""
    assert lines(unlinked(sources(content))) == []
    for lang in ("", ".fr"):
        text = (content / "pages" / f"privacy{lang}.md").read_text("utf-8")
        (content / "pages" / f"careers{lang}.md").write_text(
            text.replace("slug: ", "slug: nous-rejoindre-"), "utf-8"
        )
    assert [line.split(":")[0] for line in lines(unlinked(sources(content)))] == [
        "content/pages/careers.fr.md",
        "content/pages/careers.md",
    ]
    for lang in ("", ".fr"):
        with (content / "pages" / f"contact{lang}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n[More]({{filename}}careers{lang}.md#more)\n")
    assert lines(unlinked(sources(content))) == []


@pytest.mark.parametrize("day", [date.today().isoformat(), "2026-11-23"])
def test_a_publish_of_today_writes_the_list(
    tmp_path: Path, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of another day is a trial; a folder that cannot be written is told, and is no failure."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    monkeypatch.setenv("CONTENT", str(content))
    assert main(["--output", str(tmp_path / "site"), "--on", day]) == 0
    assert (content / "addresses.yml").is_file() is (day == date.today().isoformat())


def test_a_content_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The site is published all the same."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    monkeypatch.setenv("CONTENT", str(content))
    write = Path.write_text

    def refuse(path: Path, *text: str, **how: str) -> int:
        """Whoever runs the tests may be allowed to write everywhere."""
        if path.name == "addresses.yml":
            raise OSError(errno.EROFS, "Read-only file system")
        return write(path, *text, **how)

    monkeypatch.setattr(Path, "write_text", refuse)
    assert main(["--output", str(tmp_path / "site"), "--on", date.today().isoformat()]) == 0
    assert "the list of published addresses could not be written" in capsys.readouterr().err
    assert os.path.exists(tmp_path / "site" / "index.html")


def test_make_check_tells_it(content: Path) -> None:
    """As a warning: the site may go out."""
    twin = content / "faq" / "how-often.fr.md"
    twin.write_text(twin.read_text("utf-8").replace("combien-de-fois", "quel-rythme"), "utf-8")
    findings = [one for one in check_content(content, on=TODAY) if "leads nowhere now" in str(one)]
    assert [one.severity for one in findings] == ["warning"]
