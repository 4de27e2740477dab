"""Numbers are compared by what they mean, however each language writes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from plugins.checks.pages import numbers
from plugins.checks.sources import read_sources
from tests.support.both_languages import lines
from tests.support.small_site import question, small_site

TWINS = yaml.safe_load((Path(__file__).parent / "cases/twins.yml").read_text(encoding="utf-8"))
PAIRS = [(*pair, kind == "same") for kind in TWINS for pair in TWINS[kind]]


@pytest.mark.parametrize(("english", "french", "same"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_translation_says_the_same_numbers(
    english: str, french: str, same: bool, tmp_path: Path
) -> None:
    """As digits or words, times of either clock, with any sign between thousands."""
    files = {
        "faq/how-often.md": question(english),
        "faq/how-often.fr.md": question(french, slug="rythme"),
    }
    content = small_site(tmp_path, files)
    warnings = lines(numbers.check(read_sources(content, on=date(2026, 11, 23))))
    assert bool(warnings) != same, warnings
