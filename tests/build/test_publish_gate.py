"""A publish refuses content that is incomplete or not valid on its day."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.build.site import publish
from plugins.errors import ContentError
from plugins.reading.site_details import read_site_details
from tests.support.both_languages import lines
from tests.support.firm import CONTENT
from tests.support.publishing import content_of, settings_of

TODAY = date(2026, 11, 23)


def refusals(content: Path, *, on: date = TODAY, **more: object) -> list[str]:
    """Return why a publish of the content is refused, one line each."""
    out = content.parent / "out"
    with pytest.raises(ContentError) as error:
        publish(out, on=on, settings_file=settings_of(content, **more))
    assert not out.exists()
    return lines(error.value.mistakes)


def replace(file: Path, old: str, new: str) -> None:
    """Replace the first line that begins with `old`."""
    text = file.read_text("utf-8")
    assert re.search(rf"(?m)^{old}.*$", text)
    file.write_text(re.sub(rf"(?m)^{old}.*$", new, text, count=1), "utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the firm's content, its blanks filled."""
    return content_of(tmp_path)


def test_every_blank_is_named_with_its_line(content: Path) -> None:
    """All missing values are reported at once, the site's address among them."""
    blanks = ["website", "email", "director"]
    for key in blanks:
        replace(content / "site.yml", f"{key}:", f"{key}:")
    rows = (content / "site.yml").read_text("utf-8").splitlines()
    expected = [f"content/site.yml:{rows.index(f'{key}:') + 1}: {key}" for key in blanks]
    assert [line.split(" must be filled in")[0] for line in refusals(content)] == expected


def test_a_site_is_refused_while_details_of_the_firm_are_blank(tmp_path: Path) -> None:
    """Each blank is named."""
    content = content_of(tmp_path)
    (content / "site.yml").write_bytes((CONTENT / "site.yml").read_bytes())
    blanks = read_site_details(content).blanks
    assert not blanks or len(refusals(content)) == len(blanks)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        (
            "website",
            "http://www.cio-pme.the-tests",
            "website must be like https://www.name.com",
        ),
        ("website", "https://www.cio-pme.the-tests/home page", "website must be like"),
        ("website", "https://cio-pme.example", "got the example"),
        ("email", "hello@example.com", "got the example"),
    ],
)
def test_an_example_or_a_faulty_address_is_refused(
    content: Path, key: str, value: str, message: str
) -> None:
    """They would stand in every canonical link, and on the contact page."""
    replace(content / "site.yml", f"{key}:", f"{key}: {value}")
    (only,) = refusals(content)
    assert message in only


def test_illustrative_prices_are_published_only_when_asked_for(content: Path) -> None:
    """The fixture `published` does; without it, the message says how."""
    (only,) = refusals(content, ALLOW_ILLUSTRATIVE=False)
    assert re.match(r"content/prices/\d{4}-\d\d-\d\d\.toml:\d+: status must be \"confirmed\"", only)
    assert "ALLOW_ILLUSTRATIVE=1" in only


def test_an_expired_price_book_is_refused(content: Path) -> None:
    """After its last day no amount is right."""
    for book in (content / "prices").glob("*.toml"):
        book.write_text(re.sub(r"(?m)^# (last_day = )", r"\1", book.read_text("utf-8")), "utf-8")
    reasons = refusals(content, on=date(2027, 1, 1))
    assert any("the prices ended on 2026-12-31" in line for line in reasons)


def test_a_failed_check_is_refused(content: Path) -> None:
    """The rules of `make check` hold for a publish."""
    with (content / "faq" / "hire-staff.md").open("a", encoding="utf-8") as file:
        file.write("\nSee [that](/never-written/).\n")
    assert any(line.startswith("content/faq/hire-staff.md:") for line in refusals(content))
