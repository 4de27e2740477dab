"""What the tests need beyond Python packages: found, installed from Debian where that is allowed, or named."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

SEARCHED = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/lib/libreoffice/program"])


@dataclass(frozen=True)
class Part:
    """A program of one of these names, from one Debian package."""

    programs: tuple[str, ...]
    package: str


PARTS = {
    "caddy": Part(("caddy",), "caddy"),
    "chromium": Part(("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "firefox": Part(("firefox-esr", "firefox"), "firefox-esr"),
    "libreoffice": Part(("soffice", "libreoffice"), "libreoffice-calc-nogui"),
    "nginx": Part(("nginx",), "nginx-light"),
    "webkit": Part(("WebKitWebDriver",), "webkit2gtk-driver"),
    "xvfb": Part(("Xvfb",), "xvfb"),
}


class PartMissing(Exception):
    """A part is not there and cannot be installed from here; `str()` says what to type."""


def find(name: str) -> str | None:
    """Return the path of the part's program, or None."""
    paths = (shutil.which(program, path=SEARCHED) for program in PARTS[name].programs)
    return next((path for path in paths if path), None)


def provide(name: str) -> str:
    """Return the path of the part's program, installing its Debian package where it is missing and we may."""
    if path := find(name):
        return path
    package = PARTS[name].package
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"\nInstalling {package} for the tests", flush=True)
        _install(package)
        if path := find(name):
            return path
    raise PartMissing(
        f"{name}: the tests need one of {', '.join(PARTS[name].programs)}, got none; "
        f'as root: apt-get install {package}, or leave its tests out: make test WITHOUT="{name}"'
    )


def _install(package: str) -> None:
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
    for command in (["update", "-q"], ["install", "-qy", "--no-install-recommends", package]):
        done = subprocess.run(["apt-get", *command], capture_output=True, text=True, **quiet)
        if done.returncode:
            raise PartMissing(f"apt-get {' '.join(command)} failed: {done.stderr.strip() or done.stdout.strip()}")
