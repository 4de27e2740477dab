"""Ends a server that has had no request for a while, such as one started by the icon."""

from __future__ import annotations

import asyncio
import time

from starlette.types import ASGIApp, Receive, Scope, Send

LOOK = 5.0  # seconds between two looks


class Watched:
    """An application that counts its open requests and remembers the time of the last one."""

    def __init__(self, application: ASGIApp) -> None:
        self.application, self.answering, self.last = application, 0, time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        self.answering += 1
        try:
            await self.application(scope, receive, send)
        finally:
            self.answering -= 1
            self.last = time.monotonic()

    async def idle(self, seconds: float) -> None:
        """Return after that long without a request; a page that listens for events is a request."""
        while (  # noqa: ASYNC110 - nothing happens that could set an event
            self.answering or time.monotonic() - self.last < seconds
        ):
            await asyncio.sleep(min(LOOK, seconds / 4))
