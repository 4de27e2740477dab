"""Software and fonts of others that reach a visitor's browser; `parts.toml` describes them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile

from pydantic import BaseModel, ConfigDict

from plugins.browser.pyodide import wheels
from plugins.packages.npm import dictionaries, npm_pins
from plugins.project import ROOT, parsed, project

HERE = Path(__file__).parent
LICENCE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)[^/]*", re.IGNORECASE)
KINDS = {"npm": "npm", "wheels": "pypi"}  # table of pyproject.toml → package URL's type


class Part(BaseModel):
    """One part; `version` is empty if no file contains it, `package` is its package URL without the
    version."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str
    pin: str = ""
    version: str = ""
    inside: str = ""
    vendored: str = ""
    licence: str
    source: str
    package: str = ""
    cpe: str = ""
    copyright: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    changed: str = ""

    @property
    def title(self) -> str:
        """Return name and version."""
        return f"{self.name} {self.version}".strip()


def parts() -> tuple[Part, ...]:
    """Return the parts in their order; a pinned part has the version of pyproject.toml."""
    entries, pinned = (Part(**entry) for entry in _table()["part"]), pins()
    return tuple(_with_version(part, pinned[part.pin]) if part.pin else part for part in entries)


def stays() -> set[str]:
    """Return the pins that reach no visitor's browser; no dictionary does."""
    return set(_table()["stays"]) | {f"npm.{name}" for name in dictionaries()}


def pins() -> dict[str, dict[str, str]]:
    """Return the pins other than those of Python packages: `npm.pyodide` → its version and hash."""
    tool = project()["tool"] | {"npm": npm_pins()}
    return {f"{kind}.{name}": pin for kind in KINDS for name, pin in tool[kind].items()}


def texts(part: Part) -> dict[str, str]:
    """Return heading → full text of each licence, including those in the package itself."""
    own_texts = {
        PurePosixPath(name).name: _file(name).read_text(encoding="utf-8") for name in part.texts
    }
    return own_texts | {
        f"{part.name}, {name}": text for name, text in _licences_in_wheel(part).items()
    }


def _with_version(part: Part, pinned: dict[str, str]) -> Part:
    kind, _, name = part.pin.partition(".")
    return part.model_copy(
        update={
            "version": pinned["version"],
            "package": f"pkg:{KINDS[kind]}/{quote(name)}",
        }
    )


def _licences_in_wheel(part: Part) -> dict[str, str]:
    """Return the licence files of a wheel, or of the folder in it that holds the part."""
    holder = {other.name: other for other in parts()}[part.inside] if part.vendored else part
    if not holder.pin.startswith("wheels."):
        return {}
    wheel = wheels()[holder.pin.partition(".")[2]]
    return {path.name: text for path, text in _in_wheel(wheel).items() if _is_licence(path, part)}


@lru_cache(maxsize=8)  # because a pinned wheel never changes
def _in_wheel(wheel: Path) -> dict[PurePosixPath, str]:
    """Return every licence file of a wheel by its path."""
    with ZipFile(wheel) as archive:
        return {
            path: archive.read(name).decode()
            for name in archive.namelist()
            if LICENCE.fullmatch((path := PurePosixPath(name)).name)
        }


def _is_licence(path: PurePosixPath, part: Part) -> bool:
    place = str(path.parent)
    return place == part.vendored or (not part.vendored and place.endswith(".dist-info/licenses"))


def _file(name: str) -> Path:
    return ROOT / name.lstrip("/") if name.startswith("/") else HERE / "texts" / f"{name}.txt"


def _table() -> dict[str, Any]:
    return parsed((HERE / "parts.toml").read_text(encoding="utf-8"))
