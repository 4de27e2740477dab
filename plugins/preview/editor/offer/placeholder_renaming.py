"""Amounts in texts that name what a price book calls by another name than before: `{{ price day
small }}` follows the formula `day` and the class `small`, no adjustment of the same name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.preview.editor.offer.trees import Tree, at, renames_in
from plugins.preview.editor.offer.value_renaming import Value, value_renames

PLACEHOLDER = re.compile(r"(?<=\{\{)\s*\w+\s[^{}]*(?=\}\})")
WORD = re.compile(r"[\w-]+")
OF_FORMULA = {  # and the key by which the words behind the formula are ordered
    "price": "rate_by",
    "range": "table_by",
    "chosen": "",
    "hours": "",
    "per": "",
    "suggested": "",
}
WORDS = {  # where the words of what a book names stand
    "fact": "facts",
    "formula": "formulas",
    "adjustment": "adjustments",
    "included": "included",
}
OF_CLASS = ("usual", "example")
Names = Mapping[str, Mapping[str, str]]  # of each kind: old and new


@dataclass(frozen=True)
class Renaming:
    """What a book calls otherwise: facts, formulas and adjustments, classes and choices, tiers."""

    book: Tree
    """As it was."""
    names: Names
    values: Sequence[Value]
    tiers: Mapping[str, Mapping[str, str]]
    is_in_force: bool

    @property
    def is_empty(self) -> bool:
        """Return whether everything is called as before."""
        return not (any(self.names.values()) or self.values or any(self.tiers.values()))

    def text(self, text: str) -> str:
        """Return a text whose placeholders have the new names."""
        return PLACEHOLDER.sub(lambda hole: self._hole(hole[0]), text)

    def _hole(self, hole: str) -> str:
        words = iter(self._words(*WORD.findall(hole)))
        return WORD.sub(lambda word: next(words), hole)

    def _words(self, kind: str, subject: str = "", *more: str) -> list[str]:
        """Return the words of one placeholder by the new names."""
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
        """Return the words with the new start of a tier behind `from`."""
        if words[:1] == ["from"]:
            words[1:2] = [self.tiers.get(formula, {}).get(word, word) for word in words[1:2]]
        return words


def renaming_of(now: Tree, target: Tree, *, is_in_force: bool) -> Renaming:
    """Return what a form calls otherwise than the book as it is."""
    tiers = {
        code: renames_in(now, target, ("formula", code, "rate_from"))
        for code in now.get("formula") or {}
    }
    names = {kind: renames_in(now, target, (kind,)) for kind in WORDS}
    return Renaming(now, names, value_renames(now, target), tiers, is_in_force)
