"""Collects the mistakes of one file, each at its line."""

from collections.abc import Mapping

from calculator.mistake import Message, Mistake
from calculator.reading.toml_lines import Path


class Notes:
    """The mistakes of one file; only the first one of each value."""

    def __init__(self, source: str, lines: Mapping[Path, int]) -> None:
        self.source = source
        self._lines = lines
        self._noted: dict[Path, Mistake] = {}

    def note(self, path: Path, message: Message) -> None:
        """Note a mistake at the line of a value or, if it has none, of its table."""
        place = path
        while place and place not in self._lines:
            place = place[:-1]
        self._noted.setdefault(path, Mistake(self.source, self._lines.get(place, 1), message))

    def has(self, path: Path) -> bool:
        """Return whether a mistake of a value is noted."""
        return path in self._noted

    def drop(self, path: Path) -> None:
        """Forget what was noted of a value."""
        self._noted.pop(path, None)

    def line(self, path: Path) -> int:
        """Return the line of a value; 0 where it has none."""
        return self._lines.get(path, 0)

    def mistakes(self) -> tuple[Mistake, ...]:
        """Return everything noted, in the order of lines."""
        return tuple(sorted(self._noted.values(), key=lambda one: (one.line, str(one))))
