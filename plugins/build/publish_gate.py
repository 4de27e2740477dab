"""The conditions of a publish: no blank, no example, no price that is not confirmed."""

from __future__ import annotations

from typing import Any

from pelican.plugins import signals

from plugins.checks.firm.publishable import blank, unconfirmed, wrong
from plugins.checks.sources import read_sources
from plugins.checks.texts.blanks import published_blanks
from plugins.errors import ContentError, Message, Mistake, say
from plugins.reading.site_details import lines_of
from plugins.site import site_of


def _refuse(pelican: Any) -> None:
    settings = pelican.settings
    if (
        __name__ not in settings["PLUGINS"]
    ):  # a plugin stays connected after an earlier build in this process
        return
    site = site_of(settings)
    content, sources = site.content, read_sources(site.content, on=site.on)
    if sources.site is None:
        raise ContentError(sources.mistakes)
    file, lines = f"{content.name}/site.yml", lines_of(content)
    mistakes: list[Mistake] = [
        *(Mistake(file, lines.get(key, 1), _must_be_filled(key)) for key in blank(sources)),
        *wrong(sources),
        *published_blanks(sources),
    ]
    if not settings["ALLOW_ILLUSTRATIVE"]:
        mistakes += unconfirmed(sources)
    if mistakes:
        raise ContentError(sorted(mistakes, key=lambda mistake: (mistake.file, mistake.line)))


def _must_be_filled(key: str) -> Message:
    return say(
        "%(key)s must be filled in before the site is published, got a blank; ask the firm, and"
        " write it after the colon.",
        key=key,
    )


def register() -> None:
    """Register before any page is made, and only in a publish: the preview shows what is still
    missing."""
    signals.initialized.connect(_refuse)
