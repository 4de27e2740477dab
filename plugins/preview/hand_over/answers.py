"""Answers the editor's requests about the hand-over: its state, and three actions."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.checks.coming_days import coming_errors
from plugins.checks.links.addresses import published
from plugins.checks.rules import COMING_DAYS, findings
from plugins.checks.sources import read_sources
from plugins.errors import ContentError, Message, Mistake, say
from plugins.languages.staff_words import Speech
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.saving import content_mistakes
from plugins.preview.hand_over.changes import descriptions, pending_changes
from plugins.preview.hand_over.git import GitError
from plugins.preview.hand_over.hand_over import HandOver
from plugins.preview.hand_over.message import money_lines
from plugins.preview.hand_over.remote import remote_of, waiting
from plugins.reading.addresses import keep_addresses
from plugins.reading.site_details import read_site_details

OFFLINE_STEP = say(
    "It is in the history of this computer. To put it online, whoever looks after the site "
    "publishes it: %(command)s",
    command="make publish",
)


class HandOvers:
    """The hand-over of a content folder, with answers as plain values for JSON."""

    def __init__(self, entries: Entries, *, root: Path) -> None:
        content, on, settings_file = entries.content, entries.on, entries.settings_file
        self.content, self.on, self.languages = content, on, entries.languages[1:]
        self.hand_over = HandOver(
            content,
            root / ".build" / "set-aside",
            check=lambda: self._mistakes(settings_file),
            next_steps=self._next_steps,
            record_addresses=lambda: keep_addresses(content, self._published()),
        )

    def _mistakes(self, settings_file: Path) -> Sequence[Mistake]:
        """Return the mistakes that would stop a publish, today or on a coming day."""
        if mistakes := content_mistakes(self.content, on=self.on, settings_file=settings_file):
            return mistakes
        sources = read_sources(self.content, on=self.on, languages=self.languages)
        confirmed = os.environ.get("ALLOW_ILLUSTRATIVE") != "1"
        today = findings(sources, COMING_DAYS)
        return list(coming_errors(sources, COMING_DAYS, today, confirmed=confirmed))

    def _published(self) -> dict[str, str]:
        return published(read_sources(self.content, on=self.on, languages=self.languages))

    def state(self, speech: Speech) -> dict[str, Any]:
        """Return the changes that are not handed over, the hand-over that can be undone, and what
        prevents a hand-over."""
        if message := self.hand_over.obstacle():
            return {"obstacle": speech.translate(message), "pending": [], "waiting": 0, "undo": ""}
        git = self.hand_over.git
        try:
            changes = pending_changes(git)
            lines = descriptions(changes, git, speech)
        except GitError as error:
            return {"obstacle": str(error), "pending": [], "waiting": 0, "undo": ""}
        last = self.hand_over.last()
        return {
            "obstacle": "",
            "pending": [*lines, *money_lines(changes, git, speech)],
            "waiting": waiting(git, remote_of(git)),
            "undo": git.line("log", "-1", "--format=%s", last).removeprefix("content: ")
            if last
            else "",
        }

    def answer(self, request: Mapping[str, Any], speech: Speech) -> dict[str, Any] | None:
        """Do the action of a request, and return its outcome; None if the action is unknown,
        ContentError if the content has mistakes."""
        match request:
            case {"action": "hand over"}:
                outcome = self.hand_over.hand_over(speech)
            case {"action": "undo"}:
                outcome = self.hand_over.undo(speech)
            case {"action": "take theirs"}:
                outcome = self.hand_over.take_theirs()
            case _:
                return None
        return {"outcome": outcome.as_json(speech), **self.state(speech)}

    def _next_steps(self, is_remote: bool) -> tuple[Message, ...]:
        if not is_remote:
            return (OFFLINE_STEP,)
        try:
            site = read_site_details(self.content)
        except ContentError:
            site = None
        address = site.website if site and site.website else say("the site")
        steps = say(
            "It is on its way: it is checked and published within some minutes. Then look at "
            "%(address)s.",
            address=address,
        )
        if site and site.repository:
            more = say(
                "How far it is, and what the check says: %(address)s/actions",
                address=site.repository.rstrip("/"),
            )
            return steps, more
        return (steps,)
