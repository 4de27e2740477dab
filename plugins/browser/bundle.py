"""Every file of the two Pythons that the site ships, and what a page needs to start them.

MicroPython works out the answers; Pyodide, unmodified, writes the spreadsheet, and replaces
MicroPython in browsers where that cannot start.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from plugins.assets.compression import CACHE, compressed_copies
from plugins.assets.media_types import TEXTS
from plugins.browser.micropython.image import LATER, image_files
from plugins.browser.pyodide import FILES, lock, pyodide, wheels
from plugins.browser.wheel import calculator_wheel
from plugins.cache import write
from plugins.fingerprint import digest
from plugins.packages import npm

FOLDER = "runtime"
STABLE = "python"
"""The folder in which the address of the calculator's wheel never changes, for pages of other
sites."""

# The build that PyScript uses, unmodified.
MICROPYTHON = "@micropython/micropython-webassembly-pyscript"
SCRIPTS = {"script": "micropython.mjs", "wasm": "micropython.wasm"}
REST = "rest"  # the part of the image that no first answer needs


@dataclass(frozen=True)
class Bundle:
    """The files by their address on the site, without a slash in front; `stable_address` is that of
    the wheel, which never changes."""

    micropython: Mapping[str, str]
    pyodide: str
    wheels: Mapping[str, str]
    files: Mapping[str, Path]
    lock: Mapping[str, Any]
    stable_address: str

    def has_all_files(self) -> bool:
        """Return whether no file has been removed since it was built."""
        return all(file.is_file() for file in self.files.values())

    def manifest(self, prefix: str) -> dict[str, Any]:
        """Return what the page needs to know; `prefix` is the site's own path, often empty. Sizes
        are in bytes, `wire` compressed, the others not."""
        core = {name: self._size(f"{self.pyodide}/{name}") for name in FILES}
        engine = [f"{self.pyodide}/{name}" for name in FILES]
        answering = [*engine, self.wheels["micropip"], self.wheels["calculator"]]
        return {
            "micropython": {
                **{name: f"{prefix}/{address}" for name, address in self.micropython.items()},
                "bytes": {name: self._size(address) for name, address in self.micropython.items()},
                "later": sorted(LATER),
                "wire": self._wire(self.micropython.values()),
            },
            "pyodide": {
                "folder": f"{prefix}/{self.pyodide}/",
                "files": core,
                "lock": self.lock,
                "wheels": {
                    name: self._wheel(address, prefix) for name, address in self.wheels.items()
                },
                "wire": {
                    "start": self._wire(answering),
                    "spreadsheet": self._wire([*answering, self.wheels["xlsxwriter"]]),
                },
            },
        }

    def _wheel(self, address: str, prefix: str) -> dict[str, object]:
        sha256 = hashlib.sha256(self.files[address].read_bytes()).digest()
        integrity = f"sha256-{b64encode(sha256).decode()}"
        return {"url": f"{prefix}/{address}", "integrity": integrity, "bytes": self._size(address)}

    def _size(self, address: str) -> int:
        return self.files[address].stat().st_size

    def _wire(self, addresses: Iterable[str]) -> int:
        return sum(compressed_size(self.files[address], cache=CACHE) for address in addresses)


@lru_cache(maxsize=64)  # the files' paths change with their content
def compressed_size(file: Path, *, cache: Path) -> int:
    """Return the number of bytes of a file that a visitor downloads."""
    smaller = compressed_copies(file, cache=cache) if file.suffix in TEXTS else {}
    return smaller.get(".br", file).stat().st_size


def bundle(*, root: Path, books: Path) -> Bundle:
    """Return the bundle of the calculator of `root` and the books of a folder; missing parts are
    fetched or built."""
    cache = root / ".build" / "runtime"
    micropython, core = npm.package(MICROPYTHON, root=root), pyodide(root=root)
    start, rest = image_files(root=root, books=books, cache=cache)
    calculator = calculator_wheel(root=root, books=books, cache=cache)
    scripts = f"{FOLDER}/{micropython.name}"
    parts = {name: (f"{scripts}/{file}", micropython / file) for name, file in SCRIPTS.items()}
    parts |= {"image": (f"{FOLDER}/{start.name}", start), REST: (f"{FOLDER}/{rest.name}", rest)}
    installed = {
        name: (f"{FOLDER}/wheels/{digest(file.read_bytes())}/{file.name}", file)
        for name, file in {**wheels(root=root), "calculator": calculator}.items()
    }
    return Bundle(
        micropython={name: address for name, (address, _) in parts.items()},
        pyodide=f"{FOLDER}/{core.name}",
        wheels={name: address for name, (address, _) in installed.items()},
        files={
            **dict([*parts.values(), *installed.values()]),
            **{f"{FOLDER}/{core.name}/{name}": core / name for name in FILES},
            f"{STABLE}/{calculator.name}": calculator,
            f"{STABLE}/{calculator.name}.sha256": checksum(calculator),
        },
        lock=lock(installed["micropip"][1], root=root),
        stable_address=f"{STABLE}/{calculator.name}",
    )


def checksum(wheel: Path) -> Path:
    """Return a file with a wheel's hash, in the format of `sha256sum --check`."""
    file = wheel.with_name(f"{wheel.name}.sha256")
    if not file.is_file():
        digits = hashlib.sha256(wheel.read_bytes()).hexdigest()
        write(file, f"{digits}  {wheel.name}\n".encode())
    return file
