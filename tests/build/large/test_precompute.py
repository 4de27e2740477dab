"""What a large build has made aside is what it then looks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from pelican.settings import read_settings

from plugins.build.large import template_cache
from plugins.build.site import build
from plugins.project import PREVIEW, ROOT
from plugins.site import site_from
from tests.conftest import TODAY


def test_no_page_waits_for_a_template_that_was_compiled_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment there must be like a generator's, or its code would be looked for in vain."""
    monkeypatch.setattr(template_cache, "CACHE", tmp_path / "templates")
    settings = read_settings(str(PREVIEW), override={"ON": TODAY.isoformat()})
    template_cache.compile_all(site_from(settings), settings["JINJA_ENVIRONMENT"])
    compiled: list[str] = []
    compile_one = Environment.compile

    def noted(
        self: Environment,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        **more: Any,
    ) -> Any:
        compiled.append(str(filename))
        return compile_one(self, source, name, filename, **more)

    monkeypatch.setattr(Environment, "compile", noted)
    build(tmp_path / "site", on=TODAY, LARGE=True)
    assert not [name for name in compiled if name.startswith(f"{ROOT / 'theme'}")]
    monkeypatch.setattr(template_cache, "CACHE", tmp_path / "empty")
    build(tmp_path / "again", on=TODAY, LARGE=True)
    assert f"{ROOT / 'theme' / 'templates' / 'question.html'}" in compiled
