"""Merges the commits of this computer with those of others, and pushes them; no commit of anybody
is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import Message, Mistake, say
from plugins.preview.hand_over.git import Git, GitError
from plugins.preview.hand_over.outcome import NOT_YET, NOTHING_LOST, Clash, Outcome, not_sent

Check = Callable[[], Iterable[Mistake]]

TOGETHER = "content: Bring together what several people handed over"
MOST_LINES = 12  # that are shown of a clash
TRIES = 3  # because somebody else may push at the same moment
OTHER_FILES_CHANGED = say(
    "Somebody else has changed files that were also changed on this computer, outside what is "
    "edited here. "
    "Tell whoever looks after the site, with the words below."
)
MISTAKES_TOGETHER = say(
    "What others handed over and your change make these mistakes together. Mend them in the "
    "editor, then hand over again."
)
UNKNOWN_BRANCH = "couldn't find remote ref"


@dataclass(frozen=True)
class Remote:
    """The destination of hand-overs: a remote and its branch."""

    name: str
    branch: str


def remote_of(git: Git) -> Remote | None:
    """Return the destination of hand-overs, None if no remote is set."""
    branch = git.line("symbolic-ref", "--short", "HEAD")
    remotes = git.line("remote").splitlines()
    remote = git.line("config", f"branch.{branch}.remote") or next(
        (name for name in ("origin", *remotes) if name in remotes), ""
    )
    if not remote or remote == ".":
        return None
    ref = git.line("config", f"branch.{branch}.merge") or f"refs/heads/{branch}"
    return Remote(remote, ref)


def waiting(git: Git, remote: Remote | None) -> int:
    """Return the number of commits of this computer that were never pushed."""
    if remote is None:
        return 0
    return int(git.line("rev-list", "--count", "HEAD", "--not", f"--remotes={remote.name}") or 0)


def send(
    git: Git, remote: Remote | None, *, check: Check, sentences: tuple[Message, ...]
) -> Outcome:
    """Merge and push; `check` finds mistakes in the merged content, `sentences` are shown after a
    success."""
    if remote is None:
        return Outcome(True, say("Kept in the history of this computer"), sentences)
    for _ in range(TRIES):
        try:
            theirs = fetch(git, remote)
        except GitError as error:
            return not_sent(str(error))
        if theirs and (failure := _merge(git, theirs, check)):
            return failure
        try:
            git.run("push", "--quiet", remote.name, f"HEAD:{remote.branch}")
            return Outcome(True, say("Handed over"), sentences)
        except GitError as error:
            reason = str(error)
            if "fetch first" not in reason and "non-fast-forward" not in reason:
                break
    return not_sent(reason)


def fetch(git: Git, remote: Remote) -> str:
    """Return the newest commit of the remote branch, empty if it has none yet."""
    try:
        git.run("fetch", "--quiet", remote.name, remote.branch)
    except GitError as error:
        if UNKNOWN_BRANCH in str(error):
            return ""
        raise
    return git.line("rev-parse", "FETCH_HEAD")


def _merge(git: Git, theirs: str, check: Check) -> Outcome | None:
    """Merge the others' commits; if that fails, change nothing and return why."""
    if git.succeeds("merge-base", "--is-ancestor", theirs, "HEAD"):
        return None
    if not git.line("merge-base", "HEAD", theirs):
        return not_sent("the two histories have nothing in common")
    if files := _conflicting_files(git, theirs):
        return _conflict(git, theirs, files)
    try:
        git.run("merge", "--quiet", "--no-edit", "-m", TOGETHER, theirs)
    except GitError as error:
        if git.succeeds("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
            files = git.line("diff", "--name-only", "--diff-filter=U").splitlines()
            git.run("merge", "--abort")
            return _conflict(git, theirs, files)
        return _failure(OTHER_FILES_CHANGED, str(error))
    mistakes = "\n".join(map(str, check()))
    return _failure(MISTAKES_TOGETHER, mistakes) if mistakes else None


def _failure(reason: Message, details: str) -> Outcome:
    return Outcome(False, NOT_YET, (NOTHING_LOST, reason), details)


def _conflicting_files(git: Git, theirs: str) -> list[str]:
    """Return the files in which both have changed the same lines; none if this version of Git
    cannot tell before a merge."""
    try:
        git.run("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", "HEAD", theirs)
    except GitError as error:
        names = str(error).split("\0")
        return [name for name in names[1:] if name] if re.match(r"[0-9a-f]{40}", names[0]) else []
    return []


def _conflict(git: Git, theirs: str, files: list[str]) -> Outcome:
    base = git.line("merge-base", "HEAD", theirs)
    return Outcome(
        False,
        say("Not online yet: somebody else has changed the same words"),
        (
            NOTHING_LOST,
            say(
                "Take their words, then write yours again where they are still needed; yours are "
                "shown below and kept in a file."
            ),
        ),
        clashes=tuple(
            Clash(
                file,
                git.line("log", "-1", "--format=%an", theirs, "--", f":/{file}"),
                _new_lines(git, base, "HEAD", file),
                _new_lines(git, base, theirs, file),
            )
            for file in files
        ),
    )


def _new_lines(git: Git, base: str, new: str, file: str) -> tuple[str, ...]:
    diff = git.line("diff", "--unified=0", base, new, "--", f":/{file}").splitlines()
    lines = [line[1:] for line in diff if line.startswith("+") and not line.startswith("+++")]
    return tuple(lines[:MOST_LINES])


def take_theirs(git: Git, remote: Remote, conflict_folder: Path) -> list[Path]:
    """Merge with the others' version of each conflicting file; return the files that hold copies of
    the person's own versions."""
    theirs = fetch(git, remote)
    files = _conflicting_files(git, theirs)
    own_versions = [_keep_own(git, file, conflict_folder) for file in files]
    try:
        git.run("merge", "--quiet", "--no-edit", "-X", "theirs", "-m", TOGETHER, theirs)
    except GitError:
        if not git.succeeds("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
            raise
        for file in git.line("diff", "--name-only", "--diff-filter=U").splitlines():
            _checkout_theirs(git, theirs, f":/{file}")
        git.run("commit", "--quiet", "--no-edit")
    return [path for path in own_versions if path]


def _keep_own(git: Git, file: str, conflict_folder: Path) -> Path | None:
    """Copy the person's own version of a file into a folder; None if they have deleted it."""
    path = conflict_folder / time.strftime("%Y-%m-%d-%H%M%S") / file
    try:
        text = git.run("show", f"HEAD:{file}")
    except GitError:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _checkout_theirs(git: Git, theirs: str, file: str) -> None:
    """Check out the others' version of a file, or delete it if they did."""
    if git.line("ls-tree", "--name-only", "--full-tree", theirs, file.removeprefix(":/")):
        git.run("checkout", theirs, "--", file)
    else:
        git.run("rm", "--quiet", "--force", "--", file)
