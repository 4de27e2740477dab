"""The commit message of a hand-over: what changed, and what that means in money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from calculator.mistake import PriceBookError
from plugins.errors import ContentError
from plugins.languages.staff_words import Speech
from plugins.preview.hand_over.changes import Change, descriptions, subject
from plugins.preview.hand_over.git import Git, GitError
from plugins.price_report.command import saved
from plugins.price_report.report import in_money

MARK = "Handed-over: yes"  # marks the commits of hand-overs
LONGEST = 60  # characters of a subject
PRICES = "prices"


def message(changes: Sequence[Change], git: Git, speech: Speech) -> str:
    """Return the whole message: a subject, a line for each change, and changed prices."""
    first = f"content: {subject(changes, git, speech)}"
    short = first if len(first) <= LONGEST else f"{first[: LONGEST - 1].rstrip()}…"
    lines = [f"- {line}" for line in descriptions(changes, git, speech)]
    money = list(_money(changes, git, speech))
    return "\n\n".join(filter(None, [short, "\n".join(lines), "\n".join(money), MARK])) + "\n"


def money_lines(changes: Sequence[Change], git: Git, speech: Speech) -> list[str]:
    """Return the changes in money; none if a price book cannot be read yet."""
    try:
        return list(_money(changes, git, speech))
    except (PriceBookError, ContentError, GitError):
        return []


def _money(changes: Sequence[Change], git: Git, speech: Speech) -> Iterator[str]:
    if any(change.entry[0] == PRICES for change in changes):
        yield from in_money(
            _committed_books(git), saved(git.folder / PRICES), content=git.folder, speech=speech
        )


def _committed_books(git: Git) -> dict[str, str]:
    """Return the texts of the committed price books by their file names."""
    names = git.run("ls-tree", "--name-only", "HEAD", f"{PRICES}/").splitlines()
    return {
        Path(name).name: git.run("show", f"HEAD:./{name}").removeprefix("\ufeff")
        for name in names
        if name.endswith(".toml")
    }
