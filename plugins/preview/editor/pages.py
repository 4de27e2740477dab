"""Questions, services and pages in the editor: one entry for a page and its translations, a file
for each language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from plugins.languages.translated_words import KEY as TRANSLATES
from plugins.languages.translated_words import fingerprint_of, with_fingerprint, words_of
from plugins.pages.markdown_reader import address
from plugins.preview.editor.changes import BODY, merge_form, normalised
from plugins.preview.editor.files import file_name, in_languages, read
from plugins.preview.editor.renaming import refuse_name, with_files_renamed
from plugins.preview.editor.yaml_text import with_values
from plugins.reading.front_matter import FENCE, split
from plugins.reading.schema import KINDS, TRANSLATIONS

SLUG = "slug"
FIRST = (
    "title",
    SLUG,
    "topic",
    "summary",
    "short_title",
)  # the first fields of the form and of a new file; the others follow in the schema's order
WRITTEN_KEYS = (
    "title",
    SLUG,
    "summary",
    BODY,
)  # a language with none of these has no file yet
Values = dict[str, Any]


def keys_of(schema: type[BaseModel]) -> list[str]:
    """Return a schema's keys in the order of the form."""
    keys = [key for key in schema.model_fields if key != TRANSLATES]
    return [*(key for key in FIRST if key in keys), *(key for key in keys if key not in FIRST)]


class Pages:
    """The entries of one folder; the file name of the first language has no language in it."""

    def __init__(self, content: Path, kind: str, languages: tuple[str, ...]) -> None:
        self.content, self.kind, self.languages = content, kind, languages

    def keys(self) -> list[str]:
        """Return the keys of the entries."""
        return sorted(
            {path.name.partition(".")[0] for path in (self.content / self.kind).glob("[!.]*.md")}
        )

    def files(self, key: str) -> dict[str, Path]:
        """Return the file of each language, whether or not it exists."""
        return in_languages(self.content / self.kind / f"{key}.md", self.languages)

    def read(self, key: str) -> Values:
        """Return the values by language, and the page's address on the site; empty if there is no
        such entry."""
        texts = {lang: read(self.content, path) for lang, path in self.files(key).items()}
        values = {
            lang: self._values(key, lang, text) for lang, text in texts.items() if text is not None
        }
        if self.languages[0] in values:
            values[self.languages[0]] |= {
                SLUG: key,
                "address": address(self.kind, key, key, root=""),
            }
        return values

    def texts(self, key: str, form: Values, base: Values) -> dict[Path, str | None]:
        """Return the new text of each file that changes, None for a file that is renamed."""
        moved = self.moves(key, form)
        texts: dict[Path, str] = {}
        for lang, path in self.files(key).items():
            text, edits = read(self.content, path), form.get(lang) or {}
            if text is None and any(normalised(edits.get(name)) for name in WRITTEN_KEYS):
                texts[path] = self._new(key, lang, edits, texts)
            elif (
                text is not None
                and (new := self._with_edits(key, lang, text, edits, base.get(lang) or {})) != text
            ):
                texts[path] = new
        texts |= self._up_to_date(key, texts)
        return (
            with_files_renamed(self.content, texts, moved, self.languages) if moved else {**texts}
        )

    def _up_to_date(self, key: str, texts: Mapping[Path, str]) -> dict[Path, str]:
        """Return the translations that are saved together with a change of their original, recorded
        as up to date."""
        first, *others = self.files(key).values()
        return {
            path: with_fingerprint(texts[path], fingerprint_of(texts[first], kind=self.kind))
            for path in others
            if self._new_words(first, texts) and self._new_words(path, texts)
        }

    def _new_words(self, path: Path, texts: Mapping[Path, str]) -> bool:
        before = read(self.content, path) or ""
        words = words_of(texts.get(path, before), kind=self.kind)
        return words != words_of(before, kind=self.kind)

    def name(self, key: str, form: Values) -> str:
        """Return the name that the form gives an entry; ContentError if the entry cannot have
        it."""
        path, form_values = self.files(key)[self.languages[0]], form.get(self.languages[0])
        name = normalised((form_values or {}).get(SLUG)) or ""
        if name != key and (form_values or not path.exists()):
            refuse_name(self.content, path, name)
            return name
        return key

    def moves(self, key: str, form: Values) -> dict[Path, Path]:
        """Return each file with its new name if the form renames the entry."""
        name = self.name(key, form)
        files = zip(self.files(key).values(), self.files(name).values(), strict=True)
        return dict(files) if name != key else {}

    def _schema(self, lang: str) -> type[BaseModel]:
        return (KINDS if lang == self.languages[0] else TRANSLATIONS)[self.kind]

    def _values(self, key: str, lang: str, text: str) -> Values:
        document = split(text, file=file_name(self.content, self.files(key)[lang]))
        return {
            **{
                name: _value_or_default(document.values, name, field)
                for name, field in self._schema(lang).model_fields.items()
                if name != TRANSLATES
            },
            BODY: document.body.strip("\n"),
        }

    def _with_edits(self, key: str, lang: str, text: str, edits: Values, base: Values) -> str:
        allowed = {*keys_of(self._schema(lang)), BODY}
        edits = {name: value for name, value in edits.items() if name in allowed}
        new = merge_form(
            edits,
            base,
            self._values(key, lang, text),
            file=file_name(self.content, self.files(key)[lang]),
        )
        opening, keys, fence, body = split_file(text)
        if BODY in new:
            body = _with_body(body, new.pop(BODY) or "")
        return opening + with_values(keys, new, order=keys_of(self._schema(lang))) + fence + body

    def _new(self, key: str, lang: str, edits: Values, new_texts: Mapping[Path, str]) -> str:
        schema, first = self._schema(lang), self.files(key)[self.languages[0]]
        values = {name: normalised(edits.get(name)) for name in keys_of(schema)}
        new_values = {
            name: value
            for name, value in values.items()
            if value is not None and value != schema.model_fields[name].default
        }
        if (
            schema is TRANSLATIONS[self.kind]
        ):  # both are written together, so the translation is up to date
            text = new_texts.get(first) or read(self.content, first) or ""
            new_values[TRANSLATES] = fingerprint_of(text, kind=self.kind)
        keys = with_values("", new_values, order=[*keys_of(schema), TRANSLATES])
        return f"{FENCE}\n{keys}{FENCE}\n\n{normalised(edits.get(BODY)) or ''}\n"


def split_file(text: str) -> tuple[str, str, str, str]:
    """Return the four parts of a file: its first line, its keys, the line that ends them, and the
    text below."""
    lines = text.splitlines(keepends=True)
    end = next(number for number, line in enumerate(lines) if number and line.rstrip() == FENCE)
    return lines[0], "".join(lines[1:end]), lines[end], "".join(lines[end + 1 :])


def _value_or_default(values: Mapping[str, Any], name: str, field: Any) -> Any:
    """Return the value of a field; a field that the file leaves out has its default."""
    value = values.get(name)
    return (field.get_default() if not field.is_required() else None) if value is None else value


def _with_body(body: str, new: str) -> str:
    """Return a body with new text, and with its empty lines above and below."""
    inside = body.strip("\n")
    before, _, after = body.partition(inside) if inside else ("\n", "", "\n")
    return before + new + after
