"""Adding a check is one file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from plugins.checks import rules, texts

RULE = '''
"""Nothing may be written on the day of the tests."""

from plugins.checks.finding import Finding
from plugins.errors import say

KIND = "should"


def check(sources):
    yield Finding(sources.entries[0].file, 1, say("write this tomorrow."))
'''


def test_a_check_is_found_by_being_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its module says of which kind it is; nothing lists it."""
    (tmp_path / "not_today.py").write_text(RULE, "utf-8")
    monkeypatch.setattr(texts, "__path__", [*texts.__path__, str(tmp_path)])
    by_kind = rules.rules_by_kind()
    new = {sys.modules["plugins.checks.texts.not_today"].check}
    assert {*by_kind["should"]} - {*rules.SHOULD} == new
    assert by_kind["must"] == rules.MUST
    del sys.modules["plugins.checks.texts.not_today"]


def test_a_helper_is_no_rule() -> None:
    """A module without `check` is left out."""
    modules = {rule.__module__ for rule in rules.MUST + rules.SHOULD + rules.ON_DEMAND}
    assert "plugins.checks.links.links" in modules and "plugins.checks.entry" not in modules
