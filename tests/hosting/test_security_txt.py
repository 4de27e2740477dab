"""`security.txt` is as RFC 9116 requires, and never expired."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from plugins.checks.firm import security
from plugins.checks.sources import read_sources
from plugins.errors import ContentError
from plugins.hosting.security_txt import FILE, security_txt, too_late
from plugins.reading.site_details import SiteDetails, read_site_details
from tests.build.test_publish_gate import refusals, replace
from tests.conftest import TODAY
from tests.support.publishing import WEBSITE, content_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the firm's content, its blanks filled."""
    return content_of(tmp_path)


def fields(text: str) -> dict[str, str]:
    """Return the fields. Raises AssertionError where one stands twice."""
    pairs = [line.split(": ", 1) for line in text.splitlines()]
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


def test_a_publish_has_it(published: Path) -> None:
    """Contact and Expires are required; Canonical is the file's own address."""
    entries = fields((published / FILE).read_text("utf-8"))
    assert entries["Contact"] == "mailto:security@cio-pme.the-tests"
    ends = datetime.fromisoformat(entries["Expires"])
    assert TODAY <= ends.date() < TODAY + timedelta(days=365)
    assert entries["Preferred-Languages"] == "en, fr"
    assert entries["Canonical"] == f"{WEBSITE}/.well-known/security.txt"


def test_a_preview_has_none(site: Path) -> None:
    """Its contact is still blank."""
    assert not (site / FILE).exists()


def test_a_page_may_be_the_contact(content: Path) -> None:
    """Its address is written without `mailto:`."""
    site: SiteDetails = read_site_details(content).model_copy(
        update={"security_contact": "https://www.cio-pme.the-tests/report"}
    )
    assert (
        fields(security_txt(site, address=WEBSITE, languages=["en"]))["Contact"]
        == "https://www.cio-pme.the-tests/report"
    )


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "security_contact",
            "ask for John",
            (
                "security_contact must be an e-mail address, or a page that begins with https://,"
                ' got "ask for John"; correct it.'
            ),
        ),
        (
            "security_contact",
            "mailto:security@cio-pme.the-tests",
            "security_contact must be an e-mail address",
        ),
        (
            "security_contact",
            "http://www.cio-pme.the-tests/report",
            "security_contact must be an e-mail address",
        ),
        (
            "security_until",
            "next year",
            'security_until must be a day like 2026-11-23, got "next year"; correct it.',
        ),
        (
            "security_until",
            "2027-11-23",
            "less than a year ahead before the site is published, got 2027-11-23; ",
        ),
    ],
)
def test_a_wrong_value_is_refused_at_its_line(
    content: Path, key: str, value: str, message: str
) -> None:
    """The publish stops; the line is the one to correct."""
    replace(content / "site.yml", f"{key}:", f"{key}: {value}")
    rows = (content / "site.yml").read_text("utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, start=1) if row.startswith(f"{key}:"))
    (only,) = refusals(content)
    assert only.startswith(f"content/site.yml:{line}: {key} must ") and message in only


def test_the_last_day_is_less_than_a_year_from_today() -> None:
    """A year from today is too late."""
    assert too_late(date(2027, 11, 22), on=TODAY) is None
    assert too_late(date(2027, 11, 23), on=TODAY)


def test_details_that_cannot_be_read_are_reported_once(content: Path) -> None:
    """By the check that reads them, not by this one."""
    replace(content / "site.yml", "name:", "nmae: CIO")
    with pytest.raises(ContentError):
        read_site_details(content)
    assert list(security.check(read_sources(content, on=TODAY))) == []
