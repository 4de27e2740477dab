"""The changes that are saved and not handed over yet, described in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from plugins.errors import ContentError, Message, say
from plugins.languages.staff_words import Speech
from plugins.preview.hand_over.git import Git, GitError
from plugins.reading.addresses import FILE as ADDRESSES
from plugins.reading.files import is_passing
from plugins.reading.front_matter import split

EVENTS = {"A": say("new"), "?": say("new"), "D": say("deleted")}
CHANGED = say("changed")
FOLDERS = {  # the kind of its files, in the plural and the singular
    "faq": (say("questions"), say("question")),
    "services": (say("services"), say("service")),
    "pages": (say("pages"), say("page")),
    "prices": (say("prices"), say("prices from")),
}
FILES = {
    "site": say("the firm's details"),
    "settings": say("the firm's settings"),
    "topics": say("topics"),
    "redirects": say("old addresses"),
    "search": say("searches"),
    "words": say("words of ours"),
}
OTHERS = (say("pictures and files"), say("file"))
IGNORED = {".DS_Store", "Thumbs.db", "desktop.ini", ADDRESSES}  # written by programs, not by staff


@dataclass(frozen=True)
class Change:
    """One file of the content and what happened to it: A or ? for new, M for changed, D for
    deleted."""

    file: str
    event: str

    @property
    def stem(self) -> str:
        """Return the name without its language: how-often of faq/how-often.fr.md."""
        return PurePosixPath(self.file).name.partition(".")[0]

    @property
    def lang(self) -> str:
        """Return the language in the name, if any."""
        return PurePosixPath(self.file).name.split(".")[1] if self.file.count(".") > 1 else ""

    @property
    def entry(self) -> tuple[str, str]:
        """Return the folder and the name of the editor's entry; a page in all languages is one
        entry."""
        folder = self.file.rpartition("/")[0]
        is_named_file = self.stem in FILES and self.file.endswith((".yml", ".txt"))
        one = self.stem if is_named_file or folder in FOLDERS else PurePosixPath(self.file).name
        return ("" if is_named_file else folder), one


def pending_changes(git: Git) -> list[Change]:
    """Return the files that differ from the last commit; GitError where there is none."""
    prefix = git.run("rev-parse", "--show-prefix").strip()
    output = git.run(
        "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", "."
    )
    rows = [(row[:2], row[3:].removeprefix(prefix)) for row in output.split("\0") if row]
    changes = [Change(file, (state.strip() or "M")[-1]) for state, file in rows]
    return sorted(
        (
            change
            for change in changes
            if not is_passing(change.file) and PurePosixPath(change.file).name not in IGNORED
        ),
        key=lambda change: (change.entry, change.file),
    )


def descriptions(changes: Sequence[Change], git: Git, speech: Speech) -> list[str]:
    """Return a line for each entry: its kind, its title, what happened, in which languages."""
    return [
        speech.translate(_description(list(files), git))
        for (_, name), files in groupby(changes, key=lambda change: change.entry)
    ]


def subject(changes: Sequence[Change], git: Git, speech: Speech) -> str:
    """Return one line about all changes: the only entry, or the number of entries and their
    kinds."""
    lines = descriptions(changes, git, speech)
    if len(lines) == 1:
        return lines[0]
    kinds = dict.fromkeys(speech.translate(_kind(change)) for change in changes)
    return speech.translate(
        say("%(count)s changes: %(kinds)s", count=len(lines), kinds=", ".join(kinds))
    )


def _kind(change: Change) -> Message:
    folder, name = change.entry
    return FILES[name] if name in FILES and not folder else FOLDERS.get(folder, OTHERS)[0]


def _description(files: list[Change], git: Git) -> Message:
    (folder, name), states = files[0].entry, {EVENTS.get(change.event, CHANGED) for change in files}
    event = states.pop() if len(states) == 1 else CHANGED
    if not folder and name in FILES:
        return say("%(kind)s: %(how)s", kind=FILES[name], how=event)
    title = name if folder not in FOLDERS or folder == "prices" else f'"{_title(files, git)}"'
    langs = [change.lang for change in files]
    return say(
        "%(kind)s %(title)s: %(how)s%(langs)s",
        kind=FOLDERS.get(folder, OTHERS)[1],
        title=title,
        how=event,
        langs="" if "" in langs else f" ({', '.join(langs)})",
    )


def _title(files: list[Change], git: Git) -> str:
    """Return the title of the page, also of a deleted one."""
    for text in _texts(files, git):
        try:
            if title := split(text, file="text").values.get("title"):
                return str(title)
        except ContentError:
            continue
    return files[0].stem


def _texts(files: list[Change], git: Git) -> Iterator[str]:
    """Yield the text in the first language, then in the others; the last committed one of a deleted
    file."""
    first = "/".join((files[0].entry[0], f"{files[0].stem}.md"))
    for file in dict.fromkeys([first, *(change.file for change in files)]):
        path = git.folder / file
        try:
            yield (
                path.read_text("utf-8-sig") if path.is_file() else git.run("show", f"HEAD:./{file}")
            )
        except (GitError, UnicodeDecodeError, OSError):
            continue
