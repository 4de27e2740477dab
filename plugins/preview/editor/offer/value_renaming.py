"""Classes and choices that a form renames: the rates and tables of the book and the words of the
offer get their new names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.preview.editor.offer.trees import (
    KEY,
    Path,
    Tree,
    at,
    put,
    renames_in,
    with_name_replaced,
)

TABLES = {
    "rate": "rate_by",
    "rate_from": "rate_by",
    "table": "table_by",
}  # each with the key that orders it
WORDS = ("classes", "choices", "examples")  # tables of a fact's words with such names


@dataclass(frozen=True)
class Value:
    """A class or choice with its old and its new name."""

    fact: str
    old: str
    new: str
    is_class: bool
    decides_vat: bool


def value_renames(current: Tree, target: Tree) -> list[Value]:
    """Return the classes and choices that are renamed."""
    facts = [code for code in at(target, ("fact",)) or {} if at(current, ("fact", code))]
    by = at(target, ("vat", "by"))
    return [
        Value(code, old, new, is_class, by == code)
        for code in facts
        for is_class, find in ((False, _choices), (True, _classes))
        for old, new in find(current, target, code).items()
    ]


def _classes(current: Tree, target: Tree, code: str) -> dict[str, str]:
    return renames_in(current, target, ("fact", code, "classes"))


def _choices(current: Tree, target: Tree, code: str) -> dict[str, str]:
    before, after = (at(tree, ("fact", code, "choices")) or [] for tree in (current, target))
    if len(before) != len(after):
        return {}
    pairs = zip(before, after, strict=True)
    return {old: new for old, new in pairs if old not in after and new not in before}


def _values(book: Tree, code: str) -> list[str]:
    names_by_kind = (at(book, ("fact", code, kind)) for kind in ("classes", "choices"))
    return [name for names in names_by_kind for name in names or ()]


def book_with_new_values(target: Tree, values: Sequence[Value]) -> Tree:
    """Return the book with the new names wherever it refers to them."""
    for value in values:
        for pattern in _patterns(target, value):
            target = with_name_replaced(target, pattern, value.old, value.new)
    return target


def _patterns(book: Tree, value: Value) -> Iterator[Path]:
    formulas = book.get("formula") or {}
    for code, formula in formulas.items():
        source = formulas.get(formula.get("rate_as"), formula)
        for table, key in TABLES.items():
            by = (source if key == "rate_by" else formula).get(key) or []
            names = [by] if isinstance(by, str) else by
            if value.fact in names:
                deep = names.index(value.fact) + (table == "rate_from")
                yield ("formula", code, table, *("*",) * deep, KEY)
    if value.is_class:
        yield ("usual", KEY)
    if value.decides_vat:
        yield ("vat", KEY)


def words_with_new_values(
    words: Tree, values: Sequence[Value], others: Sequence[Tree]
) -> tuple[Tree, dict[Path, Path]]:
    """Return the words with the new names, and the paths of what is renamed; if another book still
    has the old name, the new name gets a copy of its words."""
    renamed: dict[Path, Path] = {}
    for value in values:
        is_in_use = any(value.old in _values(book, value.fact) for book in others)
        ways: list[Path] = [("facts", value.fact, part) for part in WORDS]
        for way in [*ways, *([("vat",)] if value.decides_vat else [])]:
            entries: Any = at(words, way) or {}
            if value.old not in entries:
                continue
            if is_in_use:
                words = put(words, way, {value.new: entries[value.old], **entries})
            elif value.new in entries:
                words = put(
                    words, way, {key: one for key, one in entries.items() if key != value.old}
                )
            else:
                renamed[*way, value.old] = (*way, value.new)
                words = with_name_replaced(words, (*way, KEY), value.old, value.new)
        if not is_in_use:
            first = ("facts", value.fact, "preselected")
            words = with_name_replaced(words, first, value.old, value.new)
    return words, renamed
