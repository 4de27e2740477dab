"""What the editor's page asks of the server, each question by its action, and the answers as plain
values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.errors import Mistake
from plugins.languages.staff_words import Speech
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.following import behind_in, follow
from plugins.preview.hand_over.answers import HandOvers

Answer = dict[str, Any]
READING = ("folder", "entry", "translated")  # actions


class Questions:
    """Answers about the content and its hand-over."""

    def __init__(self, entries: Entries, hand_overs: HandOvers) -> None:
        self.entries, self.hand_overs = entries, hand_overs

    def answer(self, asked: Any, spoken: Speech) -> Answer | None:
        """Return the answer, None to what is no question; ContentError where something must hold
        first."""
        match asked:
            case {"action": "folder", "name": str(name)}:
                found, mistakes = self.entries.folder(name)
                return {"entries": found, "mistakes": plain(mistakes, spoken)}
            case {"action": "entry", "path": str(path)}:
                return self._with_behind(path, values=self.entries.entry(path))
            case {"action": "save", "path": str(path), "form": dict(form), **more}:
                known = _values(more.get("known"))
                after = self.entries.path_after(path, form)
                values = self.entries.save(path, form, known)
                waits = plain(self.entries.waiting(after), spoken)
                return {**self._with_behind(after, values=values), "path": after, "waits": waits}
            case {"action": "translated", "path": str(path)}:
                follow(self.entries, path)
                return self._with_behind(path)
            case {"action": "delete", "path": str(path), **more}:
                self.entries.delete(path, _values(more.get("known")))
                return {}
            case {"action": str()}:
                return self.hand_overs.answer(asked, spoken)
        return None

    def _with_behind(self, path: str, **more: Any) -> Answer:
        return {**more, "behind": behind_in(self.entries, path)}


def tries(asked: Any) -> bool:
    """Whether a question builds the site to try a change; what only reads waits for no build."""
    return not isinstance(asked, dict) or asked.get("action") not in READING


def plain(mistakes: Iterable[Mistake], spoken: Speech) -> list[Answer]:
    """Return mistakes as the editor's page shows them."""
    return [
        {"file": mistake.file, "line": mistake.line, "text": spoken.translate(mistake.message)}
        for mistake in mistakes
    ]


def _values(known: object) -> dict[str, Any] | None:
    return known if isinstance(known, dict) else None
