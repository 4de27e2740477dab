"""Pages written when someone looks at them, so that a preview shows a save before it has written every page.

A build with the setting LATER leaves its pages there instead of writing them.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any

from pelican.plugins import signals
from pelican.writers import Writer

from plugins.errors import ContentError
from plugins.mistakes import collected


class Later:
    """The pages of one build that still wait, by their path in its output."""

    def __init__(self) -> None:
        self._waiting: dict[str, Callable[[], None]] = {}
        self._lock = Lock()  # a visit and the work in the background take turns

    def add(self, path: str, write: Callable[[], None]) -> None:
        """Let a page wait."""
        self._waiting[path] = write

    def write(self, path: str) -> None:
        """Write a page if it waits; ContentError holds what was wrong, and it waits on."""
        with self._lock:
            if path not in self._waiting:
                return
            with collected() as mistakes:
                self._waiting[path]()
            if mistakes:
                raise ContentError(mistakes)
            del self._waiting[path]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return what still waits."""
        return tuple(self._waiting)


class LaterWriter(Writer):  # type: ignore[misc]
    """Pelican's writer, which lets each page wait."""

    def write_file(self, name: str, *given: Any, **more: Any) -> None:
        """Keep all that Pelican's own needs to write the page."""
        if name:
            write = super().write_file
            self.settings["LATER"].add(name, lambda: write(name, *given, **more))


def _writer(pelican: Any) -> type[Writer] | None:
    return LaterWriter if pelican.settings.get("LATER") is not None else None


def register() -> None:
    """Give Pelican the writer, where the build is one whose pages may wait."""
    signals.get_writer.connect(_writer)
