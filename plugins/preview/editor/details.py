"""The firm's details in the editor: one entry, a file for each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel

from plugins.preview.editor.changes import merge_form
from plugins.preview.editor.files import file_name, in_languages, read
from plugins.preview.editor.yaml_text import with_values
from plugins.reading.front_matter import read_mapping
from plugins.reading.site_details import SiteDetails, SiteWords

KEY = "site"
Values = dict[str, Any]


class Details:
    """The entry `site`; the file name of the first language has no language in it."""

    def __init__(self, content: Path, languages: tuple[str, ...]) -> None:
        self.content, self.languages = content, languages

    def keys(self) -> list[str]:
        """Return the keys of the entries."""
        return [KEY]

    def files(self, key: str) -> dict[str, Path]:
        """Return the file of each language."""
        return in_languages(self.content / f"{key}.yml", self.languages)

    def read(self, key: str) -> Values:
        """Return the values by language."""
        texts = {lang: read(self.content, path) for lang, path in self.files(key).items()}
        return {lang: self._values(lang, text) for lang, text in texts.items() if text is not None}

    def texts(self, key: str, form: Values, base: Values) -> dict[Path, str]:
        """Return the new text of each file that changes."""
        texts: dict[Path, str] = {}
        for lang, path in self.files(key).items():
            if text := read(self.content, path):
                fields = self._schema(lang).model_fields
                edits = {
                    name: value for name, value in (form.get(lang) or {}).items() if name in fields
                }
                new = merge_form(
                    edits,
                    base.get(lang) or {},
                    self._values(lang, text),
                    file=file_name(self.content, path),
                )
                blanks = {
                    name: "" if value is None and fields[name].is_required() else value
                    for name, value in new.items()
                }
                texts[path] = with_values(text, blanks, order=list(fields))
        return {path: text for path, text in texts.items() if text != read(self.content, path)}

    def _schema(self, lang: str) -> type[BaseModel]:
        return SiteDetails if lang == self.languages[0] else SiteWords

    def _values(self, lang: str, text: str) -> Values:
        values, _ = read_mapping(text, file=file_name(self.content, self.files(KEY)[lang]))
        defaults = {
            name: field.default
            for name, field in self._schema(lang).model_fields.items()
            if not field.is_required()
        }
        return {**dict.fromkeys(self._schema(lang).model_fields), **defaults, **values}
