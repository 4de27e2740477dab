"""Compiles templates once, not once for each kind of page and each build."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, TemplateError
from jinja2.bccache import Bucket
from pelican.plugins import signals

from plugins.build.large import once_tag
from plugins.fingerprint import digest
from plugins.project import ROOT
from plugins.site import Site

CACHE = ROOT / ".build" / "templates"


def compile_all(site: Site, options: Mapping[str, Any]) -> None:
    """Compile every template of the theme, as a generator's environment would; a template with a
    mistake is left to the generator."""
    environment = Environment(loader=FileSystemLoader(site.theme / "templates"), **options)
    environment.bytecode_cache = cache_for(options)
    site.teach(environment)
    for name in environment.list_templates():
        with suppress(TemplateError):
            environment.get_template(name)


class SharedCache(FileSystemBytecodeCache):
    """Jinja's cache on the disk, which reads the code of a template once for all generators and
    builds of this process."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._codes: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a bucket its code, if the template's text is the same as then."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if code and checksum == bucket.checksum:
            bucket.code = code
        else:
            super().load_bytecode(bucket)
            self._codes[bucket.key] = bucket.checksum, bucket.code


def cache_for(options: Mapping[str, Any]) -> FileSystemBytecodeCache:
    """Return the bytecode cache for these options of the environment; Jinja's own key is only the
    template's text."""
    depends_on = (repr(sorted(options.items())), jinja2.__version__, sys.version)
    tag_source = Path(once_tag.__file__).read_bytes()
    folder = CACHE / digest(*(text.encode() for text in depends_on), tag_source)
    folder.mkdir(parents=True, exist_ok=True)
    return _cache(folder)


_cache = lru_cache(maxsize=8)(SharedCache)


def _remember(generator: Any) -> None:
    if generator.settings["LARGE"]:
        generator.env.bytecode_cache = cache_for(generator.settings["JINJA_ENVIRONMENT"])


def register() -> None:
    """Register for the time when the generators exist, because each has its own Jinja
    environment."""
    signals.generator_init.connect(_remember)
