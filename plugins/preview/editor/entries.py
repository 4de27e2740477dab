"""What the editor can ask of the content: entries by folder, one of them, a change, a deletion."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from calculator.mistake import PriceBookError
from plugins.errors import ContentError, Mistake, say
from plugins.failures import from_exception
from plugins.preview.editor.details import Details
from plugins.preview.editor.files import named, put_all, read
from plugins.preview.editor.lists import FOLDER as LISTS
from plugins.preview.editor.lists import Lists
from plugins.preview.editor.offer.books import Books
from plugins.preview.editor.offer.texts import FOLDER as OFFER
from plugins.preview.editor.offer.texts import Offer
from plugins.preview.editor.others import hold_as_seen, hold_there
from plugins.preview.editor.pages import Pages
from plugins.preview.editor.redirecting import redirects_after
from plugins.preview.editor.saving import hold, not_given_back, waiting
from plugins.preview.editor.settings import Settings
from plugins.preview.editor.topics import Topics
from plugins.reading.schema import KINDS

PATH = re.compile(
    r"([a-z]+)/([a-z0-9]+(?:-[a-z0-9]+)*)\.json", re.ASCII
)  # no name leads out of its folder
DELETED = ("faq", "services")
OFFERED = ("prices", OFFER, "services")
Values = dict[str, Any]


class Entries:
    """The content as of a day; an entry is known by a path such as `faq/how-often.json`."""

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
        """Return a folder's entries by path, and what keeps others from being read."""
        found: dict[str, Values] = {}
        mistakes: list[Mistake] = []
        for key in self.at(f"{name}/any.json")[0].keys():  # noqa: SIM118 - a method of ours
            try:
                found[f"{name}/{key}.json"] = self.entry(f"{name}/{key}.json")
            except ContentError as error:
                mistakes += error.mistakes
        return found, tuple(mistakes)

    def entry(self, path: str) -> Values:
        """Return an entry's values, none where there is no such entry; ContentError where its files
        cannot be read."""
        kind, key = self.at(path)
        return _mistakes_as_content(lambda: kind.read(key))

    def save(self, path: str, form: Values, known: Values | None) -> Values:
        """Write what a person changed since the form was filled, nothing else; `known` is None for
        a new entry.

        ContentError says what must hold first, and then nothing is written. Returns the values as
        they are now.
        """
        kind, key = self.at(path)
        there = next((file for file in kind.files(key).values() if file.exists()), None)
        if known is None and there:
            message = say(
                "a new entry must have a name of its own, found this file; choose another name."
            )
            raise ContentError.at(named(self.content, there), 0, message)
        hold_there(self.content, kind.files(key), known or {})
        texts = self._texts(path, form, known or {})
        seen = known or (kind.newest_form() if isinstance(kind, Books) else {})
        self._hold(texts, lambda aside: self._not_given_back(aside, path, form, seen))
        if self._texts(path, form, known or {}) != texts:
            message = say(
                "the file must stay as it is while it is saved, it has changed; save once more."
            )
            raise ContentError.at(named(self.content, next(iter(texts))), 0, message)
        after = self.path_after(path, form)
        put_all(texts)
        return self.entry(after)

    def _texts(self, path: str, form: Values, known: Values) -> dict[Path, str | None]:
        """Return the new text of each file that changes, the redirects with them where an address
        does."""
        kind, key = self.at(path)
        texts: Any = _mistakes_as_content(lambda: kind.texts(key, form, known))
        moved = kind.moved(key, form) if isinstance(kind, Pages) else {}
        return {**texts, **redirects_after(self.content, texts, self.languages, moved=moved)}

    def path_after(self, path: str, form: Values) -> str:
        """Return the path of an entry once a form is saved, which can give it a new name."""
        kind, key = self.at(path)
        if not isinstance(kind, Pages):
            return path
        return f"{kind.kind}/{kind.name(key, form)}.json"

    def delete(self, path: str, known: Values | None = None) -> None:
        """Take an entry's files away; ContentError where others need it, and then nothing has
        changed.

        `known` is what the person saw of it: what somebody else has changed since is not deleted.
        """
        kind, key = self.at(path)
        if path.partition("/")[0] not in DELETED:
            message = say(
                "what is deleted here must stand in one of the folders %(folders)s; take the file"
                " away by hand.",
                folders=", ".join(DELETED),
            )
            raise ContentError([Mistake(path, 0, message)])
        if known is not None:
            hold_as_seen(self.content, kind.files(key), known, kind.read(key))
        there = (file for file in kind.files(key).values() if read(self.content, file) is not None)
        texts: dict[Path, Any] = dict.fromkeys(there)
        texts |= redirects_after(self.content, texts, self.languages)
        self._hold(texts, lambda aside: [])
        put_all(texts)

    def waiting(self, path: str) -> tuple[Mistake, ...]:
        """Return what the offer still needs, once a part of it is saved."""
        if path.partition("/")[0] not in OFFERED:
            return ()
        return waiting(self.content, on=self.on, languages=self.languages[1:])

    def at(self, path: str) -> tuple[Any, str]:
        """Return the kind of an entry and its key; ContentError where a path is none."""
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

    def _hold(
        self, texts: Mapping[Path, str | None], also: Callable[[Path], list[Mistake]]
    ) -> None:
        if texts:
            hold(texts, self.content, on=self.on, settings_file=self.settings_file, also=also)

    def _not_given_back(self, aside: Path, path: str, form: Values, known: Values) -> list[Mistake]:
        """Return what reading the copy again does not give as the form has it: the file is written
        in a way that this cannot change."""
        again = Entries(
            aside, on=self.on, settings_file=self.settings_file, languages=self.languages
        )
        path = self.path_after(path, form)
        kind, key = self.at(path)
        file = named(self.content, next(iter(kind.files(key).values()), self.content))
        keys = not_given_back(form, known, again.entry(path))
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
    """Return what the work gives; a mistake in a price book is a mistake like all others."""
    try:
        return work()
    except PriceBookError as error:
        raise ContentError(from_exception(error)) from None
