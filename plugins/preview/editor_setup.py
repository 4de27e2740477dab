"""Sets up the editor for one person on this computer: their name for the Git history, the editor's
program, the icon.

python -m plugins.preview.editor_setup --name "Ada Byron" --email ada@firm.com
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.errors import ContentError, Message, Mistake, say
from plugins.languages.staff_words import terminal
from plugins.packages.node import NodeError
from plugins.packages.npm import NpmError, package
from plugins.preview.editor.server import PACKAGE
from plugins.preview.hand_over.git import Git, GitError
from plugins.preview.hand_over.remote import remote_of
from plugins.preview.launchers import write_launchers
from plugins.project import ROOT, content_folder
from plugins.reading.site_details import read_site_details

EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+")


def argument_mistakes(name: str, email: str) -> Iterator[Message]:
    """Yield a message for each wrong argument."""
    if not name.strip() or re.search(r"[<>\n]", name):
        yield say(
            'NAME must be the name of whoever writes, got "%(got)s"; write it like'
            ' NAME="Ada Byron".',
            got=name,
        )
    if not EMAIL.fullmatch(email):
        yield say(
            'EMAIL must be an e-mail address, got "%(got)s"; write it like EMAIL=ada@firm.com.',
            got=email,
        )


def set_up(name: str, email: str, *, root: Path = ROOT) -> Iterator[Message]:
    """Do the whole set-up, and yield a message for each step; ContentError if Git fails."""
    content = content_folder(root)
    firm = content if content != (root / "content").resolve() else None
    git = Git(firm or root)
    try:
        git.run("rev-parse", "--git-dir")
        git.run("config", "user.name", name.strip())
        git.run("config", "user.email", email)
    except GitError as error:
        message = say("git must work in this folder, it says: %(error)s", error=str(error))
        raise ContentError([Mistake(str(git.folder), 0, message)]) from None
    yield say("What is handed over here carries the name %(name)s.", name=f"{name} <{email}>")
    package(PACKAGE, root=root)
    *_, icon = write_launchers(_icon_name(content), root=root, firm=firm)
    yield say("A double click on %(file)s starts the editor.", file=icon)
    yield _try_remote(git)


def _try_remote(git: Git) -> Message:
    """Return a message that says whether this computer can push."""
    remote = remote_of(git)
    if remote is None:
        return say(
            "No remote is set: a hand-over stays on this computer. To send it: git remote add"
            " origin ADDRESS"
        )
    try:
        git.run("push", "--dry-run", "--quiet", remote.name, f"HEAD:{remote.branch}")
    except GitError as error:
        return say(
            "warning: a hand-over would not get through to %(remote)s from here: %(error)s",
            remote=remote.name,
            error=str(error),
        )
    return say(
        "A hand-over is sent to %(remote)s.", remote=git.line("remote", "get-url", remote.name)
    )


def _icon_name(content: Path) -> str:
    """Return the name of the icon, in the language of this computer."""
    try:
        firm = read_site_details(content).name
    except ContentError:
        firm = content.parent.name if content.name == "content" else content.name
    title = terminal().translate(say("%(firm)s editor", firm=firm))
    return re.sub(r'[/\\:*?"<>|]', " ", title)


def main(arguments: list[str] | None = None) -> int:
    """Set up from the command line; return 1 if something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview.editor_setup")
    parser.add_argument("--name", default="")
    parser.add_argument("--email", default="")
    options = parser.parse_args(arguments)
    translate = terminal().translate
    mistakes = [
        Mistake("editor-setup", 0, message)
        for message in argument_mistakes(options.name, options.email)
    ]
    try:
        if mistakes:
            raise ContentError(mistakes)
        for message in set_up(options.name, options.email):
            print(translate(message), flush=True)
    except (ContentError, NpmError, NodeError, OSError) as error:
        lines = map(translate, error.mistakes) if isinstance(error, ContentError) else [str(error)]
        print(*lines, sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
