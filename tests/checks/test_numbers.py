"""Numbers are compared by what they mean, however each language writes them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from plugins.checks.entry import read_entry
from plugins.checks.pages import numbers
from plugins.checks.sources import Sources
from tests.support.both_languages import lines
from tests.support.small_site import question

TWINS = yaml.safe_load((Path(__file__).parent / "cases/twins.yml").read_text(encoding="utf-8"))
PAIRS = [
    (lang, *pair, kind == "same")
    for lang in TWINS
    for kind in TWINS[lang]
    for pair in TWINS[lang][kind]
]


@pytest.mark.parametrize(("lang", "english", "other", "same"), PAIRS)
def test_a_translation_says_the_same_numbers(
    lang: str, english: str, other: str, same: bool
) -> None:
    """As digits or words, in any unit of time, with any sign between thousands."""
    pair = (
        read_entry(question(english), file="content/faq/how-often.md"),
        read_entry(question(other, slug="souvent"), file=f"content/faq/how-often.{lang}.md"),
    )
    sources = Sources(Path("content"), date(2026, 11, 23), pair, (lang,), {}, (), (), {})
    warnings = lines(numbers.check(sources))
    assert bool(warnings) != same, warnings
