"""One state of the site in the preview: a folder in which pages are written while it is served."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from posixpath import isfile
from typing import Any

from plugins.build.large.deferred_pages import DeferredPages
from plugins.build.site import build

WHOLE = ".whole"  # the name of a file that marks a folder in which every page is written


class PreviewSite:
    """A folder, and its pages that are not written yet."""

    def __init__(self, folder: Path, deferred: DeferredPages) -> None:
        self.folder, self.deferred = folder, deferred

    def write_for(self, address: str) -> None:
        """Write the page that answers an address, or else the 404 pages; ContentError with their
        mistakes."""
        path = address.strip("/")
        first = path.partition("/")[0]
        for page in (path, f"{path}/index.html".lstrip("/")):
            self.deferred.write(page)
            if isfile(f"{self.folder}/{page}"):
                return
        for page in ("404.html", f"{first}/404.html"):
            self.deferred.write(page)

    def finish(self, is_current: Callable[[], bool]) -> bool:
        """Write the remaining pages as long as `is_current` returns true; return whether all are
        written."""
        for path in self.deferred.paths:
            if not is_current():
                return False
            self.deferred.write(path)
        (self.folder / WHOLE).touch()
        return True


def build_preview(folder: Path, *, on: date, settings_file: Path, **settings: Any) -> PreviewSite:
    """Read and check everything, and return the site, whose pages are not written yet."""
    deferred = DeferredPages()
    build(folder, on=on, settings_file=settings_file, DEFERRED_PAGES=deferred, **settings)
    return PreviewSite(folder, deferred)


def last_whole(folder: Path) -> PreviewSite | None:
    """Return the newest site in a folder whose pages are all written, if any."""
    folders = sorted(path.parent for path in folder.glob(f"*/{WHOLE}"))
    return PreviewSite(folders[-1], DeferredPages()) if folders else None


def sweep(folder: Path, *, keep: set[Path]) -> None:
    """Remove the sites in a folder, except those to keep."""
    for path in folder.iterdir():
        if path not in keep:
            shutil.rmtree(path, ignore_errors=True)
