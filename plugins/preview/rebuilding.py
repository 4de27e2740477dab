"""Rebuilds the site at every save, writes its pages as they are opened, and notifies browsers."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from watchfiles import awatch

from plugins.build.large.page_cache import PageCache
from plugins.build.partial_site import PreviewSite, build_preview, last_whole, sweep
from plugins.errors import ContentError, Mistake, say
from plugins.failures import from_exception
from plugins.languages.staff_words import terminal
from plugins.preview.editor.server import Editor
from plugins.preview.pages import PreviewPages
from plugins.project import PREVIEW, ROOT, content_folder

WATCHED_FOLDERS = ("theme", "calculator", "plugins")  # besides the content
# A process loads these once, the tables and scripts beside the modules too, so a change needs a new
# process.
CODE_FOLDERS = ("calculator", "plugins")
# A save counts as finished after so many milliseconds without a change, or in all.
QUIET, LONGEST_WAIT = 10, 200
HEAD_START = 0.3  # seconds in which open browsers get their pages before all others are written


class Preview:
    """A site that is built into a new folder each time; a page is written when it is opened, the
    others afterwards."""

    def __init__(self, folder: Path, *, on: date, root: Path = ROOT) -> None:
        self.folder, self.on, self.root = folder, on, root
        self.content = content_folder(root)
        # The editor builds the site, too, to try a change; Pelican can build only one at a time.
        self._lock = asyncio.Lock()
        self.pages = PreviewPages(
            root, on=on, editor=Editor(root, on=on, lock=self._lock).application
        )
        self._page_cache = PageCache()
        self._build_number = 0
        # Without a reference the task could be garbage-collected while it runs.
        self._background_task: asyncio.Task[None] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        # Shown behind the mistakes if the first build finds any.
        self.pages.site = self.last_whole = last_whole(folder)

    async def rebuild(self) -> None:
        """Build once; show the new site, or the mistakes over the last one."""
        start = time.perf_counter()
        # Stops _finish of the last build, so that this build has the processor for itself.
        self._build_number += 1
        try:
            async with self._lock:
                site = await asyncio.to_thread(self._build)
        except ContentError as error:
            self._show_mistakes(error.mistakes)
        else:
            self.pages.show_site(site)
            self._say(
                terminal().translate(
                    say("built in %(seconds)s s", seconds=f"{time.perf_counter() - start:.2f}")
                )
            )
        self._background_task = asyncio.create_task(
            self._finish(self.pages.site, self._build_number)
        )

    async def watch(self) -> None:
        """Rebuild at every change from now on; after a change of code a new process takes over."""
        gc.disable()  # see _finish
        await self.rebuild()
        folders = [self.content, *(self.root / name for name in WATCHED_FOLDERS)]
        async for changes in awatch(
            *folders, step=QUIET, debounce=LONGEST_WAIT, stop_event=self.pages.stopped
        ):
            changed = {Path(path) for _, path in changes}
            code_files = list(filter(self._is_code, changed))
            errors = unreadable(path for path in code_files if path.suffix == ".py")
            if errors:
                self._show_mistakes(errors)
            elif code_files:
                restart()
            else:
                await self.rebuild()

    def _is_code(self, path: Path) -> bool:
        return any(path.is_relative_to(self.root / name) for name in CODE_FOLDERS)

    def _build(self) -> PreviewSite:
        return build_preview(
            self.folder / f"{time.time_ns():020d}",  # so that the names sort by age
            on=self.on,
            settings_file=self.root / PREVIEW.name,
            PAGE_CACHE=self._page_cache,
        )

    async def _finish(self, site: PreviewSite | None, number: int) -> None:
        """Write the pages that nobody has opened, and remove old sites; if a page cannot be
        written, go back to the last whole site."""
        await asyncio.sleep(HEAD_START)
        try:
            if (
                site
                and site is not self.last_whole
                and await asyncio.to_thread(site.finish, lambda: number == self._build_number)
            ):
                self.last_whole = site
                await asyncio.to_thread(sweep, self.folder, keep={site.folder})
        except ContentError as error:
            self.pages.site = self.last_whole
            self._show_mistakes(error.mistakes)
        if number == self._build_number:
            gc.collect()  # the garbage of earlier builds: now this delays no save

    def _show_mistakes(self, mistakes: Iterable[Mistake]) -> None:
        self.pages.show_mistakes(tuple(mistakes))
        self._say("\n".join(map(terminal().translate, self.pages.mistakes)))

    def _say(self, text: str) -> None:
        print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def unreadable(files: Iterable[Path]) -> list[Mistake]:
    """Return the syntax errors of Python files, which would stop a new process."""
    mistakes: list[Mistake] = []
    for path in files:
        try:
            compile(path.read_bytes(), str(path), "exec")
        except FileNotFoundError:
            continue  # it is deleted: the new process will name the import that fails
        except (SyntaxError, ValueError) as error:
            mistakes.extend(from_exception(error))
    return mistakes


def restart() -> None:
    """Replace this process by a new one with the same number, terminal and arguments; the browser
    connects again by itself."""
    os.execv(sys.executable, [sys.executable, "-m", "plugins.preview.server", *sys.argv[1:]])
