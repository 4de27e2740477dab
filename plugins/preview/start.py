"""Starts the editor and opens it in the browser, without a terminal: the program behind the icon on
the desktop.

python -m plugins.preview.start             (the firm of content/, or of CONTENT)
python -m plugins.preview.start ../bright
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import webbrowser
from html import escape
from pathlib import Path
from shutil import which
from urllib.error import URLError
from urllib.request import urlopen

from plugins.errors import say
from plugins.languages.staff_words import Speech, terminal
from plugins.preview.hand_over.git import Git, GitError
from plugins.preview.hand_over.remote import fetch, remote_of
from plugins.project import ROOT, content_folder

HOST, PORTS = "127.0.0.1", range(8000, 8020)
IDLE = 1800  # seconds without a request after which the server ends
TIMEOUT = 120  # seconds for the server to listen


def main() -> int:
    """Open the running editor, or start one; return 1 if it cannot start, and show why in the
    browser."""
    port = next((port for port in PORTS if _is_ours(port)), None)
    if port is None:
        _fast_forward(Git(content_folder()))
        port = next(port for port in PORTS if _is_free(port))
        if failure := _start(port):
            return _show(failure, terminal())
    _open(f"http://{HOST}:{port}/admin/")
    return 0


def _is_ours(port: int) -> bool:
    """Return whether the preview of this firm's folder listens on a port."""
    try:
        with urlopen(f"http://{HOST}:{port}/_preview/root", timeout=5) as answer:
            return bool(answer.read().decode() == str(content_folder()))
    except (OSError, URLError, ValueError):
        return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0


def _fast_forward(git: Git) -> None:
    """Fast-forward to the commits of others if that is possible."""
    try:
        remote = remote_of(git)
        if remote and (theirs := fetch(git, remote)):
            git.run("merge", "--quiet", "--ff-only", theirs)
    except GitError:
        return  # no network, or own commits: the next hand-over merges both


def _start(port: int) -> str:
    """Start the server in its own process; return its log if it fails, empty if it listens."""
    log = ROOT / ".build" / "editor.log"
    log.parent.mkdir(exist_ok=True)
    server = [sys.executable, "-m", "plugins.preview.server", "--port", str(port)]
    with log.open("w", encoding="utf-8") as out:
        child = subprocess.Popen(
            [*server, "--until-idle", str(IDLE)],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline and child.poll() is None:
        if _is_ours(port):
            print(f"http://{HOST}:{port}/admin/ ({child.pid})")
            return ""
        time.sleep(0.1)
    return log.read_text("utf-8", errors="replace") or f"{' '.join(server)}: {child.poll()}"


def _show(failure: str, speech: Speech) -> int:
    """Show in the browser why the editor did not start; return 1."""
    title = speech.translate(
        say("The editor cannot start. Show this to whoever looks after the site.")
    )
    page = ROOT / ".build" / "editor-log.html"
    head = f'<!doctype html><meta charset="utf-8"><title>{escape(title)}</title>'
    page.write_text(f"{head}<h1>{escape(title)}</h1><pre>{escape(failure)}</pre>", "utf-8")
    _open(page.as_uri())
    return 1


def _open(address: str) -> None:
    """Open an address in the person's browser; in Windows' browser from WSL."""
    if os.environ.get("WSL_DISTRO_NAME") and which("cmd.exe"):
        subprocess.run(["cmd.exe", "/c", "start", address], check=False, cwd=Path("/mnt/c"))
    else:
        webbrowser.open(address)


if __name__ == "__main__":
    if firm := sys.argv[1:2]:
        os.environ["CONTENT"] = firm[0]
    sys.exit(main())
