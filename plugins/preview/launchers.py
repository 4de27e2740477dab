"""The file on the desktop that starts the editor by a double click, for each kind of computer."""

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
    """A file by its name, what it holds, and how its lines end."""

    name: str
    text: str
    line_end: str = "\n"

    def lay(self, folder: Path) -> Path:
        """Write it into a folder, to be run by a double click."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / self.name
        path.write_text(self.text, "utf-8", newline=self.line_end)
        path.chmod(EXECUTABLE)
        return path


def linux(
    title: str, *, root: Path, python: Path, icon: Path, firm: Path | None = None
) -> Launcher:
    """Return a desktop entry, https://specifications.freedesktop.org/desktop-entry-spec/latest/."""
    command = f"{_quoted(python)} -m {MODULE}{f' {_quoted(firm)}' if firm else ''}"
    text = (
        "[Desktop Entry]\nType=Application\n"
        f"Name={_escaped(title)}\nExec={command}\nPath={_escaped(str(root))}\n"
        f"Icon={_escaped(str(icon))}\nTerminal=false\nCategories=Office;\n"
    )
    return Launcher(f"{title}.desktop", text)


def mac(title: str, *, root: Path, python: Path, firm: Path | None = None) -> Launcher:
    """Return a script that the Finder runs."""
    command = f"{_in_shell(python)} -m {MODULE}{f' {_in_shell(firm)}' if firm else ''}"
    text = f"#!/bin/sh\ncd {_in_shell(root)} && exec {command}\n"
    return Launcher(f"{title}.command", text)


def windows(title: str, *, root: Path, python: Path, firm: Path | None = None) -> Launcher:
    """Return a batch file for Python on Windows itself."""
    folder, program = _in_batch(root), _in_batch(python)
    command = f'start "" /b {program} -m {MODULE}{f" {_in_batch(firm)}" if firm else ""}'
    text = f"@echo off\nchcp 65001 >nul\ncd /d {folder}\n{command}\n"
    return Launcher(f"{title}.bat", text, "\r\n")


def windows_with_linux(
    title: str, *, root: Path, python: Path, system: str, firm: Path | None = None
) -> Launcher:
    """Return a batch file for Python in the Linux that Windows holds (WSL)."""
    folder, program = _in_batch(root), _in_batch(python)
    command = f"{program} -m {MODULE}{f' {_in_batch(firm)}' if firm else ''}"
    text = f"@echo off\nchcp 65001 >nul\nwsl.exe -d {system} --cd {folder} {command}\n"
    return Launcher(f"{title}.bat", text, "\r\n")


def laid(title: str, *, root: Path, firm: Path | None = None) -> list[Path]:
    """Lay the launcher of this computer where the person finds it; return where. A firm's folder is
    named where it is not the project's own."""
    python = Path(sys.executable)
    system = os.environ.get("WSL_DISTRO_NAME")
    if system:
        made = windows_with_linux(title, root=root, python=python, system=system, firm=firm)
        return [made.lay(_of_wsl())]
    if sys.platform == "darwin":
        made = mac(title, root=root, python=python, firm=firm)
        return [made.lay(Path.home() / "Desktop")]
    if sys.platform == "win32":
        made = windows(title, root=root, python=python, firm=firm)
        return [made.lay(Path.home() / "Desktop")]
    icon = root / "theme" / "static" / "favicon.svg"
    launcher = linux(title, root=root, python=python, icon=icon, firm=firm)
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    paths = [launcher.lay(data / "applications"), launcher.lay(_desktop())]
    _trusted(paths[-1])
    return paths


def _desktop() -> Path:
    """Return the folder of the desktop, whatever it is called in the language of the computer."""
    told = ""
    if which("xdg-user-dir"):
        told = subprocess.run(
            ["xdg-user-dir", "DESKTOP"], capture_output=True, text=True, check=False
        ).stdout.strip()
    folder = Path(told or Path.home() / "Desktop")
    return folder if folder != Path.home() else folder / "Desktop"


def _of_wsl() -> Path:
    profile = subprocess.run(
        ["cmd.exe", "/c", "echo %USERPROFILE%"], capture_output=True, text=True, check=True
    ).stdout.strip()
    path = subprocess.run(["wslpath", profile], capture_output=True, text=True, check=True).stdout
    return Path(path.strip()) / "Desktop"


def _trusted(path: Path) -> None:
    """Tell GNOME that it may be run; other desktops need not be told."""
    if which("gio"):
        subprocess.run(
            ["gio", "set", str(path), "metadata::trusted", "true"], capture_output=True, check=False
        )


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("\n", " ")


def _quoted(path: Path) -> str:
    """Return an argument of `Exec`: quoted, then escaped as a value."""
    text = str(path)
    for sign in '\\"`$':
        text = text.replace(sign, f"\\{sign}")
    return _escaped(f'"{text}"').replace("%", "%%")


def _in_batch(path: Path) -> str:
    return f'"{path}"'.replace("%", "%%")


def _in_shell(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"
