"""Mistakes in a request: a field, a code for which the theme has words, and the limit."""

from collections.abc import Iterable
from dataclasses import dataclass

MAX_NAME = 40
"""The most characters of an unknown name that its mistake repeats."""


@dataclass(frozen=True, slots=True)
class InputError:
    """One mistake, at a field such as `facts.users` or `choose.visit.per`."""

    field: str
    code: str
    limit: str | None = None


class InputErrors(Exception):
    """Every mistake of one request."""

    def __init__(self, errors: Iterable[InputError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join([f"{error.field}: {error.code}" for error in self.errors]))


def unknown(place: str, name: str) -> InputError:
    """Return the mistake of an unknown name."""
    return InputError(place + name[:MAX_NAME], "unknown-field")
