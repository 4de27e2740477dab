"""The programs that tests need beyond Python packages: each is looked for, then installed from
Debian where that is allowed, else named in an error."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent.parent / ".build" / "parts.lock"
SEARCH_PATH = os.pathsep.join(
    [os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/lib/libreoffice/program"]
)

CALC = Path("/usr/lib/libreoffice/program/libsclo.so")
WRITER = Path("/usr/lib/libreoffice/program/libswlo.so")
BROTLI_OF_NGINX = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


@dataclass(frozen=True)
class Part:
    """A program of one of these names, from one Debian package, and files of it that come from
    other packages."""

    programs: tuple[str, ...]
    package: str
    also: tuple[tuple[Path, str], ...] = ()  # file, package

    @property
    def packages(self) -> list[str]:
        """Return all of its packages."""
        return [self.package, *(package for _, package in self.also)]


PARTS = {
    "caddy": Part(("caddy",), "caddy"),
    "chromium": Part(("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "desktop-file-validate": Part(("desktop-file-validate",), "desktop-file-utils"),
    "firefox": Part(("firefox-esr", "firefox"), "firefox-esr"),
    "java": Part(("java",), "default-jre-headless"),
    "libreoffice": Part(
        ("soffice", "libreoffice"), "libreoffice-calc-nogui", ((CALC, "libreoffice-calc-nogui"),)
    ),
    "nginx": Part(
        ("nginx",), "nginx-light", ((BROTLI_OF_NGINX, "libnginx-mod-http-brotli-static"),)
    ),
    "rsync": Part(("rsync",), "rsync"),
    "webkit": Part(("WebKitWebDriver",), "webkit2gtk-driver"),
    "wrk": Part(("wrk",), "wrk"),
    "writer": Part(
        ("soffice", "libreoffice"),
        "libreoffice-writer-nogui",
        ((WRITER, "libreoffice-writer-nogui"),),
    ),
    "xvfb": Part(("Xvfb",), "xvfb"),
}


class PartMissing(Exception):
    """A part is missing and cannot be installed from here; `str()` says what to type."""


def find(name: str) -> str | None:
    """Return the path of the part's program, or None where it or a file that belongs to it is
    missing."""
    if not all(file.is_file() for file, _ in PARTS[name].also):
        return None
    paths = (shutil.which(program, path=SEARCH_PATH) for program in PARTS[name].programs)
    return next((path for path in paths if path), None)


def provide(name: str) -> str:
    """Return the path of the part's program; install its Debian package where it is missing and
    this user may. Raises PartMissing."""
    packages = " ".join(PARTS[name].packages)
    with _alone():  # the tests run in several processes, and each may install its parts
        if path := find(name):
            return path
        if os.geteuid() == 0 and shutil.which("apt-get"):
            print(f"\nInstalling {packages} for the tests", flush=True)
            _install(packages.split())
            if path := find(name):
                return path
    raise PartMissing(
        f"{name}: the tests need one of {', '.join(PARTS[name].programs)}, got none; "
        f'as root: apt-get install {packages}, or leave its tests out: make test WITHOUT="{name}"'
    )


@contextmanager
def _alone() -> Iterator[None]:
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _install(packages: list[str]) -> None:
    quiet = {
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        "stdin": subprocess.DEVNULL,
    }
    for command in (["update", "-q"], ["install", "-qy", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", *command], capture_output=True, text=True, check=False, **quiet
        )
        if done.returncode:
            raise PartMissing(
                f"apt-get {' '.join(command)} failed: {done.stderr.strip() or done.stdout.strip()}"
            )
