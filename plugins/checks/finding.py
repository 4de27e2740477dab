"""The finding of a rule: a mistake and its severity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from plugins.errors import Mistake, say

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding(Mistake):
    """A mistake: an error stops the build, a warning only appears in `make check`."""

    severity: Severity = "error"
    waits: bool = False
    """Whether staff can correct it with the next save: in the editor, words are saved before the
    price book that needs them, and the book before the page of what it sells."""

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the whole line; a warning begins with that word."""
        if self.severity == "error":
            return super().text(translate)
        return Mistake(
            self.file, self.line, say("warning: %(message)s", message=self.message)
        ).text(translate)

    def __str__(self) -> str:
        return self.text()
