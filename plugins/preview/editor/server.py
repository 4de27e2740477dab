"""The editor over HTTP, only in the development server: its page, its program from npm, and its
requests.

Decap CMS, not Sveltia CMS: what Sveltia saves locally it writes itself, in Chromium alone, into a
folder that the person must find first. Tried at 0.221.1 it dropped every comment of `site.yml` and
of the price books, put their keys in another order, wrote each language without asking our rules,
and asked three other hosts for fonts and news. Decap has a documented door for an own backend
(https://decapcms.org/docs/custom-backends/): one request for all languages of an entry, in any
browser, answered by this module, which changes the words that were changed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pelican.settings import read_settings
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import Route

from calculator.mistake import PriceBookError
from plugins.errors import ContentError, Mistake
from plugins.failures import from_exception
from plugins.hosting.headers import CONTENT_SECURITY_POLICY, headers
from plugins.languages.codes import others
from plugins.languages.staff_words import Speech
from plugins.packages.node import NodeError
from plugins.packages.npm import NpmError, package
from plugins.preview.editor.configuration import Configuration
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.phrases import phrases_in
from plugins.preview.editor.questions import Questions, builds_site, mistakes_as_values
from plugins.preview.editor.request_origin import refusal
from plugins.preview.editor.uploads import store_upload
from plugins.preview.hand_over.answers import HandOvers
from plugins.preview.language import render, speech_of
from plugins.project import PREVIEW

PACKAGE, PROGRAM = "decap-cms", "decap-cms.js"
# Decap generates code to validate its settings (https://ajv.js.org/security.html) and sets styles
# in its page; even so nothing is loaded from another site, and nothing is sent to one.
POLICY = {
    **CONTENT_SECURITY_POLICY,
    "script-src": "'self' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "form-action": "'none'",
}


class Editor:
    """The handlers below /admin/; with `lock` one change or build is worked on at a time."""

    def __init__(self, root: Path, *, on: date, lock: asyncio.Lock) -> None:
        self.root, self.on, self.lock = root, on, lock
        self.application = Starlette(
            routes=[
                Route("/", self._with_guard(self._page)),
                Route("/configuration.json", self._with_guard(self._configuration)),
                Route("/program/{name}", self._with_guard(self._program)),
                Route("/entries", self._with_guard(self._respond), methods=["POST"]),
                Route("/files", self._with_guard(self._file), methods=["POST"]),
                Route("/hand-over", self._with_guard(self._state)),
            ]
        )

    @cached_property
    def settings(self) -> dict[str, Any]:
        """Return the settings of the site."""
        return dict(read_settings(str(self.root / PREVIEW.name)))

    @cached_property
    def entries(self) -> Entries:
        """Return the entries of the content, in the languages of the site."""
        languages = (self.settings["DEFAULT_LANG"], *others(self.settings))
        return Entries(
            Path(self.settings["PATH"]),
            on=self.on,
            settings_file=self.root / PREVIEW.name,
            languages=languages,
        )

    @cached_property
    def hand_overs(self) -> HandOvers:
        """Return the hand-overs of the content."""
        return HandOvers(self.entries, root=self.root)

    def _with_guard(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        async def respond(request: Request) -> Response:
            reason = refusal(request)
            if not self.settings["EDITOR"]:
                response = PlainTextResponse(
                    "settings.yml: editor must be yes for the editor to be here.", 404
                )
            else:
                response = PlainTextResponse(f"{reason}.", 403) if reason else await answer(request)
            policy = "; ".join(f"{name} {value}" for name, value in POLICY.items())
            response.headers.update(
                {
                    **headers("/"),
                    "Content-Type": response.headers["Content-Type"],
                    "Content-Security-Policy": policy,
                }
            )
            return response

        return respond

    @cached_property
    def questions(self) -> Questions:
        """Return the answers to the editor's requests."""
        return Questions(self.entries, self.hand_overs)

    async def _page(self, request: Request) -> Response:
        return HTMLResponse(
            render("editor.html", theme=self.root / "theme", speech=self._speech(request))
        )

    async def _configuration(self, request: Request) -> Response:
        """Return the configuration and the words of the editor, in the language of the person who
        edits."""
        speech = self._speech(request)
        words = phrases_in(speech)
        try:
            settings = Configuration(
                self.entries.kinds, languages=self.entries.languages, speech=speech
            ).settings
            return JSONResponse({"configuration": await asyncio.to_thread(settings), **words})
        except (ContentError, PriceBookError) as error:
            return _refusal(from_exception(error), speech, **words)

    def _speech(self, request: Request) -> Speech:
        return speech_of(request, self.root / "theme")

    async def _program(self, request: Request) -> Response:
        """Return a file of Decap CMS, fetched from npm when it is first needed."""
        try:
            folder = await asyncio.to_thread(package, PACKAGE, root=self.root)
        except (NpmError, NodeError) as error:
            return PlainTextResponse(str(error), 503)
        path = folder / "dist" / request.path_params["name"]
        if path.suffix != ".js" or not path.is_file():
            return PlainTextResponse("no such part", 404)
        return FileResponse(path, media_type="text/javascript; charset=utf-8")

    async def _state(self, request: Request) -> Response:
        """Return the state of the hand-over."""
        state = await asyncio.to_thread(self.hand_overs.state, self._speech(request))
        return JSONResponse(state)

    async def _file(self, request: Request) -> Response:
        """Store a picture or a file in the content, and return the Markdown that shows it."""
        name, data = request.query_params.get("name", ""), await request.body()
        try:
            text = await asyncio.to_thread(store_upload, self.entries.content, name, data)
        except ContentError as error:
            return _refusal(error.mistakes, self._speech(request))
        return JSONResponse({"text": text})

    async def _respond(self, request: Request) -> Response:
        """Return the answer to one request of the editor; mistakes of the content are returned with
        status 422, and nothing is changed."""
        try:
            question = json.loads(await request.body())
        except ValueError:
            return PlainTextResponse("a question must be JSON.", 400)
        try:
            async with self.lock if builds_site(question) else nullcontext():
                answer = await asyncio.to_thread(
                    self.questions.answer, question, self._speech(request)
                )
        except ContentError as error:
            return _refusal(error.mistakes, self._speech(request))
        return (
            PlainTextResponse("a question must be one of those the editor asks.", 400)
            if answer is None
            else JSONResponse(answer)
        )


def _refusal(mistakes: Iterable[Mistake], speech: Speech, **words: Any) -> Response:
    return JSONResponse({"mistakes": mistakes_as_values(mistakes, speech), **words}, 422)
