"""Amounts are seen as a reader sees them, however they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plugins.checks.entry import read_entry
from plugins.checks.texts.typed_money import typed
from tests.support.small_site import question

CASES = yaml.safe_load((Path(__file__).parent / "cases/amounts.yml").read_text(encoding="utf-8"))
TEXTS = [*CASES["amounts"].items(), *((text, []) for text in CASES["none"])]


@pytest.mark.parametrize(("text", "amounts"), TEXTS)
def test_an_amount_is_seen_however_it_is_typed(text: str, amounts: list[str]) -> None:
    """In any of the site's languages, with the words that make it one."""
    entry = read_entry(question(text), file="content/faq/how-often.md")
    assert [amount for _, amount in typed(entry)] == amounts
