"""The pages of the development server: those of the site, refreshed at every save, and the mistakes
over the last site without any."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from plugins.build.partial_site import PreviewSite
from plugins.errors import ContentError, Mistake
from plugins.hosting.headers import headers
from plugins.hosting.static_site import Site
from plugins.languages.staff_words import Speech
from plugins.preview.language import OWN, render, speech_of
from plugins.preview.reports import Reports
from plugins.project import content_folder

EDITOR = "/admin"
LONGEST_LINE = 200  # characters of a faulty line that the page shows


class PreviewPages:
    """The newest site over HTTP, with the mistakes of its content."""

    def __init__(self, root: Path, *, on: date, editor: ASGIApp) -> None:
        self.theme, self.content = root / "theme", content_folder(root)
        self.project = root
        self.site: PreviewSite | None = None
        self.mistakes: tuple[Mistake, ...] = ()
        self.stopped = asyncio.Event()
        self._first = asyncio.Event()
        self._change = asyncio.Event()
        self.application = Starlette(
            routes=[
                Route(f"{OWN}/events", self._events),
                Route(f"{OWN}/root", lambda request: PlainTextResponse(str(self.content))),
                *Reports(root, on=on).routes,
                Mount(OWN, Site(self.theme / "preview")),
                Route(EDITOR, lambda request: RedirectResponse(f"{EDITOR}/")),
                Mount(EDITOR, editor),
                Route("/{path:path}", self._page),
            ]
        )

    def show_site(self, site: PreviewSite) -> None:
        """Serve a site without mistakes."""
        self.site, self.mistakes = site, ()
        self._notify()

    def show_mistakes(self, mistakes: tuple[Mistake, ...]) -> None:
        """Show mistakes over the last site without any."""
        self.mistakes = mistakes
        self._notify()

    def _notify(self) -> None:
        self._first.set()
        change, self._change = self._change, asyncio.Event()
        change.set()

    @property
    def _build(self) -> str:
        return self.site.folder.name if self.site else ""

    async def _page(self, request: Request) -> Response:
        """Return a file of the site; a page gets the script that refreshes it."""
        await self._first.wait()
        if self.site is None:
            return self._no_site(request)
        try:
            await asyncio.to_thread(self.site.write_for, request.url.path)
        except ContentError:
            # A mistake in a template: the background task also finds it, and restores the last
            # site.
            return self._no_site(request)
        site = Site(self.site.folder)
        response = await site.get_response(site.get_path(request.scope), request.scope)
        if isinstance(response, FileResponse) and str(response.path).endswith(".html"):
            text = Path(response.path).read_text(encoding="utf-8")
            return self._with_script(text, status=response.status_code)
        return response

    def _no_site(self, request: Request) -> Response:
        return self._with_script(
            render("no-site.html", theme=self.theme, speech=speech_of(request, self.theme)),
            status=503,
        )

    def _with_script(self, text: str, *, status: int) -> Response:
        script = f'<script type="module" async src="{OWN}/preview.js?build={self._build}"></script>'
        before, body, after = text.rpartition("</body>")
        return HTMLResponse(f"{before}{script}{body}{after}", status, headers=headers("/"))

    async def _events(self, request: Request) -> Response:
        return StreamingResponse(
            self._states(speech_of(request, self.theme)),
            headers={**headers("/"), "Content-Type": "text/event-stream"},
        )

    async def _states(self, speech: Speech) -> AsyncIterator[str]:
        """Yield the state now and after every build, as server-sent events."""
        await self._first.wait()
        yield "retry: 300\n"
        while not self.stopped.is_set():
            change = self._change
            yield f"data: {json.dumps({'build': self._build, 'mistakes': self._html(speech)})}\n\n"
            await change.wait()

    def _html(self, speech: Speech) -> str:
        """Return the mistakes as HTML for the page; empty if there are none."""
        if not self.mistakes:
            return ""
        rows = [{"mistake": mistake, "faulty": self._line_of(mistake)} for mistake in self.mistakes]
        return render("mistakes.html", theme=self.theme, speech=speech, rows=rows)

    def _line_of(self, mistake: Mistake) -> str:
        """Return the line that a mistake is about, as the file has it now."""
        try:
            of_content = mistake.file.startswith(f"{self.content.name}/")
            folder = self.content.parent if of_content else self.project
            lines = (folder / mistake.file).read_text(encoding="utf-8-sig").split("\n")
            return lines[mistake.line - 1][:LONGEST_LINE] if mistake.line else ""
        except (OSError, UnicodeDecodeError, IndexError):
            return ""
