"""What a rule found: a mistake, and whether the site may go out with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plugins.errors import Mistake


@dataclass(frozen=True)
class Finding(Mistake):
    """An error stops the build; a warning is told by `make check`."""

    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        if self.severity == "error":
            return super().__str__()
        return str(Mistake(self.file, self.line, f"warning: {self.text}"))
