"""The language of what the development server adds to a page: that of the person who reads it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request

from plugins.languages.staff_words import Speech, languages, of_browser, speech_in

OWN = "/_preview"  # the prefix of addresses that no published site has
WORDS = "words_of_staff"  # the value of a template that translates its messages
NAMES = {"en": "English", "fr": "Français"}  # each language's own name for itself


def speech_of(request: Request, theme: Path) -> Speech:
    """Return the language that the address names, such as `?lang=fr`, or else the browser's own."""
    language = request.query_params.get("lang", "")
    is_available = language in languages(theme)
    return speech_in(
        language if is_available else of_browser(request.headers.get("Accept-Language", ""), theme),
        theme,
    )


def render(template: str, *, theme: Path, speech: Speech, **values: Any) -> str:
    """Return a rendered template of `theme/preview`; its `others` are links to the same page in
    other languages."""
    others = {lang: NAMES.get(lang, lang) for lang in languages(theme) if lang != speech.lang}
    own = {"home": OWN, "lang": speech.lang, "translate": speech.translate, "others": others}
    return (
        _environment(theme).get_template(template).render(**own, **{WORDS: speech.words}, **values)
    )


@lru_cache(maxsize=2)  # every page of the preview has a bar, whose template was compiled each time
def _environment(theme: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(theme / "preview"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    return environment


@pass_context
def _gettext(context: Context, words: str) -> str:
    text: str = context[WORDS].gettext(words)
    return text


@pass_context
def _ngettext(context: Context, one: str, many: str, count: int) -> str:
    text: str = context[WORDS].ngettext(one, many, count)
    return text
