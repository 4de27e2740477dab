"""Several computers that share one online repository: clones of a bare repository on disk, each
with a small content."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

from plugins.errors import Mistake
from plugins.languages.staff_words import speech_in
from plugins.preview.hand_over.hand_over import HandOver
from plugins.preview.hand_over.outcome import Outcome
from plugins.reading.addresses import keep_addresses
from tests.support.firm import CONTENT

ENGLISH = speech_in("en")
FILE = "faq/how-often.md"
ANSWER = "---\ntitle: {title}\n---\n\nFirst line.\n\nSecond line.\n\nThird line.\n"


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it prints."""
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


class Computer:
    """One person's clone."""

    def __init__(self, root: Path, name: str) -> None:
        self.root, self.content, self.mistakes = root, root / "content", []
        git(root, "config", "user.name", name)
        git(root, "config", "user.email", f"{name.lower()}@firm.com")

    @property
    def buttons(self) -> HandOver:
        """Return the two buttons, as if just started."""
        check: Callable[[], Iterable[Mistake]] = lambda: self.mistakes  # noqa: E731
        return HandOver(
            self.content, self.root / ".build", check, lambda isremote: (), self.record_addresses
        )

    def record_addresses(self) -> None:
        """Record an address for each file."""
        files = (path.name for path in (self.content / "faq").glob("*.md"))
        keep_addresses(self.content, {f"/{name}/": f"faq/{name}" for name in files})

    def write(self, file: str, text: str) -> None:
        """Save a file of the content."""
        path = self.content / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def change(self, old: str, new: str, file: str = "faq/how-often.md") -> None:
        """Replace some words of a file."""
        text = (self.content / file).read_text("utf-8")
        assert old in text
        self.write(file, text.replace(old, new))

    def read(self, file: str = "faq/how-often.md") -> str:
        """Return the text of a file."""
        return (self.content / file).read_text("utf-8")

    def hand_over(self) -> Outcome:
        """Press the button that hands over."""
        return self.buttons.hand_over(ENGLISH)

    def undo(self) -> Outcome:
        """Press the button that undoes the last hand-over."""
        return self.buttons.undo(ENGLISH)

    def log(self, form: str = "%s") -> list[str]:
        """Return the history, newest first."""
        return git(self.root, "log", f"--format={form}").splitlines()


def remote(folder: Path) -> Path:
    """Return a bare repository with one commit."""
    bare, first = folder / "online.git", folder / "first"
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(folder, "init", "--quiet", "--initial-branch=main", str(first))
    computer = Computer(first, "First")
    for name in ("how-often", "nonprofit"):
        computer.write(f"faq/{name}.md", ANSWER.format(title=f"About {name}?"))
        computer.write(f"faq/{name}.fr.md", ANSWER.format(title=f"Sur {name} ?"))
    shutil.copy(CONTENT / ".gitattributes", first / "content")
    computer.record_addresses()
    (first / "README.md").write_text("Read me.\n", "utf-8")
    git(first, "add", "--all")
    git(first, "commit", "--quiet", "--message=Begin")
    git(first, "push", "--quiet", str(bare), "main")
    return bare


def computer(folder: Path, name: str) -> Computer:
    """Return a person's clone of the remote in a folder."""
    git(folder, "clone", "--quiet", str(folder / "online.git"), name)
    return Computer(folder / name, name)


def outcome_text(outcome: Outcome) -> str:
    """Return the outcome's title, sentences and details in English, a line each."""
    return "\n".join(map(str, (outcome.title, *outcome.sentences, outcome.details)))


def online_text(online: Path, file: str = FILE) -> str:
    """Return a file as the online repository has it."""
    return git(online, "show", f"main:content/{file}") + "\n"
