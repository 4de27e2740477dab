"""Classes: the bands of the one number fact that has them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Class:
    """A band: from this value to just below where the next class starts."""

    code: str
    starts: int


def class_of(value: int, classes: Sequence[Class]) -> str:
    """The class that holds a value, which is no smaller than the first class's start."""
    found = classes[0].code
    for band in classes:
        if band.starts <= value:
            found = band.code
    return found
