"""The generator names no firm: CIO-PME is named in `content/` and in the tests only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.test_house import FILES, ROOT, named

# Its names, its trade, and the fact on which its prices depend.
OF_ONE_FIRM = re.compile(
    r"\b(?:CIO|CIOs|PME|DSI)\b|\bcio[-_]?pme|\bemploy(?:ee|é)s?\b", re.IGNORECASE
)
# Codes of countries, their laws, their registers and their tax authorities.
OF_A_COUNTRY = re.compile(
    r"""["'](?:BE|FR|NL|LU|DE|CH|GB|IE|XI|EL)["']|\b(?:CDE|WER|LCEN|CSA|WVV|SIRENE?|SIRET|RCS|RPM|KBO|BCE)\b"""
    r"|\bNIS2\b|\b(?:Belgian|French|Swiss|German|Dutch) law\b"
)
GENERATOR = ("calculator", "plugins", "theme", "Makefile", "pelicanconf.py", "publishconf.py")
TEXTS = {
    ".py",
    ".js",
    ".mjs",
    ".html",
    ".xml",
    ".txt",
    ".css",
    ".po",
    ".toml",
    ".yml",
    ".md",
    ".svg",
    "",
}
COUNTRIES = ROOT / "plugins" / "countries"
LICENCES = ROOT / "plugins" / "third_parties" / "texts"  # by others, word for word


def of_generator(path: Path) -> bool:
    """Return whether a file is the generator's own text."""
    inside = path.relative_to(ROOT).parts[0] in GENERATOR
    return inside and path.suffix in TEXTS and not path.is_relative_to(LICENCES)


@pytest.mark.parametrize("path", [*filter(of_generator, FILES)], ids=named)
def test_no_file_names_a_firm(path: Path) -> None:
    """Neither in code, nor in a template, a catalogue or a style."""
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    assert [
        f"{number}: {line.strip()[:90]}" for number, line in lines if OF_ONE_FIRM.search(line)
    ] == []


@pytest.mark.parametrize(
    "words", ["your CIO’s", "Votre DSI", "cio_pme-0.1", "25 employees", "employés"]
)
def test_the_pattern_finds_a_firms_words(words: str) -> None:
    """The test above can fail."""
    assert OF_ONE_FIRM.search(words)


@pytest.mark.parametrize("path", [*filter(of_generator, FILES)], ids=named)
def test_a_country_is_described_in_one_room(path: Path) -> None:
    """Its code, its laws and its registers stand in plugins/countries, and nowhere else."""
    lines = [*enumerate(path.read_text("utf-8").splitlines(), 1)]
    matches = [f"{at}: {line.strip()[:90]}" for at, line in lines if OF_A_COUNTRY.search(line)]
    assert matches == [] or path.is_relative_to(COUNTRIES)


@pytest.mark.parametrize("words", ['"BE"', "LCEN 1-1", "(CDE III.74)", "French law asks"])
def test_the_pattern_finds_a_countrys_words(words: str) -> None:
    """The test above can fail; and plugins/countries has such words."""
    assert OF_A_COUNTRY.search(words)
    assert "LCEN" in (COUNTRIES / "countries.toml").read_text("utf-8")
