"""Answers to the requests of the editor's page, each known by its action."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plugins.errors import Mistake
from plugins.languages.staff_words import Speech
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.outdated_translations import follow, outdated_in
from plugins.preview.hand_over.answers import HandOvers

Answer = dict[str, Any]
READING = ("folder", "entry", "translated")  # actions


class Questions:
    """Answers about the content and its hand-over, as plain values for JSON."""

    def __init__(self, entries: Entries, hand_overs: HandOvers) -> None:
        self.entries, self.hand_overs = entries, hand_overs

    def answer(self, request: Any, speech: Speech) -> Answer | None:
        """Return the answer, None if the action is unknown; ContentError if the content has a
        mistake."""
        match request:
            case {"action": "folder", "name": str(name)}:
                entries_by_path, mistakes = self.entries.folder(name)
                return {
                    "entries": entries_by_path,
                    "mistakes": mistakes_as_values(mistakes, speech),
                }
            case {"action": "entry", "path": str(path)}:
                return self._answer_of(path, values=self.entries.entry(path))
            case {"action": "save", "path": str(path), "form": dict(form), **more}:
                base = _table_or_none(more.get("known"))
                after = self.entries.path_after(path, form)
                values = self.entries.save(path, form, base)
                steps = mistakes_as_values(self.entries.waiting(after), speech)
                return {**self._answer_of(after, values=values), "path": after, "waits": steps}
            case {"action": "translated", "path": str(path)}:
                follow(self.entries, path)
                return self._answer_of(path)
            case {"action": "delete", "path": str(path), **more}:
                self.entries.delete(path, _table_or_none(more.get("known")))
                return {}
            case {"action": str()}:
                return self.hand_overs.answer(request, speech)
        return None

    def _answer_of(self, path: str, **more: Any) -> Answer:
        return {**more, "behind": outdated_in(self.entries, path)}


def builds_site(request: Any) -> bool:
    """Return whether a request builds the site to try a change; those that only read need not wait
    for a build."""
    return not isinstance(request, dict) or request.get("action") not in READING


def mistakes_as_values(mistakes: Iterable[Mistake], speech: Speech) -> list[Answer]:
    """Return mistakes as the editor's page shows them."""
    return [
        {"file": mistake.file, "line": mistake.line, "text": speech.translate(mistake.message)}
        for mistake in mistakes
    ]


def _table_or_none(base: object) -> dict[str, Any] | None:
    return base if isinstance(base, dict) else None
