"""The two buttons: **Hand over** commits what is saved and pushes it, **Undo** reverts the last
hand-over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.errors import ContentError, Message, say
from plugins.languages.staff_words import Speech
from plugins.preview.hand_over.changes import pending_changes
from plugins.preview.hand_over.git import Git, GitError
from plugins.preview.hand_over.message import MARK, message
from plugins.preview.hand_over.outcome import Outcome
from plugins.preview.hand_over.remote import Check, remote_of, send, take_theirs, waiting
from plugins.reading.addresses import FILE as ADDRESSES

REVERTS = "Takes-back:"  # marks the commits of Undo
SETUP = 'make editor-setup NAME="Ada Byron" EMAIL=ada@firm.com'
NOT_READY = say("Nothing was handed over")
NOTHING = Outcome(
    True,
    say("There is nothing to hand over"),
    (say("All that is saved on this computer has been handed over already."),),
)


@dataclass(frozen=True)
class HandOver:
    """The hand-over of a content folder. In a conflict the person's own versions are copied into
    `conflict_folder`; `check` finds mistakes in the content, `next_steps` are shown at the end."""

    content: Path
    conflict_folder: Path
    check: Check
    next_steps: Callable[[bool], tuple[Message, ...]]
    record_addresses: Callable[
        [], object
    ]  # records the addresses that visitors may know from now on

    @cached_property
    def git(self) -> Git:
        """Return Git in the content folder."""
        return Git(self.content)

    @property
    def top(self) -> Git:
        """Return Git in the whole project, because a merge also changes its other files."""
        return Git(Path(self.git.line("rev-parse", "--show-toplevel") or self.content))

    def obstacle(self) -> Message | None:
        """Return why nothing can be handed over from this computer, or None."""
        try:
            self.git.run("rev-parse", "--verify", "--quiet", "HEAD")
        except GitError as error:
            return say(
                "This folder keeps no history, so nothing can be handed over from here (%(why)s). "
                "Whoever looks after the site sets it up.",
                why=str(error) or "no commit",
            )
        if not (self.git.line("config", "user.name") and self.git.line("config", "user.email")):
            return say(
                "Nobody's name is known here yet. Whoever looks after the site says once, in the "
                "project's folder: %(command)s",
                command=SETUP,
            )
        if not self.git.line("symbolic-ref", "--short", "HEAD") or self._is_unfinished():
            return say(
                "Somebody has begun to change the history of this folder by hand and has not "
                "finished. Tell whoever looks after the site."
            )
        return None

    def _is_unfinished(self) -> bool:
        folder = Path(self.git.line("rev-parse", "--absolute-git-dir"))
        marks = ("MERGE_HEAD", "REVERT_HEAD", "CHERRY_PICK_HEAD", "rebase-merge", "rebase-apply")
        return any((folder / name).exists() for name in marks)

    def hand_over(self, speech: Speech) -> Outcome:
        """Commit what is saved and push it; ContentError where the content has mistakes."""
        if obstacle := self.obstacle():
            return Outcome(False, NOT_READY, (obstacle,))
        try:
            changes, remote = pending_changes(self.git), remote_of(self.git)
            if not changes and not waiting(self.git, remote):
                return NOTHING
            if changes:
                self._check_content()
                if remote:
                    self.record_addresses()
                self._commit(
                    [change.file for change in changes], message(changes, self.git, speech)
                )
        except GitError as error:
            return _git_failure(error)
        return self._send()

    def undo(self, speech: Speech) -> Outcome:
        """Revert the last hand-over by a new commit, and push that."""
        if message := self.obstacle():
            return Outcome(False, say("Nothing was taken back"), (message,))
        last = self.last()
        if pending_changes(self.git):
            message = say(
                "Something is saved and not handed over yet: hand it over first, then take back "
                "what you like."
            )
            return Outcome(False, say("Nothing was taken back"), (message,))
        if not last:
            message = say("There is no hand-over of yours that is not taken back already.")
            return Outcome(False, say("Nothing was taken back"), (message,))
        try:
            return self._revert(last, speech)
        except GitError as error:
            return _git_failure(error)

    def take_theirs(self) -> Outcome:
        """Merge with the others' version of each conflicting file, and push."""
        remote = remote_of(self.git)
        if self.obstacle() or remote is None:
            return NOTHING
        try:
            own_versions = take_theirs(self.top, remote, self.conflict_folder)
        except GitError as error:
            return _git_failure(error)
        outcome = self._send()
        messages = [say("Your own words are kept in %(file)s.", file=path) for path in own_versions]
        return Outcome(
            outcome.done, outcome.title, (*outcome.sentences, *messages), outcome.details
        )

    def last(self) -> str:
        """Return the newest hand-over commit of this person that is not reverted, empty if there is
        none."""
        author = f"--author=<{self.git.line('config', 'user.email')}>"
        commits = self.git.line(
            "log", "--fixed-strings", author, f"--grep={MARK}", "--format=%H", "-50"
        )
        reverted = self.git.line("log", f"--grep=^{REVERTS}", "--format=%b", "-50")
        return next((commit for commit in commits.splitlines() if commit not in reverted), "")

    def _revert(self, last: str, speech: Speech) -> Outcome:
        paths = ("--", ".", f":(exclude){ADDRESSES}")
        patch = self.git.run("diff", "--binary", "--relative", last, f"{last}^", *paths)
        directory = f"--directory={self.git.run('rev-parse', '--show-prefix').strip()}"
        try:
            self.top.run("apply", directory, "-", text=patch)
        except GitError as error:
            message = say(
                "The same words have been changed again since; change them by hand in the editor."
            )
            return Outcome(False, say("Nothing was taken back"), (message,), str(error))
        if mistakes := tuple(self.check()):
            self.top.run("apply", "--reverse", directory, "-", text=patch)
            raise ContentError(mistakes)
        first = self.git.line("log", "-1", "--format=%s", last).removeprefix("content: ")
        words = speech.translate(say("Take back: %(what)s", what=first))
        text = f"content: {words}\n\n{REVERTS} {last}\n"
        self._commit([change.file for change in pending_changes(self.git)], text)
        return self._send()

    def _check_content(self) -> None:
        if mistakes := tuple(self.check()):
            raise ContentError(mistakes)

    def _commit(self, files: list[str], text: str) -> None:
        """Commit these files and nothing else, whatever else is changed or staged."""
        if (self.content / ADDRESSES).exists():
            files = [*files, ADDRESSES]
        self.git.of_paths(files, "add", "--all")
        self.git.of_paths(files, "commit", "--quiet", "--cleanup=verbatim", f"--message={text}")

    def _send(self) -> Outcome:
        remote = remote_of(self.git)
        sentences = self.next_steps(remote is not None)
        return send(self.top, remote, check=self.check, sentences=sentences)


def _git_failure(error: GitError) -> Outcome:
    message = say(
        "Nothing is lost: what is saved is saved. Tell whoever looks after the site, with the "
        "words below."
    )
    return Outcome(False, NOT_READY, (message,), str(error))
