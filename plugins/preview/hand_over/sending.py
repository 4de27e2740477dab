"""Brings what is kept here together with what others have handed over, and sends it; nothing of
anybody is lost."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import Message, Mistake, say
from plugins.preview.hand_over.git import Git, GitError
from plugins.preview.hand_over.outcome import NOT_YET, NOTHING_LOST, Clash, Outcome, not_reached

Check = Callable[[], Iterable[Mistake]]

TOGETHER = "content: Bring together what several people handed over"
MOST_LINES = 12  # of a clash that are shown
TRIES = 3  # somebody else may send at the same moment
IN_THE_WAY = say(
    "Somebody else has changed files that were also changed on this computer, outside what is "
    "edited here. "
    "Tell whoever looks after the site, with the words below."
)
DO_NOT_FIT = say(
    "What others handed over and your change make these mistakes together. Mend them in the "
    "editor, then hand over again."
)
UNKNOWN_BRANCH = "couldn't find remote ref"


@dataclass(frozen=True)
class Goal:
    """Where hand-overs are sent: a remote and its branch."""

    remote: str
    branch: str


def goal_of(git: Git) -> Goal | None:
    """Return where hand-overs go, None where no remote is set."""
    branch = git.line("symbolic-ref", "--short", "HEAD")
    remotes = git.line("remote").splitlines()
    remote = git.line("config", f"branch.{branch}.remote") or next(
        (name for name in ("origin", *remotes) if name in remotes), ""
    )
    if not remote or remote == ".":
        return None
    merged = git.line("config", f"branch.{branch}.merge") or f"refs/heads/{branch}"
    return Goal(remote, merged)


def waiting(git: Git, goal: Goal | None) -> int:
    """Return how many changes are kept here that were never sent."""
    if goal is None:
        return 0
    return int(git.line("rev-list", "--count", "HEAD", "--not", f"--remotes={goal.remote}") or 0)


def send(git: Git, goal: Goal | None, *, check: Check, done: tuple[Message, ...]) -> Outcome:
    """Bring together and send; `check` finds mistakes in what came together, `done` is what to say
    at the end."""
    if goal is None:
        return Outcome(True, say("Kept in the history of this computer"), done)
    for _ in range(TRIES):
        try:
            theirs = fetched(git, goal)
        except GitError as error:
            return not_reached(str(error))
        if theirs and (stopped := _together(git, theirs, check)):
            return stopped
        try:
            git.run("push", "--quiet", goal.remote, f"HEAD:{goal.branch}")
            return Outcome(True, say("Handed over"), done)
        except GitError as error:
            refused = str(error)
            if "fetch first" not in refused and "non-fast-forward" not in refused:
                break
    return not_reached(refused)


def fetched(git: Git, goal: Goal) -> str:
    """Return the newest state at the remote, empty where it has none yet."""
    try:
        git.run("fetch", "--quiet", goal.remote, goal.branch)
    except GitError as error:
        if UNKNOWN_BRANCH in str(error):
            return ""
        raise
    return git.line("rev-parse", "FETCH_HEAD")


def _together(git: Git, theirs: str, check: Check) -> Outcome | None:
    """Merge the others' state; return why that cannot be, and then nothing has changed."""
    if git.succeeds("merge-base", "--is-ancestor", theirs, "HEAD"):
        return None
    if not git.line("merge-base", "HEAD", theirs):
        return not_reached("the two histories have nothing in common")
    if files := _clashing(git, theirs):
        return _clash(git, theirs, files)
    try:
        git.run("merge", "--quiet", "--no-edit", "-m", TOGETHER, theirs)
    except GitError as error:
        if git.succeeds("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
            files = git.line("diff", "--name-only", "--diff-filter=U").splitlines()
            git.run("merge", "--abort")
            return _clash(git, theirs, files)
        return _stopped(IN_THE_WAY, str(error))
    mistakes = "\n".join(map(str, check()))
    return _stopped(DO_NOT_FIT, mistakes) if mistakes else None


def _stopped(why: Message, details: str) -> Outcome:
    return Outcome(False, NOT_YET, (NOTHING_LOST, why), details)


def _clashing(git: Git, theirs: str) -> list[str]:
    """Return the files that both have changed in the same lines; none where this git cannot tell
    beforehand."""
    try:
        git.run("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", "HEAD", theirs)
    except GitError as error:
        names = str(error).split("\0")
        return [name for name in names[1:] if name] if re.match(r"[0-9a-f]{40}", names[0]) else []
    return []


def _clash(git: Git, theirs: str, files: list[str]) -> Outcome:
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
    listed = git.line("diff", "--unified=0", base, new, "--", f":/{file}").splitlines()
    lines = [line[1:] for line in listed if line.startswith("+") and not line.startswith("+++")]
    return tuple(lines[:MOST_LINES])


def take_theirs(git: Git, goal: Goal, aside: Path) -> list[Path]:
    """Bring together with the others' words where both changed the same; return where one's own
    versions are kept."""
    theirs = fetched(git, goal)
    files = _clashing(git, theirs)
    kept = [_keep_own(git, file, aside) for file in files]
    try:
        git.run("merge", "--quiet", "--no-edit", "-X", "theirs", "-m", TOGETHER, theirs)
    except GitError:
        if not git.succeeds("rev-parse", "--verify", "--quiet", "MERGE_HEAD"):
            raise
        for file in git.line("diff", "--name-only", "--diff-filter=U").splitlines():
            _as_theirs(git, theirs, f":/{file}")
        git.run("commit", "--quiet", "--no-edit")
    return [path for path in kept if path]


def _keep_own(git: Git, file: str, aside: Path) -> Path | None:
    """Keep one's own version of a file; None where one has deleted it."""
    path = aside / time.strftime("%Y-%m-%d-%H%M%S") / file
    try:
        text = git.run("show", f"HEAD:{file}")
    except GitError:
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _as_theirs(git: Git, theirs: str, file: str) -> None:
    """Take a file as the others have it, or away where they have deleted it."""
    if git.line("ls-tree", "--name-only", "--full-tree", theirs, file.removeprefix(":/")):
        git.run("checkout", theirs, "--", file)
    else:
        git.run("rm", "--quiet", "--force", "--", file)
