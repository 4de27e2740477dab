"""A cache of what a preview makes from no text, such as the bundles for the browser and the tables
of prices, because nearly every save changes a text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any

from plugins.fingerprint import stamp_if_any
from plugins.project import ROOT
from plugins.reading.files import files_below
from plugins.work import Result

CALCULATOR = ROOT / "calculator"
PACKAGE = (ROOT / "pyproject.toml", ROOT / "LICENSE")  # what the calculator's wheel has besides


class ResultCache:
    """The results of the builds of one preview, by name."""

    def __init__(self) -> None:
        self._results: dict[Hashable, Any] = {}
        self._inputs: Any = None

    def begin(self, inputs: object, theme: Path) -> None:
        """Empty the cache if a file of the theme or the calculator has changed, or one of the
        `inputs`: the settings, the files of the content except texts, and the formulas' names."""
        inputs = inputs, {path: stamp_if_any(path) for path in _files(theme)}
        if inputs != self._inputs:
            self._results.clear()
        self._inputs = inputs

    def result(
        self,
        name: Hashable,
        make: Callable[[], Result],
        *,
        is_usable: Callable[[Result], bool] = lambda _: True,
    ) -> Result:
        """Return the result of a function, from an earlier build if nothing has changed since."""
        if name not in self._results or not is_usable(self._results[name]):
            self._results[name] = make()
        result: Result = self._results[name]
        return result


def _files(theme: Path) -> Iterator[str]:
    yield from files_below(theme)
    yield from (path for path in files_below(CALCULATOR) if not path.endswith(".pyc"))
    yield from map(str, PACKAGE)
