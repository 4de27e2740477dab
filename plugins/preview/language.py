"""The language of what the development server adds to a page: that of the person who reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from plugins.languages.staff_words import Speech, languages, of_browser, speech_in

OWN = "/_preview"  # the prefix of addresses that no published site has
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
    environment = Environment(
        loader=FileSystemLoader(theme / "preview"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_translations(speech.words, newstyle=True)  # type: ignore[attr-defined]
    others = {lang: NAMES.get(lang, lang) for lang in languages(theme) if lang != speech.lang}
    return environment.get_template(template).render(
        home=OWN, lang=speech.lang, translate=speech.translate, others=others, **values
    )
