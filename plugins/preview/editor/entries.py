"""The content as entries that the editor lists, reads, saves and deletes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from calculator.mistake import PriceBookError
from plugins.errors import ContentError, Mistake, say
from plugins.failures import from_exception
from plugins.preview.editor.conflicts import refuse_changed, refuse_missing
from plugins.preview.editor.details import Details
from plugins.preview.editor.files import file_name, read, write_all
from plugins.preview.editor.lists import FOLDER as LISTS
from plugins.preview.editor.lists import Lists
from plugins.preview.editor.offer.books import Books
from plugins.preview.editor.offer.texts import FOLDER as OFFER
from plugins.preview.editor.offer.texts import Offer
from plugins.preview.editor.pages import Pages
from plugins.preview.editor.redirecting import redirects_after
from plugins.preview.editor.saving import lost_fields, try_out, waiting
from plugins.preview.editor.settings import Settings
from plugins.preview.editor.topics import Topics
from plugins.reading.schema import KINDS

PATH = re.compile(
    r"([a-z]+)/([a-z0-9]+(?:-[a-z0-9]+)*)\.json", re.ASCII
)  # such a name cannot lead out of its folder
DELETED = ("faq", "services")
OFFERED = ("prices", OFFER, "services")
Values = dict[str, Any]


class Entries:
    """The content on a day; a path such as `faq/how-often.json` names an entry."""

    def __init__(
        self, content: Path, *, on: date, settings_file: Path, languages: tuple[str, ...]
    ) -> None:
        self.content, self.on, self.settings_file, self.languages = (
            content,
            on,
            settings_file,
            languages,
        )
        self.kinds: Mapping[str, Any] = {
            **{kind: Pages(content, kind, languages) for kind in KINDS},
            "prices": Books(content, languages, on=on),
            OFFER: Offer(content, languages),
            "firm": Details(content, languages),
            "settings": Settings(content),
            "topics": Topics(content, languages),
            LISTS: Lists(content, languages),
        }

    def folder(self, name: str) -> tuple[dict[str, Values], tuple[Mistake, ...]]:
        """Return a folder's entries by path, and the mistakes of those that cannot be read."""
        entries: dict[str, Values] = {}
        mistakes: list[Mistake] = []
        for key in self.at(f"{name}/any.json")[0].keys():  # noqa: SIM118 - a method of ours
            try:
                entries[f"{name}/{key}.json"] = self.entry(f"{name}/{key}.json")
            except ContentError as error:
                mistakes += error.mistakes
        return entries, tuple(mistakes)

    def entry(self, path: str) -> Values:
        """Return an entry's values, empty if there is no such entry; ContentError if its files
        cannot be read."""
        kind, key = self.at(path)
        return _mistakes_as_content(lambda: kind.read(key))

    def save(self, path: str, form: Values, base: Values | None) -> Values:
        """Write the values that a person changed, and return all values as they are now.

        `base` are the values that the form was opened with, None for a new entry. Nothing is
        written if a ContentError is raised.
        """
        kind, key = self.at(path)
        existing = next((file for file in kind.files(key).values() if file.exists()), None)
        if base is None and existing:
            message = say(
                "a new entry must have a name of its own, found this file; choose another name."
            )
            raise ContentError.at(file_name(self.content, existing), 0, message)
        refuse_missing(self.content, kind.files(key), base or {})
        texts = self._texts(path, form, base or {})
        base_form = base or (kind.newest_form() if isinstance(kind, Books) else {})
        self._try_out(texts, lambda copy: self._lost_fields(copy, path, form, base_form))
        if self._texts(path, form, base or {}) != texts:
            message = say(
                "the file must stay as it is while it is saved, it has changed; save once more."
            )
            raise ContentError.at(file_name(self.content, next(iter(texts))), 0, message)
        after = self.path_after(path, form)
        write_all(texts)
        return self.entry(after)

    def _texts(self, path: str, form: Values, base: Values) -> dict[Path, str | None]:
        """Return the new text of each file that changes, with the redirects if an address
        changes."""
        kind, key = self.at(path)
        texts: Any = _mistakes_as_content(lambda: kind.texts(key, form, base))
        moved = kind.moves(key, form) if isinstance(kind, Pages) else {}
        return {**texts, **redirects_after(self.content, texts, self.languages, moves=moved)}

    def path_after(self, path: str, form: Values) -> str:
        """Return the path of an entry after the form is saved, which may rename it."""
        kind, key = self.at(path)
        if not isinstance(kind, Pages):
            return path
        return f"{kind.kind}/{kind.name(key, form)}.json"

    def delete(self, path: str, base: Values | None = None) -> None:
        """Delete an entry's files. ContentError, and nothing is deleted, if another file needs them
        or if they differ from `base`, the values that the person saw."""
        kind, key = self.at(path)
        if path.partition("/")[0] not in DELETED:
            message = say(
                "what is deleted here must stand in one of the folders %(folders)s; take the file"
                " away by hand.",
                folders=", ".join(DELETED),
            )
            raise ContentError([Mistake(path, 0, message)])
        if base is not None:
            refuse_changed(self.content, kind.files(key), base, kind.read(key))
        files = kind.files(key).values()
        texts: dict[Path, Any] = dict.fromkeys(
            file for file in files if read(self.content, file) is not None
        )
        texts |= redirects_after(self.content, texts, self.languages)
        self._try_out(texts, lambda aside: [])
        write_all(texts)

    def waiting(self, path: str) -> tuple[Mistake, ...]:
        """Return what must still be added to the offer after a part of it is saved."""
        if path.partition("/")[0] not in OFFERED:
            return ()
        return waiting(self.content, on=self.on, languages=self.languages[1:])

    def at(self, path: str) -> tuple[Any, str]:
        """Return the kind and the key of the entry that a path names; ContentError if the path
        names none."""
        match = PATH.fullmatch(path)
        kind = self.kinds.get(match[1]) if match else None
        if match is None or kind is None:
            raise ContentError(
                [
                    Mistake(
                        path,
                        0,
                        say(
                            "an entry must be like faq/how-often.json, in small letters, digits and"
                            " hyphens; choose another name."
                        ),
                    )
                ]
            )
        return kind, match[2]

    def _try_out(
        self, texts: Mapping[Path, str | None], extra_check: Callable[[Path], list[Mistake]]
    ) -> None:
        if texts:
            file = self.settings_file
            try_out(texts, self.content, on=self.on, settings_file=file, extra_check=extra_check)

    def _lost_fields(self, copy: Path, path: str, form: Values, base: Values) -> list[Mistake]:
        """Return a mistake for each field that the saved copy does not hold as the form does: the
        file is written in a way that the editor cannot change."""
        copied_entries = Entries(
            copy, on=self.on, settings_file=self.settings_file, languages=self.languages
        )
        path = self.path_after(path, form)
        kind, key = self.at(path)
        file = file_name(self.content, next(iter(kind.files(key).values()), self.content))
        keys = lost_fields(form, base, copied_entries.entry(path))
        return [
            Mistake(
                file,
                0,
                say(
                    "%(key)s must be changed by hand, the way it stands here is beyond the editor;"
                    " change it in the file.",
                    key=key,
                ),
            )
            for key in keys
        ]


def _mistakes_as_content(work: Callable[[], Values]) -> Values:
    """Return the result of `work`; an error in a price book becomes a ContentError."""
    try:
        return work()
    except PriceBookError as error:
        raise ContentError(from_exception(error)) from None
