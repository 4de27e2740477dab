"""The outcome of a hand-over or an Undo, in words for the person who pressed the button."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.errors import Message, say
from plugins.languages.staff_words import Speech

OFFLINE = (
    "resolve host",
    "unable to access",
    "connection",
    "network is unreachable",
    "timed out",
    "no answer within",
    "does not appear to be a git repository",
    "unable to connect",
    "no route",
)
NOT_YET = say("Not online yet")
NOTHING_LOST = say("Nothing is lost: your change is kept on this computer and waits to be sent.")
NOT_ALLOWED = (
    "permission denied",
    "authentication",
    "could not read username",
    "403",
    "401",
    "protected",
)


@dataclass(frozen=True)
class Clash:
    """A file in which somebody else has changed the same lines: who, and the lines of both."""

    file: str
    who: str
    yours: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """The result of an action: a `title`, `sentences` about the present state and the next steps,
    and Git's own message as `details`."""

    done: bool
    title: Message
    sentences: tuple[Message, ...] = ()
    details: str = ""
    clashes: tuple[Clash, ...] = ()

    def as_json(self, speech: Speech) -> dict[str, object]:
        """Return the outcome as the editor's page shows it."""
        return {
            "done": self.done,
            "title": speech.translate(self.title),
            "lines": [speech.translate(message) for message in self.sentences],
            "details": self.details,
            "clashes": [vars(clash) for clash in self.clashes],
        }


def not_sent(details: str) -> Outcome:
    """Return why commits could not be pushed: no network, no permission, or git's own message."""
    lower_details = details.lower()
    if any(word in lower_details for word in NOT_ALLOWED):
        reason = say(
            "The other computer does not let this one in. Tell whoever looks after the site, with "
            "the words below."
        )
    elif any(word in lower_details for word in OFFLINE):
        reason = say(
            "The other computer cannot be reached. Is there a network? Press the button again "
            "later."
        )
    else:
        reason = say(
            "Something else is wrong. Tell whoever looks after the site, with the words below."
        )
    return Outcome(False, NOT_YET, (NOTHING_LOST, reason), details)
