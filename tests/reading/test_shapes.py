"""Addresses and numbers of a firm are told by their shape, with the line and an example."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.checks import rules
from plugins.checks.firm import details
from plugins.checks.pages import front_matter
from plugins.checks.sources import read_sources
from plugins.reading.site_details import read_site_details
from tests.support.both_languages import lines
from tests.support.small_site import small_site

TODAY = date(2026, 11, 23)
REFUSED = {
    "email": [
        "“info@cio-pme.be”",
        "CIO-PME <info@cio-pme.be>",
        "info @cio-pme.be",
        "info at cio-pme.be",
        "info@cio-pme",
        "info@cio-pme.be.",
        "mailto:info@cio-pme.be",
        "info@cio-pme.be, sales@cio-pme.be",
        "info@cio_pme.be",
    ],
    "security_contact": ["“security@cio-pme.be”", "http://cio-pme.be/x", "https://cio"],
    "phone": ["02/555.12.12", "0032 2 555 12 12", "+32 2 555", "+00 000 00 00", "+32 2 555 CALL"],
    "website": [
        "http://firm.be",
        "www.firm.be",
        "https://firm",
        "https://firm..be",
        "https://firm.be/?a=b",
        "https://firm.be/#a",
        "https://me@firm.be",
    ],
    "vat_number": ["0123456749", "BE 012", "XX0000000000", "BE", "DE12345", "BE O123.456.749"],
    "company_number": ["to be told", "RCS Paris"],
}
ACCEPTED = {
    "email": ["info@cio-pme.be", "first.last+site@sub.cio-pme.be", "info@münchen.de"],
    "security_contact": ["security@cio-pme.be", "https://www.cio-pme.be/security"],
    "phone": ["+32 2 555 12 12", "+32 (0)2 555 12 12", "+33 1 23 45 67 89", "+352 26 12 34 56"],
    "website": ["https://www.cio-pme.be", "https://cio-pme.be/", "https://name.github.io/site/"],
    "vat_number": ["BE 0123.456.749", "BE0123456749", "FR 83 404 833 048", "LU15027442"],
    "company_number": ["0123.456.749", "RCS Paris 404 833 048", "HRB 12345 B"],
}


def site_with(tmp_path: Path, **values: str) -> Path:
    """Return content whose firm has these details."""
    content = small_site(tmp_path)
    text = (content / "site.yml").read_text("utf-8")
    for key, value in values.items():
        text = re.sub(rf"(?m)^{key}:.*$", lambda _, k=key, v=value: f"{k}: '{v}'", text)
    (content / "site.yml").write_text(text, "utf-8")
    return content


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, values in REFUSED.items() for value in values]
)
def test_what_has_another_shape_is_refused(key: str, value: str, tmp_path: Path) -> None:
    """At its line, and before it becomes an address that leads nowhere."""
    content = site_with(tmp_path, **{key: value})
    (message,) = lines(rules.findings(read_sources(content, on=TODAY), [front_matter.check]))
    rows = (content / "site.yml").read_text("utf-8").splitlines()
    at = next(number for number, row in enumerate(rows, start=1) if row.startswith(f"{key}:"))
    assert message.startswith(f"content/site.yml:{at}: {key} must ") and value in message


@pytest.mark.parametrize(
    ("key", "value"), [(key, value) for key, values in ACCEPTED.items() for value in values]
)
def test_what_has_its_shape_is_taken(key: str, value: str, tmp_path: Path) -> None:
    """As it is written."""
    assert getattr(read_site_details(site_with(tmp_path, **{key: value})), key) == value


@pytest.mark.parametrize(
    ("country", "key", "value", "like"),
    [
        ("Belgium", "postal_code", "0999", "1000"),
        ("Belgique", "postal_code", "75001", "1000"),
        ("the Netherlands", "postal_code", "1011", "1011 AB"),
        ("Luxemburg", "postal_code", "L 1111", "L-1111"),
        ("United Kingdom", "postal_code", "SW1A", "SW1A 1AA"),
        ("Australia", "vat_number", "123", "51 824 753 556"),
        ("Switzerland", "vat_number", "107.787.577", "CHE-107.787.577 TVA"),
        ("Belgium", "vat_number", "0123.456.749", "BE 0123.456.749, or none"),
        ("United States", "vat_number", "not yet", "BE 0123.456.749, or none"),
    ],
)
def test_what_its_country_writes_otherwise_is_refused(
    country: str, key: str, value: str, like: str, tmp_path: Path
) -> None:
    """With one that is written as the country does, whichever language names it."""
    content = site_with(tmp_path, country=country, **{key: value})
    (message,) = lines(rules.findings(read_sources(content, on=TODAY), [front_matter.check]))
    assert f"{key} must " in message and f"of its country, like {like}" in message


@pytest.mark.parametrize(
    ("country", "key", "value"),
    [
        ("Belgium", "postal_code", "B-1000"),
        ("Zwitserland", "postal_code", "8001"),
        ("Canada", "postal_code", "K1A 0B1"),
        ("Portugal", "postal_code", "whatever it is there"),
        ("", "postal_code", "1"),
        ("Australia", "vat_number", "ABN 51 824 753 556"),
        ("Australia", "vat_number", "none"),
        ("Japan", "vat_number", "T1180301018771"),
        ("Switzerland", "vat_number", "CHE-107.787.577 MWST"),
        ("United States", "vat_number", "12-3456789"),
    ],
)
def test_what_its_country_writes_so_or_nobody_knows_is_taken(
    country: str, key: str, value: str, tmp_path: Path
) -> None:
    """Where nothing is known of a country's, nothing is refused."""
    own = {"country": country} if country else {}
    assert getattr(read_site_details(site_with(tmp_path, **own, **{key: value})), key) == value


def test_a_telephone_dials_the_number_alone(tmp_path: Path) -> None:
    """Whatever stands between its digits, and without the zero for callers within."""
    content = site_with(tmp_path, phone="+32 (0)2/555.12.12")
    assert read_site_details(content).dialled == "+3225551212"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"vat_number": "BE 0123.456.789"}, "the digits of vat_number should fit each other"),
        ({"phone": "+32 2 055 12 12"}, "phone should be a number that its country gives out"),
        (
            {"vat_number": "BE 0123.456.749", "company_number": "0123.456.748"},
            "company_number should be one of the firm's country",
        ),
        ({"country": "Belgum"}, 'nothing of these is checked; did you mean "Belgium"?'),
        ({"country": "Australia", "vat_number": "51 824 753 557"}, "the digits of vat_number"),
        (
            {"country": "Switzerland", "company_number": "CHE-107.787.578"},
            "company_number should be one of the firm's country",
        ),
    ],
)
def test_a_slip_in_a_digit_is_warned_of(
    values: dict[str, str], message: str, tmp_path: Path
) -> None:
    """It has its shape, so the site goes out; somebody should look at it again."""
    findings = rules.findings(
        read_sources(site_with(tmp_path, **values), on=TODAY), [details.check]
    )
    assert [finding.severity for finding in findings] == ["warning"]
    assert message in lines(findings)[0]


def test_sound_numbers_and_blanks_are_not_warned_of(tmp_path: Path) -> None:
    """Nobody is asked to read again what is right, or not known yet."""
    sound = {
        "vat_number": "BE 0123.456.749",
        "company_number": "0123.456.749",
        "phone": "+32 2 555 12 12",
        "country": "Belgium",
        "postal_code": "1000",
    }
    for values in (sound, {}):
        folder = tmp_path / str(len(values))
        sources = read_sources(site_with(folder, **values), on=TODAY)
        assert rules.findings(sources, [details.check]) == []
