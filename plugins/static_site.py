"""A built site over HTTP, with exactly the headers of plugins/headers.py."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from plugins.headers import MEDIA_TYPES, headers


class Site(StaticFiles):
    """A folder of pages, styles and scripts; a missing address answers with the site's own 404 page."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return Starlette's response with our headers in place of its own."""
        response = await super().get_response(path, scope)
        response.headers.update(headers(scope["path"]))
        if response.status_code == 404:
            response.headers["Content-Type"] = MEDIA_TYPES[".html"]
        return response


def application(folder: Path) -> Starlette:
    """Return the application that serves a built site."""
    return Starlette(routes=[Mount("/", Site(folder))])
