"""The site has the details of the firm that the law requires, or cannot be published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.build.site import publish
from plugins.errors import ContentError
from plugins.reading.site_details import read_site_details
from tests.conftest import TODAY
from tests.pages.test_pages import soup_of
from tests.support.publishing import content_of, settings_of

DETAILS = {
    "trade_register": "RPM Brussels",
    "capital": "EUR 20 000",
    "insurance": "Insurers, Liège, the Union",
}
PAGES = ("contact/index.html", "fr/mentions-legales/index.html")


def with_details(content: Path, **details: str) -> Path:
    """Return the content with these lines in `site.yml`."""
    file = content / "site.yml"
    lines = "".join(f"{key}: {value}\n" for key, value in details.items())
    file.write_text(f"{file.read_text('utf-8')}\n{lines}", "utf-8")
    return content


@pytest.mark.parametrize(
    ("law", "keys"),
    [
        ("BE", {"trade_register", "insurance"}),
        ("FR", {"trade_register", "capital"}),
        ("BE, FR", {*DETAILS}),
        ("LU, NL", {"trade_register"}),
        ("CH", set()),
        ("", set()),
    ],
)
def test_a_law_asks_for_its_own_details(tmp_path: Path, law: str, keys: set[str]) -> None:
    """A publish is refused until they are filled in."""
    content = with_details(content_of(tmp_path), law=law)
    assert {*read_site_details(content).blanks} == keys
    if keys:
        with pytest.raises(ContentError) as error:
            publish(tmp_path / "site", on=TODAY, settings_file=settings_of(content))
        assert {dict(mistake.message.filling)["key"] for mistake in error.value.mistakes} == keys


def test_they_are_on_two_pages_and_optional_details_only_where_filled_in(tmp_path: Path) -> None:
    """On the contact page and in the legal notice; opening hours, for example, are optional."""
    content = with_details(content_of(tmp_path), law="BE, FR", **DETAILS, sectors="Care, transport")
    publish(tmp_path / "site", on=TODAY, settings_file=settings_of(content))
    for page in PAGES:
        text = soup_of(tmp_path / "site" / page).main.get_text()
        assert all(value in text for value in DETAILS.values()), page
    contact = soup_of(tmp_path / "site" / PAGES[0]).main.get_text()
    assert "Hours" not in contact and "call back" not in contact
    terms = [term.text for term in soup_of(tmp_path / "site" / "index.html").select("#who + dl dt")]
    assert terms == ["Sectors"]


def test_a_firm_without_a_vat_number_says_none(tmp_path: Path) -> None:
    """The detail is not blank, and no page mentions it."""
    content = content_of(tmp_path)
    file = content / "site.yml"
    text = re.sub("(?m)^vat_number: .*", "vat_number: none", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    assert read_site_details(content).blanks == ()
    publish(tmp_path / "site", on=TODAY, settings_file=settings_of(content))
    page = (tmp_path / "site" / PAGES[0]).read_text("utf-8")
    assert "Company number" in page and "VAT number" not in page and "vatID" not in page


@pytest.mark.parametrize("law", ["PT", "BE, BE", "Belgium"])
def test_a_law_that_is_not_known_is_refused(tmp_path: Path, law: str) -> None:
    """The message names the laws that are known."""
    content = with_details(content_of(tmp_path), law=law)
    with pytest.raises(
        ContentError, match=re.escape("law must be one of BE, CH, FR, LU, NL, or several")
    ):
        read_site_details(content)
