"""What the rules find in `content/`, and what a build says of it: the site is built aside, and
nothing is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.build.check_cache import CheckCache
from plugins.build.large.deferred_pages import DeferredPages
from plugins.build.large.page_cache import PageCache
from plugins.build.large.rules_ahead import work_out
from plugins.build.scratch import scratch_folder
from plugins.build.searches import Trials
from plugins.build.site import build
from plugins.checks import COMING_DAYS, MUST, ON_DEMAND, SHOULD, findings
from plugins.checks.coming_days import coming_errors
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources, by_key, read_sources
from plugins.errors import SiteError
from plugins.fingerprint import digest
from plugins.languages.codes import others
from plugins.project import PREVIEW
from plugins.site import Site

RULES = "plugins.checks"  # a plugin that asks them before a build


def check_content(
    content: Path,
    *,
    on: date,
    external: bool = False,
    search: bool = False,
    settings_file: Path = PREVIEW,
    cache: CheckCache | None = None,
) -> list[Finding]:
    """Return what the rules find and, where they find no error, what a build of the site says.

    Drafts are left out of the build, as they are of a publish. `search` tries what visitors type.
    What is in the cache is not worked out again; what is found goes into it.
    """
    cache = cache or CheckCache()
    rules, settings = MUST + SHOULD + ON_DEMAND * external, read_settings(str(settings_file))
    sources = _read(content, settings, on=on, cached=cache.entries)
    confirmed = os.environ.get("ALLOW_ILLUSTRATIVE") != "1"
    today = findings(sources, rules)
    rule_findings = [*today, *coming_errors(sources, COMING_DAYS, today, confirmed=confirmed)]
    cache.entries = by_key(sources)
    if any(finding.severity == "error" for finding in rule_findings):
        return rule_findings
    build_settings = _build_settings(settings, content, cache)
    start_build = partial(build, on=on, settings_file=settings_file, **build_settings)
    return [*rule_findings, *_build_findings(start_build, sources, cache=cache, search=search)]


def _read(
    content: Path, settings: Mapping[str, Any], *, on: date, cached: Mapping[str, Entry]
) -> Sources:
    """Return all that staff edit, with what the rules find in each text by itself."""
    default, languages = settings["DEFAULT_LANG"], others(settings)
    sources = read_sources(content, on=on, languages=languages, default=default, earlier=cached)
    if settings["LARGE"]:
        work_out(sources.entries)
    return sources


def _build_settings(
    settings: Mapping[str, Any], content: Path, cache: CheckCache
) -> dict[str, Any]:
    """Return the settings of a build that need not ask the rules again."""
    return {
        "PATH": str(content),
        "DRAFTS": False,
        "PLUGINS": [name for name in settings["PLUGINS"] if name != RULES],
        "PAGE_CACHE": cache.pages,
        "DEFERRED_PAGES": DeferredPages(),
    }


def _build_findings(
    start_build: Callable[[Path], Site], sources: Sources, *, cache: CheckCache, search: bool
) -> list[Finding]:
    """Return what a build says, and the searches that do not find their page."""
    with scratch_folder(sources.content) as scratch:
        folder = scratch / "site"
        try:
            site = start_build(folder)
            trials = (
                Trials(site, sources, folder=folder, answers_by_language=cache.searches)
                if search
                else None
            )
            try:
                _write(site, cache)
            finally:
                if trials:
                    trials.finish_index()
        except SiteError as error:
            cache.pages, cache.digests = PageCache(), {}  # all of it must be told again
            return [
                Finding(mistake.file, mistake.line, mistake.message) for mistake in error.mistakes
            ]
        return list(trials.findings()) if trials else []


def _write(site: Site, cache: CheckCache) -> None:
    """Write the pages of a site, but for the questions whose text was the same when they were last
    written with all else as it is."""
    if not site.deferred_pages:
        return  # LARGE is off, and all are written
    now = {
        page.save_as: digest(str(cache.pages.state).encode(), Path(page.source_path).read_bytes())
        for page in site.questions
    }
    site.deferred_pages.leave_out(
        path for path, text in now.items() if cache.digests.get(path) == text
    )
    site.deferred_pages.write_all()
    cache.digests = now
