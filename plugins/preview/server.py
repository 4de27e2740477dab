"""The development server: builds the site, serves it, builds again at every save and refreshes the
browser.

python -m plugins.preview.server --port 8000 --on 2027-01-01
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import socket
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import uvicorn
from watchfiles import awatch

from plugins.build.command_line import add_day, plainly, port_number
from plugins.build.large.page_cache import Kept
from plugins.build.partial_site import PreviewSite, built, last_whole, sweep
from plugins.errors import ContentError, Mistake, say
from plugins.failures import from_exception
from plugins.languages.staff_words import terminal
from plugins.preview.editor.server import Editor
from plugins.preview.idle import Watched
from plugins.preview.pages import PreviewPages
from plugins.project import PREVIEW, ROOT

HOST = "127.0.0.1"
WATCHED = ("content", "theme", "calculator", "plugins")
CODE = ("calculator", "plugins")  # loaded once by a process: only a new one sees a change
SETTLED, AT_MOST = (
    20,
    200,
)  # milliseconds without a change, and of waiting, before a save counts as finished
FIRST_LOOK = 0.3  # seconds for the browsers that look, before the other pages are written


class Preview:
    """Builds into a new folder each time; pages are written as they are looked at, and then all
    others."""

    def __init__(self, folder: Path, *, on: date, root: Path = ROOT) -> None:
        self.folder, self.on, self.root = folder, on, root
        self._reading = (
            asyncio.Lock()
        )  # the editor tries a change as a build does, and Pelican reads one site at a time
        self.pages = PreviewPages(
            root, on=on, editor=Editor(root, on=on, turn=self._reading).application
        )
        self._kept = Kept()
        self._turn = 0
        self._finishing: asyncio.Task[None] | None = (
            None  # kept, or it could be collected while it works
        )
        folder.mkdir(parents=True, exist_ok=True)
        self.pages.site = self.whole = last_whole(
            folder
        )  # behind the mistakes, should the first build find any

    async def rebuild(self) -> None:
        """Build once; show the new site, or the mistakes over the last one."""
        start = time.perf_counter()
        self._turn += (
            1  # what is being finished comes to rest, and leaves the processor to the save
        )
        try:
            async with self._reading:
                site = await asyncio.to_thread(self._build)
        except ContentError as error:
            self._complain(error.mistakes)
        else:
            self.pages.show(site)
            self._say(
                terminal().told(
                    say("built in %(seconds)s s", seconds=f"{time.perf_counter() - start:.2f}")
                )
            )
        self._finishing = asyncio.create_task(self._finish(self.pages.site, self._turn))

    async def watch(self) -> None:
        """Build at every change from now on; a process that runs old code gives way to a new
        one."""
        gc.disable()  # see _finish
        await self.rebuild()
        folders = [self.root / name for name in WATCHED]
        async for changes in awatch(
            *folders, step=SETTLED, debounce=AT_MOST, stop_event=self.pages.stopped
        ):
            changed = {Path(path) for _, path in changes}
            code = [
                path
                for path in changed
                if path.relative_to(self.root).parts[0] in CODE and path.suffix == ".py"
            ]
            faulty = unreadable(code)
            if faulty:
                self._complain(faulty)
            elif code:
                restart()
            else:
                await self.rebuild()

    def _build(self) -> PreviewSite:
        return built(
            self.folder / f"{time.time_ns():020d}",
            on=self.on,
            settings_file=self.root / PREVIEW.name,
            KEPT=self._kept,
        )  # sorts by age

    async def _finish(self, site: PreviewSite | None, turn: int) -> None:
        """Write the pages that nobody has looked at, and tidy up; one that cannot be written brings
        the last whole site back."""
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
            gc.collect()  # what earlier builds left: here it delays nobody who has just saved

    def _complain(self, mistakes: Iterable[Mistake]) -> None:
        self.pages.complain(tuple(mistakes))
        self._say("\n".join(map(terminal().told, self.pages.mistakes)))

    def _say(self, text: str) -> None:
        print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def unreadable(files: Iterable[Path]) -> list[Mistake]:
    """Return the mistakes of Python files that a new process could not even read."""
    found: list[Mistake] = []
    for path in files:
        try:
            compile(path.read_bytes(), str(path), "exec")
        except FileNotFoundError:
            continue  # taken away: the new process will say who misses it
        except (SyntaxError, ValueError) as error:
            found.extend(from_exception(error))
    return found


def restart() -> None:
    """Become a new process with the same number, terminal and arguments; the browser connects again
    by itself."""
    os.execv(sys.executable, [sys.executable, "-m", "plugins.preview.server", *sys.argv[1:]])


def listen(port: int) -> socket.socket:
    """Return a listening socket; SystemExit says plainly that the port is taken."""
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind((HOST, port))
        server.listen()
    except OSError as error:
        raise SystemExit(
            terminal().told(
                Mistake(
                    f"{HOST}:{port}",
                    0,
                    say(
                        "the port must be free, got: %(error)s; stop what listens there, or take"
                        " another: make serve PORT=%(other)s",
                        error=error.strerror,
                        other=port + 1 if port < 65535 else 8000,
                    ),
                )
            )
        ) from None
    return server


async def serve(preview: Preview, listener: socket.socket, *, idle: float = 0) -> None:
    """Serve until interrupted, or until nobody has asked for so many seconds; build beside it."""
    watched = Watched(preview.pages.application)
    config = uvicorn.Config(
        watched,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    building = asyncio.create_task(preview.watch())
    serving = asyncio.create_task(uvicorn.Server(config).serve(sockets=[listener]))
    tasks = {building, serving}
    if idle:
        tasks.add(asyncio.create_task(watched.idle(idle)))
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    preview.pages.stopped.set()
    for task in done:
        task.result()  # raises what ended it, if anything did


def main(arguments: list[str] | None = None) -> int:
    """Run the development server from the command line."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview.server", description=__doc__)
    parser.add_argument("--port", type=port_number, default=8000)
    add_day(parser)
    parser.add_argument(
        "--until-idle", type=float, default=0, help="end when nobody has asked for so many seconds"
    )
    given = parser.parse_args(arguments)
    listener = listen(given.port)
    print(
        f"http://{HOST}:{given.port}/",
        terminal().told(say("(Ctrl-C stops it); below it, /admin/ edits the texts and the prices")),
        flush=True,
    )
    try:
        preview = Preview(ROOT / ".build" / "preview" / str(given.port), on=given.on)
        asyncio.run(serve(preview, listener, idle=given.until_idle))
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(plainly(main))
