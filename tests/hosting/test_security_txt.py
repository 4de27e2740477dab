"""`security.txt` is what RFC 9116 asks for, and never one that has run out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from plugins.checks.firm import security
from plugins.checks.sources import read_sources
from plugins.errors import ContentError
from plugins.hosting.security_txt import FILE, security_txt, too_late
from plugins.reading.site_details import SiteDetails, read_site_details
from tests.build.test_publish_gate import refused, replace
from tests.conftest import TODAY
from tests.support.publishing import WEBSITE, content_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The real content, its blanks filled."""
    return content_of(tmp_path)


def fields(text: str) -> dict[str, str]:
    """Return the fields, each of which stands once."""
    pairs = [line.split(": ", 1) for line in text.splitlines()]
    assert len(pairs) == len(dict(pairs))
    return dict(pairs)


def test_a_publish_says_whom_to_tell(published: Path) -> None:
    """Contact and Expires are required; the address is the one it stands at."""
    told = fields((published / FILE).read_text("utf-8"))
    assert told["Contact"] == "mailto:security@cio-pme.the-tests"
    ends = datetime.fromisoformat(told["Expires"])
    assert TODAY <= ends.date() < TODAY + timedelta(days=365)
    assert told["Preferred-Languages"] == "en, fr"
    assert told["Canonical"] == f"{WEBSITE}/.well-known/security.txt"


def test_a_preview_has_none(site: Path) -> None:
    """Its contact is a blank as yet."""
    assert not (site / FILE).exists()


def test_a_page_may_be_the_contact(content: Path) -> None:
    """It stands as it is."""
    site: SiteDetails = read_site_details(content).model_copy(
        update={"security_contact": "https://www.cio-pme.the-tests/report"}
    )
    assert (
        fields(security_txt(site, address=WEBSITE, languages=["en"]))["Contact"]
        == "https://www.cio-pme.the-tests/report"
    )


@pytest.mark.parametrize(
    ("key", "value", "said"),
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
def test_a_faulty_one_is_refused_at_its_line(
    content: Path, key: str, value: str, said: str
) -> None:
    """A publish is held back; the line is the one to correct."""
    replace(content / "site.yml", f"{key}:", f"{key}: {value}")
    rows = (content / "site.yml").read_text("utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, start=1) if row.startswith(f"{key}:"))
    (only,) = refused(content)
    assert only.startswith(f"content/site.yml:{line}: {key} must ") and said in only


def test_the_last_day_that_holds() -> None:
    """A year from today does not."""
    assert too_late(date(2027, 11, 22), on=TODAY) is None
    assert too_late(date(2027, 11, 23), on=TODAY)


def test_details_that_cannot_be_read_are_told_once(content: Path) -> None:
    """By the rule that reads them."""
    replace(content / "site.yml", "name:", "nmae: CIO")
    with pytest.raises(ContentError):
        read_site_details(content)
    assert list(security.check(read_sources(content, on=TODAY))) == []
