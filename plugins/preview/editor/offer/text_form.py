"""The form of the offer's words, derived from the schema that validates the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.errors import say
from plugins.languages.staff_words import Speech
from plugins.preview.editor.form import Field
from plugins.preview.editor.offer.text_kinds import (
    BY_NUMBER,
    CODE,
    LINE,
    LINES,
    PART,
    ROWS,
    TEXT,
    Schema,
    Words,
    words_of,
)
from plugins.preview.editor.offer.text_labels import FORMS, ONE, WRITING, hint_of, label_of
from plugins.preview.editor.offer.texts import FOLDER, KEY
from plugins.reading.offer_schema import OfferWords

ROW = say("row")


def offer_collection(languages: Sequence[str], *, speech: Speech) -> Field:
    """Return the collection of the offer's words: one form with all languages side by side."""
    form = _Form(languages, speech)
    entry = {
        "name": KEY,
        "label": speech.translate(say("Words of the offer")),
        "description": speech.translate(WRITING),
        "file": f"{FOLDER}/{KEY}.json",
        "preview_path": "estimate/",
        "fields": list(form.fields(OfferWords, "")),
    }
    return {"name": FOLDER, "label": speech.translate(say("The offer")), "files": [entry]}


class _Form:
    """Builds fields in the language of the person who edits."""

    def __init__(self, languages: Sequence[str], speech: Speech) -> None:
        self.languages, self.speech, self.translate = languages, speech, speech.translate

    def fields(self, schema: Schema, around: str) -> Iterator[Field]:
        """Yield the fields of a schema; `around` is the dotted key of the table that contains
        it."""
        for key in words_of(schema):
            path = f"{around}.{key.name}".lstrip(".")
            if key.kind in (ROWS, LINES):
                yield self._list(key, path)
            elif key.kind == PART and key.schema:
                inside = list(self.fields(key.schema, path))
                if not key.required:  # the whole table is optional
                    inside = [{**field, "required": False} for field in inside]
                yield {**self._base_field(key, path), "widget": "object", "fields": inside}
            else:
                yield from self._texts(key, path)

    def _texts(self, key: Words, path: str) -> Iterator[Field]:
        """Yield a field for each language, and for each grammatical number if the text depends on
        one."""
        first = self.languages[0]
        for lang in self.languages:
            for form, name in key.fields(lang, first):
                label = self.translate(label_of(path))
                parts = [self.translate(FORMS[form])] if form else []
                parts += [lang] if lang != first else []
                field = self._base_field(key, path)
                yield {
                    **field,
                    "name": name,
                    "label": f"{label} ({', '.join(parts)})" if parts else label,
                    "widget": "string",
                    "required": key.required and key.kind in (TEXT, BY_NUMBER),
                }

    def _list(self, key: Words, path: str) -> Field:
        code = self._base_field(Words(CODE, TEXT, required=True), f"{path}.{CODE}")
        line = Words(LINE, TEXT, required=True)
        fields = (
            self.fields(key.schema, path) if key.schema else self._texts(line, f"{path}.{LINE}")
        )
        return {
            **self._base_field(key, path),
            "widget": "list",
            "required": False,
            "collapsed": True,
            "minimize_collapsed": "." in path,
            "label_singular": self.translate(ONE.get(path, ROW)),
            "summary": f"{{{{fields.{CODE}}}}}",
            "fields": [{**code, "widget": "string"}, *fields],
        }

    def _base_field(self, key: Words, path: str) -> Field:
        hint = hint_of(path)
        return {
            "name": key.name,
            "label": self.translate(label_of(path)),
            "hint": self.translate(hint) if hint else "",
            "required": key.required,
            "collapsed": True,
        }
