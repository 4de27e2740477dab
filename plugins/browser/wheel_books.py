"""Puts the price books into the calculator's wheel, as a hook of hatchling, whichever tool builds
it.

The books are those of content/prices, or of the folder that the environment variable
CALCULATOR_BOOKS names.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BOOKS = "CALCULATOR_BOOKS"


class WheelBooks(BuildHookInterface[Any]):
    """Writes the books for the duration of the build."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(
            0, self.root
        )  # a tool with its own environment does not have this project's modules
        from plugins.browser.shipped_books import module_source

        books = Path(os.environ.get(BOOKS, Path(self.root) / "content" / "prices"))
        with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8", delete=False) as file:
            file.write(module_source(books))
        self.file = Path(file.name)
        build_data["force_include"][file.name] = "calculator/shipped.py"

    def finalize(self, _version: str, _data: dict[str, Any], _artifact: str) -> None:
        self.file.unlink(missing_ok=True)
