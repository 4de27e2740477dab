"""What is wrong with a request: a field, a code that the theme has words for, and the limit it
broke."""

from collections.abc import Iterable
from dataclasses import dataclass

MAX_NAME = 40
"""Characters of an unknown name that are repeated in its mistake."""


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
    """The mistake of a name that is none of those expected."""
    return InputError(place + name[:MAX_NAME], "unknown-field")
