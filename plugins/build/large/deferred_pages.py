"""Deferred pages, which all processors write at the end of a build.

A preview writes each page when somebody opens it, so that a save shows before all pages are
written: a build puts its pages into the setting DEFERRED_PAGES if it has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

from pelican.plugins import signals
from pelican.writers import Writer

from plugins.build.large.worker_pool import divide
from plugins.errors import ContentError, Mistake
from plugins.failures import collected_mistakes
from plugins.reading.files import files_below
from plugins.site import site_of


class DeferredPages:
    """The deferred pages of one build, by their path in its output."""

    def __init__(self) -> None:
        self._waiting: dict[str, Callable[[], object]] = {}
        self._lock = Lock()  # a request and the background task may write at the same time

    def add(self, path: str, write: Callable[[], object]) -> None:
        """Defer a page; `write` writes it."""
        self._waiting[path] = write

    def write(self, path: str) -> None:
        """Write a page if it is deferred. Raises ContentError with its mistakes; then it stays
        deferred."""
        with self._lock:
            if path not in self._waiting:
                return
            with collected_mistakes() as mistakes:
                self._waiting[path]()
            if mistakes:
                raise ContentError(mistakes)
            del self._waiting[path]

    def leave_out(self, paths: Iterable[str]) -> None:
        """Forget deferred pages without writing them."""
        for path in paths:
            self._waiting.pop(path, None)

    def write_all(self) -> None:
        """Write all deferred pages. Raises ContentError with the mistakes of every page."""
        shares = divide(tuple(self._waiting.values()), _write_pages)
        if mistakes := list(dict.fromkeys(mistake for share in shares for mistake in share)):
            raise ContentError(mistakes)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of the pages that are not written yet."""
        return tuple(self._waiting)


class DeferringWriter(Writer):
    """Pelican's writer, but each page is deferred, and has only the values that a template names:
    Jinja copies them at every `include`, and most of Pelican's settings are in no template."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._named: dict[str, Any] = {}  # all generators of a build share one context

    def write_file(
        self, name: str, template: Any, context: dict[str, Any], *arguments: Any, **more: Any
    ) -> None:
        """Defer the page, with the arguments that Pelican's own writer needs."""
        if name:
            write = super().write_file
            site_of(self.settings).deferred_pages.add(
                name, lambda: write(name, template, self._values(context), *arguments, **more)
            )

    def _values(self, context: dict[str, Any]) -> dict[str, Any]:
        if not self._named:
            site = site_of(self.settings)
            text = site.reuse("templates", partial(_text_below, site.theme / "templates"))
            self._named = {name: context[name] for name in _named_in(text, tuple(context))}
        return self._named


def _text_below(folder: Path) -> str:
    return "".join(Path(path).read_text("utf-8") for path in files_below(folder))


@lru_cache(maxsize=2)  # the next build of a preview has the same templates and names
def _named_in(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name in text)


def _write_pages(pages: Sequence[Callable[[], object]]) -> list[Mistake]:
    """Write these pages; return the mistakes of the first one that cannot be written."""
    with collected_mistakes() as mistakes:
        for write in pages:
            write()
    return mistakes


def _writer(pelican: Any) -> type[Writer] | None:
    if not pelican.settings["LARGE"]:
        return None
    site_of(pelican.settings).deferred_pages = (
        pelican.settings.get("DEFERRED_PAGES") or DeferredPages()
    )
    return DeferringWriter


def _write(pelican: Any) -> None:
    if pelican.settings["LARGE"] and not pelican.settings.get("DEFERRED_PAGES"):
        site_of(pelican.settings).deferred_pages.write_all()


def register() -> None:
    """Register before every plugin that reads the finished site."""
    signals.get_writer.connect(_writer)
    signals.finalized.connect(_write)
