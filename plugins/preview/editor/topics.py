"""The topics in the editor: one list for all languages, so that their order is always the same; a
file for each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.errors import ContentError, say
from plugins.preview.editor.changes import clash, merge_form, normalised
from plugins.preview.editor.files import file_name, in_languages, read
from plugins.preview.editor.yaml_text import scalar, with_entries, with_values
from plugins.reading.front_matter import read_list
from plugins.reading.topics import TopicEntry, topics_file

KEY = "topics"
CODE = "topic"  # the key that identifies a topic
ORDER = ["topic", "slug", "title"]
Values = dict[str, Any]


class Topics:
    """The entry `topics`; the file name of the first language has no language in it."""

    def __init__(self, content: Path, languages: tuple[str, ...]) -> None:
        self.content, self.languages = content, languages

    def keys(self) -> list[str]:
        """Return the keys of the entries."""
        return [KEY]

    def files(self, key: str) -> dict[str, Path]:
        """Return the file of each language."""
        return in_languages(self.content / topics_file(None), self.languages)

    def fields(self) -> dict[str, tuple[str, str]]:
        """Return the fields of one topic in the form, each with its key in the file and its
        language."""
        first, *others = self.languages
        more = {
            f"{name}_{lang}": (name, lang)
            for lang in others
            for name in TopicEntry.model_fields
            if name != CODE
        }
        return {CODE: (CODE, first), "title": ("title", first), **more}

    def read(self, key: str) -> Values:
        """Return the topics in order, each with its words in all languages."""
        entries = {lang: self._entries(lang) for lang in self.languages}
        rows = [self._row(code, entries) for code in entries[self.languages[0]]]
        return {KEY: rows}

    def texts(self, key: str, form: Values, base: Values) -> dict[Path, str]:
        """Return the new text of each file that changes."""
        rows = {str(normalised(row.get(CODE))): row for row in form.get(KEY) or []}
        if len(rows) < len(form.get(KEY) or []):
            file = file_name(self.content, self.files(key)[self.languages[0]])
            message = say(
                "each topic must have a code of its own, got one twice or none; correct it."
            )
            raise ContentError.at(file, 0, message)
        if self._is_unchanged(form, base):
            return {}
        before = {row[CODE]: row for row in base.get(KEY) or []}
        # this save must not remove a topic that somebody else has added
        if list(self._entries(self.languages[0])) != list(before):
            file = file_name(self.content, self.files(key)[self.languages[0]])
            raise ContentError.at(file, 0, clash(KEY))
        texts = {path: self._text(lang, rows, before) for lang, path in self.files(key).items()}
        return {path: text for path, text in texts.items() if text != read(self.content, path)}

    def _is_unchanged(self, form: Values, base: Values) -> bool:
        rows = [
            [
                {name: normalised(row.get(name)) for name in self.fields()}
                for row in values.get(KEY) or []
            ]
            for values in (form, base)
        ]
        return rows[0] == rows[1]

    def _entries(self, lang: str) -> dict[str, Values]:
        path = self.files(KEY)[lang]
        entries = read_list(read(self.content, path) or "", file=file_name(self.content, path))
        return {str(values.get(CODE)): values for values, _ in entries}

    def _row(self, code: str, entries: dict[str, dict[str, Values]]) -> Values:
        return {
            field: entries[lang].get(code, {}).get(name)
            for field, (name, lang) in self.fields().items()
        }

    def _text(self, lang: str, rows: dict[str, Values], before: dict[str, Values]) -> str:
        """Return the text of one language: topics that stay keep their lines, in the order of the
        form."""
        path = self.files(KEY)[lang]
        text, entries = read(self.content, path) or "", self._entries(lang)
        names = {
            field: name
            for field, (name, language) in self.fields().items()
            if language == lang or name == CODE
        }
        places: list[int | str] = []
        for code, row in rows.items():
            values = {name: row.get(field) for field, name in names.items()}
            if code in entries:
                base = {name: before.get(code, {}).get(field) for field, name in names.items()}
                place = list(entries).index(code)
                text = with_values(
                    text,
                    merge_form(values, base, entries[code], file=file_name(self.content, path)),
                    order=ORDER,
                    entry=place,
                )
                places.append(place)
            else:
                places.append(_entry(values))
        return with_entries(text, places)


def _entry(values: Values) -> str:
    """Return a new entry's lines."""
    lines = [
        f"{name}: {scalar(str(values[name]))}" for name in ORDER if normalised(values.get(name))
    ]
    return "- " + "\n  ".join(lines) + "\n"
