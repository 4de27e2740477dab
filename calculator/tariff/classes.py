"""Classes: the bands of a number fact; one fact of a book has them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Class:
    """A band from `starts` to just below the start of the next class."""

    code: str
    starts: int


def class_of(value: int, classes: Sequence[Class]) -> str:
    """The class of a value, which must not be below the start of the first class."""
    code = classes[0].code
    for band in classes:
        if band.starts <= value:
            code = band.code
    return code
