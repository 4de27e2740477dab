"""The firm's settings in the editor: its colours, the countries of its languages, what is turned on
or off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plugins.errors import ContentError, say
from plugins.preview.editor.changes import merge_form
from plugins.preview.editor.files import file_name, read
from plugins.preview.editor.yaml_text import with_values
from plugins.reading.firm_settings import FILE, FirmSettings
from plugins.reading.front_matter import read_mapping

KEY = "settings"
LANGUAGES = "languages"
Values = dict[str, Any]


class Settings:
    """The entry `settings`; a setting that the file leaves out has its default."""

    def __init__(self, content: Path) -> None:
        self.content = content

    def keys(self) -> list[str]:
        """Return the keys of the entries."""
        return [KEY]

    def files(self, key: str) -> dict[str, Path]:
        """Return the only file, which a firm with all defaults does not have."""
        return {"": self.content / FILE} if (self.content / FILE).is_file() else {}

    def read(self, key: str) -> Values:
        """Return the values; all defaults if there is no file."""
        usual = {
            name: list(field.default) if isinstance(field.default, tuple) else field.default
            for name, field in FirmSettings.model_fields.items()
        }
        return {**usual, **self._file_values()}

    def texts(self, key: str, form: Values, base: Values) -> dict[Path, str]:
        """Return the new text of the file if a value has changed."""
        file = file_name(self.content, self.content / FILE)
        edits = {name: value for name, value in form.items() if name in FirmSettings.model_fields}
        new = merge_form(edits, base, self.read(key), file=file)
        if LANGUAGES in new:
            _refuse_other_languages(new[LANGUAGES] or [], self.read(key)[LANGUAGES], file)
        text = read(self.content, self.content / FILE) or ""
        after = with_values(text, new, order=list(FirmSettings.model_fields))
        return {self.content / FILE: after} if after != text else {}

    def _file_values(self) -> Values:
        text = read(self.content, self.content / FILE) or ""
        return read_mapping(text, file=file_name(self.content, self.content / FILE))[0]


def _refuse_other_languages(edits: list[str], now: list[str], file: str) -> None:
    """Raise ContentError if a language is added, removed or moved: each has files."""
    if [one[:2] for one in edits] != [one[:2] for one in now]:
        message = say(
            'languages must stay %(now)s in their order, got "%(got)s": each has a file beside'
            " every text. Here only the country behind a language is changed; the README says how"
            " a language is added.",
            now=", ".join(one[:2] for one in now),
            got=", ".join(edits),
        )
        raise ContentError.at(file, 0, message)
