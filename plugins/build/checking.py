"""Checks `content/`: the rules' findings, and those of a build in a temporary folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.build.check_cache import CheckCache
from plugins.build.large.deferred_pages import DeferredPages
from plugins.build.large.page_cache import PageCache
from plugins.build.large.precompute import precompute
from plugins.build.scratch import scratch_folder
from plugins.build.searches import Trials
from plugins.build.site import build
from plugins.checks.coming_days import coming_errors
from plugins.checks.finding import Finding
from plugins.checks.rules import COMING_DAYS, MUST, ON_DEMAND, SHOULD, Rule, findings
from plugins.checks.sources import Sources, StampedEntries, read_sources
from plugins.errors import SiteError
from plugins.languages.codes import others
from plugins.markdown.things import Precomputed
from plugins.project import PREVIEW
from plugins.site import Site, site_from

RULES = "plugins.checks.rules"  # the plugin that runs the rules before a build


def check_content(
    content: Path,
    *,
    on: date,
    external: bool = False,
    search: bool = False,
    settings_file: Path = PREVIEW,
    cache: CheckCache | None = None,
) -> list[Finding]:
    """Return the findings of the rules and, if these are no errors, of a build of the site.

    As in a publish, drafts are not built. `search` tries the searches of visitors. Results in the
    cache are reused, and new results are added to it.
    """
    cache = cache or CheckCache()
    rules, settings = MUST + SHOULD + ON_DEMAND * external, read_settings(str(settings_file))
    settings = {**settings, "PATH": str(content), "ON": on.isoformat()}
    sources, converted = _read(settings, rules, stamped=cache.entries)
    confirmed = os.environ.get("ALLOW_ILLUSTRATIVE") != "1"
    today = findings(sources, rules)
    rule_findings = [*today, *coming_errors(sources, COMING_DAYS, today, confirmed=confirmed)]
    if any(finding.severity == "error" for finding in rule_findings):
        return rule_findings
    build_settings = _build_settings(settings, cache, converted)
    start_build = partial(build, on=on, settings_file=settings_file, **build_settings)
    return [*rule_findings, *_build_findings(start_build, sources, cache=cache, search=search)]


def _read(
    settings: Mapping[str, Any], rules: Sequence[Rule], *, stamped: StampedEntries
) -> tuple[Sources, dict[str, Precomputed]]:
    """Return everything that staff edit, with the findings of the rules on each text by itself,
    and, if many texts are new, the HTML of these by their paths."""
    site, content = site_from(settings), Path(settings["PATH"])
    default, languages = settings["DEFAULT_LANG"], others(settings)
    sources = read_sources(
        content, on=site.on, languages=languages, default=default, stamped=stamped
    )
    return sources, precompute(site, sources, rules) if settings["LARGE"] else {}


def _build_settings(
    settings: Mapping[str, Any], cache: CheckCache, converted: Mapping[str, Precomputed]
) -> dict[str, Any]:
    """Return the settings of a build that need not run the rules again."""
    return {
        "PATH": settings["PATH"],
        "DRAFTS": False,
        "PLUGINS": [name for name in settings["PLUGINS"] if name != RULES],
        "PAGE_CACHE": cache.pages,
        "DEFERRED_PAGES": DeferredPages(),
        "PRECOMPUTED": converted,
    }


def _build_findings(
    start_build: Callable[[Path], Site], sources: Sources, *, cache: CheckCache, search: bool
) -> list[Finding]:
    """Return the mistakes of a build, and the searches that do not find their page."""
    with scratch_folder(sources.content) as scratch:
        folder = scratch / "site"
        try:
            site = start_build(folder)
            if not search:
                _write(site, cache)
                return []
            with Trials(site, sources, folder=folder, cache=cache) as trials:
                trials.begin()  # Node.js searches while the pages are written
                _write(site, cache)
                return list(trials.findings())
        except SiteError as error:
            # the next check must report everything again
            cache.pages, cache.written = PageCache(), {}
            return [
                Finding(mistake.file, mistake.line, mistake.message) for mistake in error.mistakes
            ]


def _write(site: Site, cache: CheckCache) -> None:
    """Write the pages of a site, except questions whose text and everything else are as they were
    when they were last written."""
    if not site.deferred_pages:
        return  # LARGE is off, and all are written
    now = {
        page.save_as: (cache.pages.state, cache.entries[page.source_path][0])
        for page in site.questions
        if page.source_path in cache.entries
    }
    site.deferred_pages.leave_out(
        path for path, text in now.items() if cache.written.get(path) == text
    )
    site.deferred_pages.write_all()
    cache.written = now
