"""Rebuilds the site at every save, serves its pages as they are opened, and notifies browsers."""

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

WATCHED = ("theme", "calculator", "plugins")  # besides the content
CODE = ("calculator", "plugins")  # loaded once by a process: only a new one sees a change
SETTLED, AT_MOST = (
    20,
    200,
)  # milliseconds without a change, and of waiting, before a save counts as finished
FIRST_LOOK = 0.3  # seconds for the browsers that look, before the other pages are written


class Preview:
    """Builds into a new folder each time; a page is written when it is opened, the others after
    that."""

    def __init__(self, folder: Path, *, on: date, root: Path = ROOT) -> None:
        self.folder, self.on, self.root = folder, on, root
        self.content = content_folder(root)
        self._reading = (
            asyncio.Lock()
        )  # the editor tries a change as a build does, and Pelican reads one site at a time
        self.pages = PreviewPages(
            root, on=on, editor=Editor(root, on=on, turn=self._reading).application
        )
        self._page_cache = PageCache()
        self._turn = 0
        self._finishing: asyncio.Task[None] | None = (
            None  # a reference, or it could be collected while it works
        )
        folder.mkdir(parents=True, exist_ok=True)
        self.pages.site = self.whole = last_whole(
            folder
        )  # behind the mistakes, should the first build find any

    async def rebuild(self) -> None:
        """Build once; show the new site, or the mistakes over the last one."""
        start = time.perf_counter()
        self._turn += 1  # stops _finish of the last build, so that the save has the processor
        try:
            async with self._reading:
                site = await asyncio.to_thread(self._build)
        except ContentError as error:
            self._complain(error.mistakes)
        else:
            self.pages.show(site)
            self._say(
                terminal().translate(
                    say("built in %(seconds)s s", seconds=f"{time.perf_counter() - start:.2f}")
                )
            )
        self._finishing = asyncio.create_task(self._finish(self.pages.site, self._turn))

    async def watch(self) -> None:
        """Build at every change from now on; a process that runs old code gives way to a new
        one."""
        gc.disable()  # see _finish
        await self.rebuild()
        folders = [self.content, *(self.root / name for name in WATCHED)]
        async for changes in awatch(
            *folders, step=SETTLED, debounce=AT_MOST, stop_event=self.pages.stopped
        ):
            changed = {Path(path) for _, path in changes}
            code = [path for path in changed if path.suffix == ".py" and self._is_code(path)]
            faulty = unreadable(code)
            if faulty:
                self._complain(faulty)
            elif code:
                restart()
            else:
                await self.rebuild()

    def _is_code(self, path: Path) -> bool:
        return any(path.is_relative_to(self.root / name) for name in CODE)

    def _build(self) -> PreviewSite:
        return build_preview(
            self.folder / f"{time.time_ns():020d}",
            on=self.on,
            settings_file=self.root / PREVIEW.name,
            PAGE_CACHE=self._page_cache,
        )  # sorts by age

    async def _finish(self, site: PreviewSite | None, turn: int) -> None:
        """Write the pages that nobody has opened, and remove old sites; if one cannot be written,
        go back to the last whole site."""
        await asyncio.sleep(FIRST_LOOK)
        try:
            if (
                site
                and site is not self.whole
                and await asyncio.to_thread(site.finish, lambda: turn == self._turn)
            ):
                self.whole = site
                await asyncio.to_thread(sweep, self.folder, keep={site.folder})
        except ContentError as error:
            self.pages.site = self.whole
            self._complain(error.mistakes)
        if turn == self._turn:
            gc.collect()  # of earlier builds: now it delays no save

    def _complain(self, mistakes: Iterable[Mistake]) -> None:
        self.pages.complain(tuple(mistakes))
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
            continue  # deleted: the new process says which import fails
        except (SyntaxError, ValueError) as error:
            mistakes.extend(from_exception(error))
    return mistakes


def restart() -> None:
    """Become a new process with the same number, terminal and arguments; the browser connects again
    by itself."""
    os.execv(sys.executable, [sys.executable, "-m", "plugins.preview.server", *sys.argv[1:]])
