"""Ends a server that has had no request for a while, such as one that the icon on the desktop
started."""

from __future__ import annotations

import asyncio
import time

from starlette.types import ASGIApp, Receive, Scope, Send

INTERVAL = 5.0  # seconds between two checks


class IdleMonitor:
    """An application that counts its open requests and remembers the time of the last one."""

    def __init__(self, application: ASGIApp) -> None:
        self.application, self.open_requests, self.last_request = application, 0, time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        self.open_requests += 1
        try:
            await self.application(scope, receive, send)
        finally:
            self.open_requests -= 1
            self.last_request = time.monotonic()

    async def until_idle(self, seconds: float) -> None:
        """Return after so many seconds without a request; a page that waits for events is a
        request."""
        while (  # noqa: ASYNC110 - nothing happens that could set an event
            self.open_requests or time.monotonic() - self.last_request < seconds
        ):
            await asyncio.sleep(min(INTERVAL, seconds / 4))
