"""The price books in the editor: one entry for each book; a new book is made from the newest, with
all its notes."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from calculator.reading.book import read_book
from plugins.checks.sources import PRICES
from plugins.errors import ContentError, Message, say
from plugins.preview.editor.files import file_name, read
from plugins.preview.editor.offer.book_keys import KEYS
from plugins.preview.editor.offer.book_kinds import FormError, form_of, tree_of
from plugins.preview.editor.offer.book_renaming import is_named, with_renamed_references
from plugins.preview.editor.offer.dependent_texts import dependent_texts
from plugins.preview.editor.offer.placeholder_renaming import Renaming, renaming_of
from plugins.preview.editor.offer.toml_text import with_tree
from plugins.preview.editor.offer.trees import (
    BeyondEditor,
    Tree,
    flat,
    merge_trees,
    refuse_difference,
    with_new_names,
)
from plugins.preview.editor.offer.value_renaming import book_with_new_values

FIRST_DAY = "first_day"  # the file's name
Values = dict[str, Any]


class Books:
    """The entries of the folder of price books, in the order of their days."""

    def __init__(self, content: Path, languages: tuple[str, ...], *, on: date) -> None:
        self.content, self.languages, self.on = content, languages, on

    def keys(self) -> list[str]:
        """Return the keys of the entries."""
        return sorted(path.stem for path in (self.content / PRICES).glob("[!.]*.toml"))

    def files(self, key: str) -> dict[str, Path]:
        """Return the only file of an entry; it has no language."""
        return {"": self.content / PRICES / f"{key}.toml"}

    def read(self, key: str) -> Values:
        """Return the values as the form has them."""
        text = read(self.content, self.files(key)[""])
        return {} if text is None else {FIRST_DAY: key, **self.form(key, text)}

    def text(self, key: str) -> str:
        """Return a book's text, empty where there is none."""
        return read(self.content, self.files(key)[""]) or ""

    def newest(self) -> str:
        """Return the newest book's text, empty where there is none."""
        return self.text(self.keys()[-1]) if self.keys() else ""

    def _in_force(self) -> str:
        """Return the text of the book in force, empty if there is none."""
        return max([key for key in self.keys() if key <= self.on.isoformat()], default="")

    def newest_form(self) -> Values:
        """Return the newest book as the form has it, empty if there is none."""
        keys = self.keys()
        return self.read(keys[-1]) if keys else {}

    def form(self, key: str, text: str) -> Values:
        """Return a text's values as the form has them."""
        return form_of(KEYS, self._raw(key, text))

    def texts(self, key: str, form: Values, base: Values) -> dict[Path, str]:
        """Return the new text of the book if it changes; a new book has a text even if no price
        changes."""
        path = self.files(key)[""]
        existing, text = read(self.content, path), read(self.content, path) or self.newest()
        if form.get(FIRST_DAY) != key:
            message = _other_day(form.get(FIRST_DAY, ""), key, is_new=existing is None)
            raise ContentError.at(file_name(self.content, path), 0, message)
        current = tree_of(KEYS, self.form(key, text))
        try:
            target = tree_of(KEYS, form)
            base_tree = tree_of(KEYS, base) if existing is not None else current
            target = merge_trees(target, base_tree, current, file=file_name(self.content, path))
            if flat(target) == flat(current):
                return {} if existing is not None else {path: text}
            renaming = renaming_of(current, target, is_in_force=key == self._in_force())
            new = self._text(
                text,
                current,
                book_with_new_values(with_renamed_references(current, target), renaming.values),
            )
            other_texts = self._dependent_texts(
                key, renaming, current=None if existing is not None else current
            )
            return {path: new, **other_texts}
        except (FormError, BeyondEditor) as error:
            raise ContentError.at(file_name(self.content, path), 0, error.message) from None

    def _dependent_texts(
        self, key: str, renaming: Renaming, *, current: Tree | None
    ) -> dict[Path, str]:
        """Return the other texts that change with the names; `current` is the book from which a new
        one was made."""
        others = [self._raw(other, self.text(other)) for other in self.keys() if other != key]
        others += [current] if current else []
        return dependent_texts(self.content, self.languages, renaming, others=others)

    def _text(self, text: str, current: Tree, target: Tree) -> str:
        """Return the text with the target's values; BeyondEditor if they cannot be written into
        it."""
        current, names = with_new_names(current, target, is_named=is_named)
        new = with_tree(text, current, target, renamed=names)
        try:
            result = tree_of(KEYS, form_of(KEYS, tomllib.loads(new, parse_float=str)))
        except tomllib.TOMLDecodeError:
            result = {}
        refuse_difference(target, result)
        return new

    def _raw(self, key: str, text: str) -> Tree:
        try:
            return tomllib.loads(text, parse_float=str)
        except (tomllib.TOMLDecodeError, RecursionError):
            # Its error names the place.
            read_book(text, source=file_name(self.content, self.files(key)[""]))
            raise


def _other_day(day: object, key: str, *, is_new: bool) -> Message:
    """Return the message about why a book may not begin on this day."""
    if is_new:
        return say(
            'a new book must begin on a day of its own, got "%(day)s", which another has;'
            " choose another first day.",
            day=day,
        )
    return say(
        'the first day of a book must stay %(key)s, got "%(day)s"; copy it into a new one'
        " for prices from that day on.",
        key=key,
        day=day,
    )
