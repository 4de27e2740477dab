"""The price books as a Python module, which replaces calculator/shipped.py in the wheel and in the
browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

from calculator.reading.files import read_books
from calculator.tariff.book import PriceBook

MODULE = '''"""The price books that come with the calculator."""

import datetime

{imports}

BOOKS = {books}


def shipped_books() -> tuple[PriceBook, ...]:
    """The books, the oldest first."""
    return BOOKS
'''


def module_source(folder: Path) -> str:
    """Return the module's source for the books of a folder. Raises PriceBookError with every
    mistake."""
    return source_of(read_books(folder))


def source_of(books: Sequence[object]) -> str:
    """Return the module's source for some books."""
    kinds = {PriceBook, *_classes(books)}
    classes = sorted((kind.__module__, kind.__name__) for kind in kinds)
    imports = "\n".join(f"from {module} import {name}" for module, name in classes)
    return MODULE.format(imports=imports, books=repr(books))


def _classes(value: object) -> Iterator[type]:
    """Yield the dataclass of a value and those inside it."""
    if is_dataclass(value) and not isinstance(value, type):
        yield type(value)
        for field in fields(value):
            yield from _classes(getattr(value, field.name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from _classes(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _classes(part)
