"""The file on the desktop that starts the editor with a double click, for each operating system."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which

MODULE = "plugins.preview.start"
EXECUTABLE = 0o755


@dataclass(frozen=True)
class Launcher:
    """A file that starts the editor: its name, its text and its line breaks."""

    name: str
    text: str
    line_end: str = "\n"

    def write_to(self, folder: Path) -> Path:
        """Write the file into a folder, so that a double click runs it; return its path."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self.name
        path.write_text(self.text, "utf-8", newline=self.line_end)
        path.chmod(EXECUTABLE)
        return path


def linux(
    title: str, *, root: Path, python: Path, icon: Path, firm: Path | None = None
) -> Launcher:
    """Return a desktop entry, https://specifications.freedesktop.org/desktop-entry-spec/latest/."""
    command = f"{_quote(python)} -m {MODULE}{f' {_quote(firm)}' if firm else ''}"
    text = (
        "[Desktop Entry]\nType=Application\n"
        f"Name={_escape(title)}\nExec={command}\nPath={_escape(str(root))}\n"
        f"Icon={_escape(str(icon))}\nTerminal=false\nCategories=Office;\n"
    )
    return Launcher(f"{title}.desktop", text)


def mac(title: str, *, root: Path, python: Path, firm: Path | None = None) -> Launcher:
    """Return a script that the Finder runs."""
    command = f"{_shell_path(python)} -m {MODULE}{f' {_shell_path(firm)}' if firm else ''}"
    text = f"#!/bin/sh\ncd {_shell_path(root)} && exec {command}\n"
    return Launcher(f"{title}.command", text)


def windows(title: str, *, root: Path, python: Path, firm: Path | None = None) -> Launcher:
    """Return a batch file for Python on Windows."""
    folder, program = _batch_path(root), _batch_path(python)
    command = f'start "" /b {program} -m {MODULE}{f" {_batch_path(firm)}" if firm else ""}'
    text = f"@echo off\nchcp 65001 >nul\ncd /d {folder}\n{command}\n"
    return Launcher(f"{title}.bat", text, "\r\n")


def windows_with_linux(
    title: str, *, root: Path, python: Path, system: str, firm: Path | None = None
) -> Launcher:
    """Return a batch file for Python in Linux on Windows (WSL)."""
    folder, program = _batch_path(root), _batch_path(python)
    command = f"{program} -m {MODULE}{f' {_batch_path(firm)}' if firm else ''}"
    text = f"@echo off\nchcp 65001 >nul\nwsl.exe -d {system} --cd {folder} {command}\n"
    return Launcher(f"{title}.bat", text, "\r\n")


def write_launchers(title: str, *, root: Path, firm: Path | None = None) -> list[Path]:
    """Write the launchers for this computer, and return their paths; `firm` is set if the folder is
    not the project's own content."""
    python = Path(sys.executable)
    system = os.environ.get("WSL_DISTRO_NAME")
    if system:
        launcher = windows_with_linux(title, root=root, python=python, system=system, firm=firm)
        return [launcher.write_to(_windows_desktop())]
    if sys.platform == "darwin":
        launcher = mac(title, root=root, python=python, firm=firm)
        return [launcher.write_to(Path.home() / "Desktop")]
    if sys.platform == "win32":
        launcher = windows(title, root=root, python=python, firm=firm)
        return [launcher.write_to(Path.home() / "Desktop")]
    icon = root / "theme" / "static" / "favicon.svg"
    launcher = linux(title, root=root, python=python, icon=icon, firm=firm)
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    paths = [launcher.write_to(data / "applications"), launcher.write_to(_desktop())]
    _mark_as_trusted(paths[-1])
    return paths


def _desktop() -> Path:
    """Return the folder of the desktop, whose name depends on the computer's language."""
    output = ""
    if which("xdg-user-dir"):
        output = subprocess.run(
            ["xdg-user-dir", "DESKTOP"], capture_output=True, text=True, check=False
        ).stdout.strip()
    folder = Path(output or Path.home() / "Desktop")
    return folder if folder != Path.home() else folder / "Desktop"


def _windows_desktop() -> Path:
    profile = subprocess.run(
        ["cmd.exe", "/c", "echo %USERPROFILE%"], capture_output=True, text=True, check=True
    ).stdout.strip()
    path = subprocess.run(["wslpath", profile], capture_output=True, text=True, check=True).stdout
    return Path(path.strip()) / "Desktop"


def _mark_as_trusted(path: Path) -> None:
    """Allow GNOME to run the file; other desktops need no mark."""
    if which("gio"):
        subprocess.run(
            ["gio", "set", str(path), "metadata::trusted", "true"], capture_output=True, check=False
        )


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", " ")


def _quote(path: Path) -> str:
    """Return an argument of `Exec`: quoted, then escaped as a value."""
    text = str(path)
    for sign in '\\"`$':
        text = text.replace(sign, f"\\{sign}")
    return _escape(f'"{text}"').replace("%", "%%")


def _batch_path(path: Path) -> str:
    return f'"{path}"'.replace("%", "%%")


def _shell_path(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"
