"""Renames in the placeholders of texts: `{{ price day small }}` gets new names of the formula `day`
and the class `small`, but not of an adjustment with the same name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.preview.editor.offer.trees import Tree, at, renames_in
from plugins.preview.editor.offer.value_renaming import Value, value_renames

PLACEHOLDER = re.compile(r"(?<=\{\{)\s*\w+\s[^{}]*(?=\}\})")
WORD = re.compile(r"[\w-]+")
OF_FORMULA = {  # each with the key that says what the words after the formula are
    "price": "rate_by",
    "range": "table_by",
    "chosen": "",
    "hours": "",
    "per": "",
    "suggested": "",
}
WORDS = {  # the table of the offer's words for each kind of name
    "fact": "facts",
    "formula": "formulas",
    "adjustment": "adjustments",
    "included": "included",
}
OF_CLASS = ("usual", "example")
Names = Mapping[str, Mapping[str, str]]  # by kind: each old name with its new one


@dataclass(frozen=True)
class Renaming:
    """The names that a form changes in a book: of facts, formulas and adjustments, of classes and
    choices, and the starts of tiers."""

    book: Tree
    """The book before the change."""
    names: Names
    values: Sequence[Value]
    tiers: Mapping[str, Mapping[str, str]]
    is_in_force: bool

    @property
    def is_empty(self) -> bool:
        """Return whether no name changes."""
        return not (any(self.names.values()) or self.values or any(self.tiers.values()))

    def text(self, text: str) -> str:
        """Return a text with the new names in its placeholders."""
        return PLACEHOLDER.sub(lambda hole: self._hole(hole[0]), text)

    def _hole(self, hole: str) -> str:
        words = iter(self._words(*WORD.findall(hole)))
        return WORD.sub(lambda word: next(words), hole)

    def _words(self, kind: str, subject: str = "", *more: str) -> list[str]:
        """Return the words of one placeholder with the new names."""
        if kind in OF_FORMULA:
            by = at(self.book, ("formula", subject, OF_FORMULA[kind])) or []
            facts = [by] if isinstance(by, str) else by
            new = self._name("formula", subject)
            return [kind, new, *self._tier(subject, self._values(facts, more))]
        if kind == "percent":
            return [kind, self._name("adjustment", subject), *more]
        if kind == "fact":
            return [kind, self._name("fact", subject), *self._values([subject], more)]
        if kind == "vat":
            return [kind, *self._values([at(self.book, ("vat", "by"))], [subject, *more])]
        if kind in OF_CLASS:
            facts = [value.fact for value in self.values if value.is_class]
            return [kind, *self._values(facts, [subject, *more])]
        return [word for word in (kind, subject, *more) if word]

    def _name(self, kind: str, old: str) -> str:
        return self.names.get(kind, {}).get(old, old)

    def _values(self, facts: Sequence[str], words: Sequence[str]) -> list[str]:
        pairs = {value.old: value.new for value in self.values if value.fact in facts}
        return [pairs.get(word, word) for word in words]

    def _tier(self, formula: str, words: list[str]) -> list[str]:
        """Return the words with the new start of a tier after `from`."""
        if words[:1] == ["from"]:
            words[1:2] = [self.tiers.get(formula, {}).get(word, word) for word in words[1:2]]
        return words


def renaming_of(current: Tree, target: Tree, *, is_in_force: bool) -> Renaming:
    """Return the names that the target changes in a book."""
    tiers = {
        code: renames_in(current, target, ("formula", code, "rate_from"))
        for code in current.get("formula") or {}
    }
    names = {kind: renames_in(current, target, (kind,)) for kind in WORDS}
    return Renaming(current, names, value_renames(current, target), tiers, is_in_force)
