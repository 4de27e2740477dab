"""What will break on a coming day is told today; what is over leaves itself out, never the rest."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.build.checking import check_content
from plugins.build.site import publish
from tests.support.publishing import content_of, settings_of

TODAY, AFTER = date(2026, 11, 23), date(2026, 12, 6)
Q = "faq/outside-days"
BOOK = "prices/2026-01-01.toml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the firm's content, its blanks filled."""
    return content_of(tmp_path)


def messages(content: Path, severity: str = "error", *, on: date = TODAY) -> list[str]:
    """Return what `make check` tells on a day of one severity."""
    return [
        str(finding) for finding in check_content(content, on=on) if finding.severity == severity
    ]


def dated(content: Path, name: str, line: str) -> None:
    """Write a line into the front matter of both languages."""
    for ending in (".md", ".fr.md"):
        file = content / f"{name}{ending}"
        file.write_text(file.read_text("utf-8").replace("---\n", f"---\n{line}\n", 1), "utf-8")


def book(content: Path, day: str, *changes: tuple[str, str]) -> None:
    """Write a price book that begins on a day."""
    text = (content / BOOK).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (content / "prices" / f"{day}.toml").write_text(text, "utf-8")


def test_content_that_stays_as_it_is_has_no_coming_mistake(content: Path) -> None:
    """For a year."""
    assert messages(content) == []


def test_a_question_that_others_lean_on_may_not_leave(content: Path) -> None:
    """Links, lists and searches are told today, each at its line, with the day."""
    dated(content, Q, "publish_until: 2026-12-05")
    errors = messages(content)
    files = {line.partition(":")[0] for line in errors}
    assert all("from 2026-12-06 on: " in line for line in errors)
    assert {"content/search.yml", "content/services/cio-a-la-carte.md"} <= files


def test_once_it_has_left_the_rest_goes_on_without_it(content: Path, tmp_path: Path) -> None:
    """Its links are plain words, it stands in no list, and staff are warned."""
    dated(content, Q, "publish_until: 2026-12-05")
    redirects = "- from: /old\n  to: /faq/outside-days/\n- from: /older\n  to: /faq/\n"
    (content / "redirects.yml").write_text(redirects, "utf-8")
    file = content / "faq" / "how-often.md"
    link = "\nSee [the *other* days]({filename}/faq/outside-days.md#x).\n"
    file.write_text(file.read_text("utf-8") + link, "utf-8")
    assert messages(content, on=AFTER) == []
    warned = messages(content, "warning", on=AFTER)
    assert any(line.startswith("content/redirects.yml:2: warning: to must be") for line in warned)
    publish(tmp_path / "site", on=AFTER, settings_file=settings_of(content))
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert not [path for path, text in pages.items() if "/faq/outside-days/" in text]
    assert "See the <em>other</em> days." in pages[tmp_path / "site/faq/how-often/index.html"]
    lines = (tmp_path / "site" / "_redirects").read_text("utf-8")
    assert "/older" in lines and "outside-days" not in lines


def test_a_redirect_may_not_lead_to_a_page_that_goes(content: Path) -> None:
    """At its line."""
    dated(content, Q, "publish_until: 2026-12-05")
    (content / "redirects.yml").write_text("- from: /old\n  to: /faq/outside-days/\n", "utf-8")
    (line,) = [line for line in messages(content) if "redirects" in line]
    assert line.startswith("content/redirects.yml:2: from 2026-12-06 on: to must be a page")


@pytest.mark.parametrize("key", ["publish_from", "publish_until"])
def test_twins_begin_and_end_together(content: Path, key: str) -> None:
    """Told at once: on that day one of them would stand alone."""
    file = content / f"{Q}.fr.md"
    text = file.read_text("utf-8").replace("---\n", f"---\n{key}: 2026-12-11\n", 1)
    file.write_text(text, "utf-8")
    errors = messages(content)
    assert any(line.startswith(f"content/{Q}.fr.md:2: {key} must be as in") for line in errors)


def test_a_coming_book_with_a_class_without_words_is_told(content: Path) -> None:
    """Every visitor would see the page fail on its first day."""
    text = (content / BOOK).read_text("utf-8")
    fifth = re.sub(r"(?m)^large = (?!\"net)(.*)$", r"large = \1\nbig = \1", text)
    fifth = fifth.replace('big = "250"', 'big = "1000"')
    fifth += '\n[usual.big]\na-la-carte = "2 per week"\n'
    (content / "prices" / "2027-01-01.toml").write_text(fifth, "utf-8")
    errors = messages(content)
    assert len(errors) == 2 and all("facts.employees.classes.big must be" in one for one in errors)


def test_a_coming_book_that_is_no_more_confirmed_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publish would be refused on its first day; unless examples are meant."""
    confirmed = ('status = "illustrative"', 'status = "confirmed"')
    book(content, "2027-02-01")
    book(content, "2026-01-01", confirmed)
    (line,) = messages(content)
    assert line.startswith("content/prices/2027-02-01.toml:")
    assert 'from 2027-02-01 on: status must be "confirmed"' in line
    monkeypatch.setenv("ALLOW_ILLUSTRATIVE", "1")
    assert messages(content) == []


def test_a_text_may_not_name_what_a_coming_book_has_no_more(content: Path) -> None:
    """On its first day the amount would be missing."""
    three = re.sub(r"(?m)^micro = .*\n", "", (content / BOOK).read_text("utf-8"))
    three = three.replace('small = "10"', 'small = "1"').replace(
        '[usual.micro]\na-la-carte = "1 per month"\n', ""
    )
    (content / "prices" / "2027-01-01.toml").write_text(three, "utf-8")
    file = content / "faq" / "how-often.md"
    file.write_text(file.read_text("utf-8") + "\nFrom {{ price a-la-carte micro }} on.\n", "utf-8")
    errors = messages(content)
    assert all("from 2027-01-01 on: a placeholder must name" in line for line in errors)
    assert any(line.startswith("content/faq/how-often.md:") for line in errors)


def test_a_security_contact_whose_day_has_been_stops_nothing(content: Path, tmp_path: Path) -> None:
    """Its file is left out, and staff are warned."""
    site = content / "site.yml"
    text = re.sub(r"(?m)^security_until:.*", "security_until: 2026-11-22", site.read_text("utf-8"))
    site.write_text(text, "utf-8")
    assert messages(content) == []
    assert any("held until 2026-11-22" in line for line in messages(content, "warning"))
    publish(tmp_path / "site", on=TODAY, settings_file=settings_of(content))
    assert not (tmp_path / "site" / ".well-known").exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("website", "http://firm.be"),
        ("website", "https://www.example.org"),
        ("email", "us@example.com"),
        ("security_until", "2028-01-01"),
    ],
)
def test_what_a_publish_would_refuse_is_told_once(content: Path, key: str, value: str) -> None:
    """And before."""
    site = content / "site.yml"
    text = re.sub(rf"(?m)^{key}:.*", f"{key}: {value}", site.read_text("utf-8"))
    site.write_text(text, "utf-8")
    (line,) = messages(content)
    assert line.startswith("content/site.yml:") and f": {key} must be" in line


def test_blanks_are_one_warning(content: Path) -> None:
    """A publish names each; `make check` must not drown what else it tells."""
    site = content / "site.yml"
    text = re.sub(r"(?m)^(email|phone):.*", r"\1:", site.read_text("utf-8"))
    site.write_text(text, "utf-8")
    (line,) = messages(content, "warning")
    assert line.startswith("content/site.yml: warning: a publish waits for") and "phone" in line
