"""The icon that starts the editor, and the command that puts it on the desktop."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from urllib.request import urlopen

import pytest

from plugins.preview.launchers import linux, mac, windows, windows_with_linux
from tests.support.firm import without_firm
from tests.support.hand_over import git
from tests.support.parts import provide
from tests.support.previewing import copy_of_the_project, free_port, previewing_command

PLACE = Path('/home/Ada B/it\'s 100% "ours" $HOME `x`')
PYTHON = PLACE / ".venv/bin/python"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a person's home folder."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def environment(home: Path) -> dict[str, str]:
    """Return the environment of that person's programs; their browser records the addresses that it
    is asked to open."""
    browser = home / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >> "{home}/opened"\n', "utf-8")
    browser.chmod(0o755)
    own = {"HOME": str(home), "BROWSER": f"{browser} %s", "XDG_DATA_HOME": str(home / "data")}
    return {**without_firm(), **own}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in a folder whose name has quotation marks, spaces, % and an
    accent."""
    folder = tmp_path_factory.mktemp('one\'s "own" 100% é')
    root = copy_of_the_project(folder)
    git(root, "init", "--quiet", "--initial-branch=main")
    return root


def set_up(project: Path, environment: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Run the command of the README, and return its exit code and its output."""
    command = [sys.executable, "-m", "plugins.preview.editor_setup", *arguments]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, encoding="utf-8"
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def icon(project: Path, environment: dict[str, str], home: Path) -> Path:
    """Return the icon that the command puts on the desktop."""
    code, words = set_up(project, environment, "--name", "Ada Byron", "--email", "ada@firm.com")
    assert code == 0, words
    assert "Ada Byron <ada@firm.com>" in words and "a hand-over stays on this computer" in words
    assert git(project, "config", "user.name") == "Ada Byron"
    [icon] = (home / "Desktop").iterdir()
    assert str(icon) in words and os.access(icon, os.X_OK)
    return icon


@pytest.fixture
def ended() -> Iterator[list[int]]:
    """Yield a list of processes that end with the test."""
    pids: list[int] = []
    yield pids
    for pid in pids:
        os.kill(pid, signal.SIGTERM)


def test_the_icon_starts_the_editor_and_opens_it_once(
    icon: Path, environment: dict[str, str], home: Path, ended: list[int]
) -> None:
    """Its command is run as a desktop runs it; a second double click opens the same address."""
    subprocess.run([provide("desktop-file-validate"), icon], check=True)
    values = dict(line.split("=", 1) for line in icon.read_text("utf-8").splitlines()[1:])
    command = shlex.split(values["Exec"].replace("%%", "%").replace("\\\\", "\\"))
    for _ in range(2):
        done = subprocess.run(
            command, cwd=values["Path"], env=environment, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
        ended += [int(pid) for pid in re.findall(r"\((\d+)\)", done.stdout)]
    assert len(ended) == 1
    first, second = (home / "opened").read_text("utf-8").split()
    assert first == second
    with urlopen(first, timeout=60) as answer:
        assert b"editor.js" in answer.read()


def test_an_editor_that_cannot_start_says_so_in_the_browser(
    icon: Path, project: Path, environment: dict[str, str], home: Path
) -> None:
    """With the program's output, for the maintainer of the site."""
    server = project / "plugins" / "preview" / "server.py"
    text = server.read_text("utf-8")
    server.write_text(f"{text}\n(\n", "utf-8")
    (home / "opened").unlink(missing_ok=True)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "plugins.preview.start"], cwd=project, env=environment
        )
    finally:
        server.write_text(text, "utf-8")
    assert done.returncode == 1
    page = Path(unquote((home / "opened").read_text("utf-8").strip().removeprefix("file://")))
    assert page.name == "editor-log.html" and "SyntaxError" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("--name", "", "--email", "ada@firm.com"),
            'NAME must be the name of whoever writes, got ""',
        ),
        (("--name", "Ada", "--email", "ada"), 'EMAIL must be an e-mail address, got "ada"'),
    ],
)
def test_a_name_and_an_address_are_asked_for(
    project: Path, environment: dict[str, str], arguments: tuple[str, ...], words: str
) -> None:
    """The message says what each must be."""
    code, output = set_up(project, environment, *arguments)
    assert code == 1 and words in output


def test_the_script_for_the_mac_runs_its_command_in_any_folder(tmp_path: Path) -> None:
    """Run here by its own shell, with a program that prints its arguments."""
    root = tmp_path / 'it\'s $HOME 100% "ours"'
    root.mkdir()
    python = root / "python"
    python.write_text('#!/bin/sh\necho "$PWD" "$@"\n', "utf-8")
    python.chmod(0o755)
    path = mac("Our editor", root=root, python=python).write_to(tmp_path / "Desktop")
    output = subprocess.run([path], capture_output=True, encoding="utf-8", check=True).stdout
    assert path.name == "Our editor.command"
    assert output == f"{root} -m plugins.preview.start\n"


def test_the_entry_for_linux_names_any_folder() -> None:
    """Quoted as the specification of desktop entries says."""
    text = linux("Editor", root=PLACE, python=PYTHON, icon=PLACE / "i.svg").text
    line = next(line for line in text.splitlines() if line.startswith("Exec="))
    assert line == (
        'Exec="/home/Ada B/it\'s 100%% \\\\"ours\\\\" \\\\$HOME \\\\`x\\\\`/.venv/bin/python"'
        " -m plugins.preview.start"
    )


def test_each_names_the_folder_of_another_firm(tmp_path: Path) -> None:
    """Quoted for its system; that firm's editor is started."""
    firm = {"root": PLACE, "python": PYTHON, "firm": PLACE / "bright"}
    ends = (
        linux("E", icon=PLACE, **firm).text.split("Path=")[0],
        mac("E", **firm).text,
        windows("E", **firm).text,
        windows_with_linux("E", system="Debian", **firm).text,
    )
    for text in ends:
        line = next(line for line in text.splitlines() if "plugins.preview.start" in line)
        assert line.partition("plugins.preview.start ")[2].rstrip("\"'").endswith("/bright")


def test_the_files_for_windows_are_written_as_it_reads_them(tmp_path: Path) -> None:
    """With its line ends and doubled per cent signs; with Linux inside Windows, Linux's Python is
    used."""
    own = windows("Editor", root=Path("C:/a 100%"), python=Path("C:/a 100%/p.exe")).write_to(
        tmp_path
    )
    assert own.read_bytes().split(b"\r\n")[2:] == [
        b'cd /d "C:/a 100%%"',
        b'start "" /b "C:/a 100%%/p.exe" -m plugins.preview.start',
        b"",
    ]
    inside = windows_with_linux("Editor", root=PLACE, python=PYTHON, system="Debian").text
    assert f'wsl.exe -d Debian --cd "{str(PLACE).replace("%", "%%")}" ' in inside


def test_an_idle_server_ends_by_itself(project: Path) -> None:
    """But not while it gets requests."""
    command = [*previewing_command(port := free_port()), "--until-idle", "4"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline()
        for _ in range(6):
            time.sleep(1)
            urlopen(f"http://127.0.0.1:{port}/_preview/root", timeout=60).close()
        assert process.poll() is None
        assert process.wait(60) == 0
