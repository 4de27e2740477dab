"""Classes: the bands of a number fact; one fact of a book has them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Class:
    """A band from `start` to just below the start of the next class."""

    code: str
    start: int


def class_of(value: int, classes: Sequence[Class]) -> str:
    """Return the class of a value; one below the first class, which is refused, counts as in it."""
    code = classes[0].code
    for band in classes:
        if band.start <= value:
            code = band.code
    return code
