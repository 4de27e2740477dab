"""Reports in the preview, made in a separate process when somebody opens them, never at a save.

They are what `make check` and `make prices-diff` print, as pages; a bar links to them.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from plugins.hosting.headers import headers
from plugins.languages import theme_words
from plugins.languages.staff_words import Speech
from plugins.preview.language import OWN, render, speech_of
from plugins.price_report.command import differ
from plugins.project import content_folder


class Reports:
    """The pages of the reports, and the bar for every other page."""

    def __init__(self, root: Path, *, on: date) -> None:
        self.root, self.on, self.theme = root, on, root / "theme"
        self.routes = [
            Route(f"{OWN}/bar", self._bar),
            Route(f"{OWN}/prices", self._prices),
            Route(f"{OWN}/check", self._check),
        ]

    async def _bar(self, request: Request) -> Response:
        prices = await asyncio.to_thread(differ, content_folder(self.root))
        html = render(
            "bar.html", theme=self.theme, speech=speech_of(request, self.theme), prices=prices
        )
        return HTMLResponse(html, headers=headers("/"))

    async def _prices(self, request: Request) -> Response:
        return self._page("prices", "plugins.price_report.command", request)

    async def _check(self, request: Request) -> Response:
        return self._page("check", "plugins.build.check", request)

    def _page(self, name: str, module: str, request: Request) -> Response:
        return StreamingResponse(
            self._page_parts(name, module, speech_of(request, self.theme)), headers=headers("/")
        )

    async def _page_parts(self, name: str, module: str, speech: Speech) -> AsyncIterator[str]:
        """Yield the page's beginning at once, and the report when it is done."""
        day = theme_words.day(self.on, locale=speech.locale)
        yield render("wait.html", theme=self.theme, speech=speech, report=name, day=day)
        yield render(
            f"{name}.html", theme=self.theme, speech=speech, **await self._report(module, speech)
        )

    async def _report(self, module: str, speech: Speech) -> dict[str, Any]:
        """Return the report of a separate process, because two builds in one process would mix
        their mistakes."""
        command = [
            sys.executable,
            "-m",
            module,
            "--json",
            "--lang",
            speech.lang,
            "--on",
            self.on.isoformat(),
        ]
        child = await asyncio.create_subprocess_exec(
            *command, cwd=self.root, stdout=asyncio.subprocess.PIPE
        )
        try:
            output, _ = await child.communicate()
        finally:
            if child.returncode is None:  # the page was closed before the report was done
                child.kill()
        report: dict[str, Any] = json.loads(output)
        return report
