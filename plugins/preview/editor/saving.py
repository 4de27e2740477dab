"""Tries a change to `content/` in a copy, by the rules of `make check`, before it is written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.build.partial_site import build_preview
from plugins.checks.rules import CHECKED, MUST, findings
from plugins.checks.sources import read_sources
from plugins.errors import ContentError, Mistake
from plugins.languages.codes import others
from plugins.preview.editor.changes import flat, normalised
from plugins.preview.editor.files import write_all

Texts = Mapping[Path, str | None]
# They take seconds after a change of prices, and never find a mistake in the content.
SKIPPED_PLUGINS = (
    "plugins.browser.service_worker",
    "plugins.browser.runtime",
)


def try_out(
    texts: Texts,
    content: Path,
    *,
    on: date,
    settings_file: Path,
    extra_check: Callable[[Path], list[Mistake]] = lambda copy: [],
) -> None:
    """Raise ContentError if the change would add a mistake to the content; nothing is written.

    `extra_check` finds mistakes in the copy that are not those of a rule.
    """
    with tempfile.TemporaryDirectory(dir=_scratch(content)) as folder:
        copy = Path(shutil.copytree(content, Path(folder) / content.name, copy_function=_hard_link))
        write_all({copy / path.relative_to(content): text for path, text in texts.items()})
        after = content_mistakes(copy, on=on, settings_file=settings_file)
        if after:
            before = {
                _without_line(mistake)
                for mistake in content_mistakes(content, on=on, settings_file=settings_file)
            }
            after = tuple(mistake for mistake in after if _without_line(mistake) not in before)
        after += tuple(extra_check(copy)) if not after else ()
    if after:
        raise ContentError(after)


def content_mistakes(content: Path, *, on: date, settings_file: Path) -> tuple[Mistake, ...]:
    """Return the mistakes that the rules find, or else those of a publish that reads the site."""
    settings = read_settings(str(settings_file))
    findings_now = findings(read_sources(content, on=on, languages=others(settings)), MUST)
    errors = tuple(
        Mistake(finding.file, finding.line, finding.message)
        for finding in findings_now
        if finding.severity == "error" and not finding.waits
    )
    if errors:
        return errors
    settings_of_trial = {
        "PLUGINS": [name for name in settings["PLUGINS"] if name not in SKIPPED_PLUGINS],
        "DRAFTS": False,
        CHECKED: True,  # the rules ran above
    }
    with tempfile.TemporaryDirectory(dir=_scratch(content)) as folder:
        try:
            site = Path(folder) / "site"
            build_preview(
                site, on=on, settings_file=settings_file, PATH=str(content), **settings_of_trial
            )
        except ContentError as error:
            return error.mistakes
    return ()


def waiting(content: Path, *, on: date, languages: tuple[str, ...]) -> tuple[Mistake, ...]:
    """Return the findings that must be corrected by a further save before a hand-over."""
    findings_now = findings(read_sources(content, on=on, languages=languages), MUST)
    return tuple(
        Mistake(finding.file, finding.line, finding.message)
        for finding in findings_now
        if finding.waits
    )


def lost_fields(
    form: Mapping[str, Any], base: Mapping[str, Any], saved: Mapping[str, Any]
) -> list[str]:
    """Return the fields that a person changed but that the saved files, read again, do not hold."""
    before, after = dict(flat(base)), dict(flat(saved))
    return [
        key
        for key, value in flat(form)
        if normalised(value) != normalised(before.get(key))
        and key in after
        and normalised(after[key]) != normalised(value)
    ]


def _hard_link(source: str, target: str) -> None:
    """Make a hard link in the place of a copy: a later write replaces the file, so the original
    stays as it is."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _scratch(content: Path) -> Path | None:
    """Return a folder on the same disk as the content, so that hard links are possible."""
    folder = content.parent / ".build"
    return folder if folder.is_dir() else None


def _without_line(mistake: Mistake) -> Mistake:
    return replace(mistake, line=0)
