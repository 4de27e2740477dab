"""A built site over HTTP, with the headers of plugins/hosting/headers.py."""

from __future__ import annotations

from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from plugins.assets.linked_files import HIDDEN
from plugins.assets.media_types import MEDIA_TYPES
from plugins.hosting.headers import NOBODY, REVALIDATE, headers

MISSING = "404/"  # an address at which no site has a page


class Site(StaticFiles):
    """A folder of pages, styles and scripts; a missing address is answered with the 404 page of its
    language."""

    def __init__(self, folder: Path, ancestors: str = NOBODY) -> None:
        super().__init__(directory=folder, html=True)
        self.ancestors = ancestors  # who may show the page for frames

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return Starlette's response with our headers in the place of its own."""
        path_below = scope["path"].removeprefix(scope.get("root_path", ""))  # also below /_preview
        if HIDDEN.search(path_below):  # as every server of ours does
            path = MISSING
        response = await super().get_response(path, scope)
        if response.status_code == 404:
            response = self._not_found(path) or response
        response.headers.update(headers(scope["path"], ancestors=self.ancestors))
        if response.status_code == 404:
            response.headers.update(
                {"Content-Type": MEDIA_TYPES[".html"], "Cache-Control": REVALIDATE}
            )
        return response

    def _not_found(self, path: str) -> Response | None:
        """Return the 404 page of the language whose folder the address is in, if it has one."""
        page, file_state = self.lookup_path(f"{path.partition('/')[0]}/404.html")
        return FileResponse(page, stat_result=file_state, status_code=404) if file_state else None


def application(folder: Path, ancestors: str = NOBODY) -> Starlette:
    """Return the application that serves a built site."""
    return Starlette(routes=[Mount("/", Site(folder, ancestors))])
