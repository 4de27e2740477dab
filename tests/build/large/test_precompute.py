"""A large build uses the templates that it has compiled in other processes."""

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


def test_a_precompiled_template_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is found only if its environment has the same options as a generator's."""
    monkeypatch.setattr(template_cache, "CACHE", tmp_path / "templates")
    settings = read_settings(str(PREVIEW), override={"ON": TODAY.isoformat()})
    template_cache.compile_all(site_from(settings), settings["JINJA_ENVIRONMENT"])
    compiled: list[str] = []
    compile_one = Environment.compile

    def compile_and_note(
        self: Environment,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        **more: Any,
    ) -> Any:
        compiled.append(str(filename))
        return compile_one(self, source, name, filename, **more)

    monkeypatch.setattr(Environment, "compile", compile_and_note)
    build(tmp_path / "site", on=TODAY, LARGE=True)
    assert not [name for name in compiled if name.startswith(f"{ROOT / 'theme'}")]
    monkeypatch.setattr(template_cache, "CACHE", tmp_path / "empty")
    build(tmp_path / "again", on=TODAY, LARGE=True)
    assert f"{ROOT / 'theme' / 'templates' / 'question.html'}" in compiled
