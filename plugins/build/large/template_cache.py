"""Templates compiled once, not once for each kind of page and each build."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, TemplateError
from pelican.plugins import signals

from plugins.languages.theme_words import teach
from plugins.project import ROOT

CACHE = ROOT / ".build" / "templates"


def compile_all(settings: Any) -> None:
    """Compile every template of the theme, as the environment of a generator would; one with a
    mistake is left to it."""
    environment = Environment(
        loader=FileSystemLoader(Path(settings["THEME"]) / "templates"),
        **settings["JINJA_ENVIRONMENT"],
    )
    environment.bytecode_cache = _cache()
    teach(environment, settings)
    for name in environment.list_templates():
        with suppress(TemplateError):
            environment.get_template(name)


def _cache() -> FileSystemBytecodeCache:
    CACHE.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(CACHE))


def _remember(generator: Any) -> None:
    generator.env.bytecode_cache = _cache()


def register() -> None:
    """Reach each generator's own Jinja environment, which exists only once the generator does."""
    signals.generator_init.connect(_remember)
