"""The words of the offer in the editor: one entry for all languages, a file for each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.errors import ContentError
from plugins.preview.editor.files import file_name, in_languages, read
from plugins.preview.editor.offer.book_kinds import FormError
from plugins.preview.editor.offer.text_kinds import form_of, trees_of
from plugins.preview.editor.offer.trees import (
    BeyondEditor,
    Tree,
    flat,
    merge_trees,
    refuse_difference,
    with_new_names,
)
from plugins.preview.editor.offer.trees import Path as Way
from plugins.preview.editor.offer.yaml_tree import with_tree
from plugins.reading.nested import read_nested
from plugins.reading.offer_schema import OfferWords
from plugins.reading.offer_words import file_of

KEY, FOLDER = "words", "offer"
Values = dict[str, Any]


class Offer:
    """The entry `words`; the file name of the first language has no language in it."""

    def __init__(self, content: Path, languages: tuple[str, ...]) -> None:
        self.content, self.languages = content, languages

    def keys(self) -> list[str]:
        """Return the keys of the entries."""
        return [KEY]

    def files(self, key: str) -> dict[str, Path]:
        """Return the file of each language."""
        return in_languages(self.content / file_of(None), self.languages) if key == KEY else {}

    def read(self, key: str) -> Values:
        """Return the words of all languages, row by row."""
        texts = {lang: self._text(lang) for lang in self.languages}
        if key != KEY or not any(texts.values()):
            return {}
        return form_of(OfferWords, {lang: self.tree(lang, text) for lang, text in texts.items()})

    def tree(self, lang: str, text: str) -> Tree:
        """Return the values of a text, as nested tables."""
        return dict(read_nested(text, file=self._name(lang))[0])

    def texts(self, key: str, form: Values, base: Values) -> dict[Path, str]:
        """Return the new text of each file that changes."""
        first = self.files(key)[self.languages[0]]
        try:
            target, base_trees, current = (
                trees_of(OfferWords, values, self.languages)
                for values in (form, base, self.read(key))
            )
        except FormError as error:
            raise ContentError.at(file_name(self.content, first), 0, error.message) from None
        new = {
            self.files(key)[lang]: self._new(lang, target[lang], base_trees[lang], current[lang])
            for lang in self.languages
        }
        return {path: text for path, text in new.items() if text != read(self.content, path)}

    def _new(self, lang: str, target: Tree, base_trees: Tree, current: Tree) -> str:
        text, file = self._text(lang), self._name(lang)
        target = merge_trees(target, base_trees, current, file=file)
        if flat(target) == flat(current):
            return text
        current, names = with_new_names(current, target, is_named=_is_named)
        try:
            new = with_tree(text, current, target, renamed=names)
            result = form_of(OfferWords, {lang: self.tree(lang, new)})
            refuse_difference(target, trees_of(OfferWords, result, [lang])[lang])
        except BeyondEditor as error:
            raise ContentError.at(file, 0, error.message) from None
        return new

    def _text(self, lang: str) -> str:
        return read(self.content, self.files(KEY)[lang]) or ""

    def _name(self, lang: str) -> str:
        return file_name(self.content, self.files(KEY)[lang])


def _is_named(way: Way) -> bool:
    """Return whether the names in a table are chosen by staff: names of a price book, or classes
    and choices."""
    tables = [key for key, info in OfferWords.model_fields.items() if not info.is_required()]
    return len(way) in (1, 3) and way[0] in tables and way[0] != "comparison"
