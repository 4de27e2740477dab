"""The price-change report in the preview: worked out beside the server when somebody opens it, never at a save."""

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

from plugins import words
from plugins.headers import headers
from plugins.preview_words import OWN, rendered, speech_of
from plugins.prices_diff import differ
from plugins.staff_words import Speech


class PricesPages:
    """The report's page, and the bar that leads there while the saved prices are not those of the last commit."""

    def __init__(self, root: Path, *, on: date) -> None:
        self.root, self.on, self.theme = root, on, root / "theme"
        self.routes = [Route(f"{OWN}/bar", self._bar), Route(f"{OWN}/prices", self._page)]

    async def _bar(self, request: Request) -> Response:
        """Answer with the bar for a page, or with nothing to show."""
        if not await asyncio.to_thread(differ, self.root):
            return Response(status_code=204, headers=headers("/"))
        return HTMLResponse(rendered("bar.html", theme=self.theme, spoken=speech_of(request, self.theme)), headers=headers("/"))

    async def _page(self, request: Request) -> Response:
        return StreamingResponse(self._told(speech_of(request, self.theme)), headers=headers("/"))

    async def _told(self, spoken: Speech) -> AsyncIterator[str]:
        """Yield the page's beginning at once, and the report when it is there."""
        yield rendered("prices-wait.html", theme=self.theme, spoken=spoken, day=words.day(self.on, locale=spoken.locale))
        found = await self._report(spoken)
        yield rendered("prices.html", theme=self.theme, spoken=spoken, changes=found.get("changes", ()), mistakes=found.get("mistakes", ()))

    async def _report(self, spoken: Speech) -> dict[str, Any]:
        """Return the report from a process of its own: two builds in one would hear each other's mistakes."""
        command = [sys.executable, "-m", "plugins.prices_diff", "--json", "--lang", spoken.lang, "--on", self.on.isoformat()]
        child = await asyncio.create_subprocess_exec(*command, cwd=self.root, stdout=asyncio.subprocess.PIPE)
        try:
            out, _ = await child.communicate()
        finally:
            if child.returncode is None:  # the page was closed before it was whole
                child.kill()
        found: dict[str, Any] = json.loads(out)
        return found
