"""Find every mistake in `content/`, build the site aside, and keep nothing.

python -m plugins.build.check --on 2027-01-01 --external
"""

from __future__ import annotations

import argparse
import atexit
import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.build.annotations import annotation, summarise
from plugins.build.check_cache import CheckCache, read_cache, write_cache
from plugins.build.command_line import add_day, plainly
from plugins.build.large.deferred_pages import DeferredPages
from plugins.build.large.page_cache import PageCache
from plugins.build.large.rules_ahead import work_out
from plugins.build.scratch import scratch_folder
from plugins.build.searches import Trials
from plugins.build.site import build, unhindered
from plugins.checks import COMING_DAYS, MUST, ON_DEMAND, SHOULD, findings
from plugins.checks.coming_days import coming_errors
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources, by_key, read_sources
from plugins.errors import SiteError, say
from plugins.fingerprint import digest
from plugins.languages.codes import others
from plugins.languages.staff_words import Speech, of_terminal, speech
from plugins.project import PREVIEW, content_folder
from plugins.site import Site

RULES = "plugins.checks"  # a plugin that asks them before a build


def found_in(
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
    default, languages = settings["DEFAULT_LANG"], others(settings)
    sources = read_sources(
        content, on=on, languages=languages, default=default, known=cache.entries
    )
    confirmed = os.environ.get("ALLOW_ILLUSTRATIVE") != "1"
    work_out(sources.entries)
    found = [*findings(sources, rules), *coming_errors(sources, COMING_DAYS, confirmed=confirmed)]
    cache.entries = by_key(sources)
    if any(finding.severity == "error" for finding in found):
        return found
    given = _for_a_check(settings, content, cache)
    begin = partial(build, on=on, settings_file=settings_file, **given)
    return [*found, *_in_build(begin, sources, cache=cache, search=search)]


def _for_a_check(settings: Mapping[str, Any], content: Path, cache: CheckCache) -> dict[str, Any]:
    """Return the settings of a build that need not ask the rules again."""
    return {
        "PATH": str(content),
        "DRAFTS": False,
        "PLUGINS": [name for name in settings["PLUGINS"] if name != RULES],
        "PAGE_CACHE": cache.pages,
        "DEFERRED_PAGES": DeferredPages(),
    }


def _in_build(
    begin: Callable[[Path], Site], sources: Sources, *, cache: CheckCache, search: bool
) -> list[Finding]:
    """Return what a build says, and the searches that do not find their page."""
    with scratch_folder(sources.content) as scratch:
        folder = scratch / "site"
        try:
            site = begin(folder)
            trials = Trials(site, sources, folder=folder, known=cache.searches) if search else None
            try:
                _write(site, cache)
            finally:
                if trials:
                    trials.finish_index()
        except SiteError as error:
            cache.pages, cache.written = PageCache(), {}  # all of it must be told again
            return [Finding(one.file, one.line, one.said) for one in error.mistakes]
        return list(trials.findings()) if trials else []


def _write(site: Site, cache: CheckCache) -> None:
    """Write the pages of a site, but for the questions whose text was the same when they were last
    written with all else as it is."""
    if not site.waiting:
        return  # LARGE is off, and all are written
    now = {
        page.save_as: digest(str(cache.pages.state).encode(), Path(page.source_path).read_bytes())
        for page in site.questions
    }
    site.waiting.leave_out(path for path, text in now.items() if cache.written.get(path) == text)
    site.waiting.write_all()
    cache.written = now


def summary(found: list[Finding], speech: Speech) -> str:
    """Return how many there are of each severity."""
    counts = Counter(finding.severity for finding in found)
    errors = (
        speech.many("%(num)s error", "%(num)s errors", counts["error"])
        if counts["error"]
        else speech.told(say("no errors"))
    )
    warnings = (
        speech.many("%(num)s warning", "%(num)s warnings", counts["warning"])
        if counts["warning"]
        else speech.told(say("no warnings"))
    )
    return f"{errors}, {warnings}"


def _plain(finding: Finding, speech: Speech) -> dict[str, Any]:
    """Return a finding as the preview's page shows it."""
    return {
        "file": finding.file,
        "line": finding.line,
        "severity": finding.severity,
        "told": speech.told(finding.said),
    }


def main(arguments: list[str] | None = None) -> int:
    """Check from the command line; 1 where there is an error."""
    atexit.register(gc.freeze)  # after a large build, seeking garbage took a tenth of the time
    given = _parser().parse_args(arguments)
    content = given.content.resolve()
    cache = read_cache(content)
    with unhindered():
        found = found_in(content, on=given.on, external=given.external, search=True, cache=cache)
    write_cache(content, cache)
    spoken = speech(given.lang)
    checked = say(
        "Checked %(folder)s/ as of %(day)s: %(summary)s.",
        folder=given.content.name,
        day=given.on,
        summary=summary(found, spoken),
    )
    told = spoken.told(checked)
    if given.json:
        plain = [_plain(finding, spoken) for finding in found]
        print(json.dumps({"summary": told, "findings": plain}))
    elif given.format == "github":
        print(*(annotation(finding, spoken) for finding in found), told, sep="\n")
        summarise(found, told, spoken)
    else:
        print("".join(f"{spoken.told(finding)}\n" for finding in found), end="", file=sys.stderr)
        print(told)
    return int(any(finding.severity == "error" for finding in found))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.build.check", description=__doc__)
    parser.add_argument("--content", type=Path, default=content_folder())
    add_day(parser)
    parser.add_argument(
        "--external", action="store_true", help="ask other sites whether links to them still work"
    )
    parser.add_argument("--lang", default=of_terminal(), help="the language of the report")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.add_argument(
        "--format", choices=("", "github"), default="", help="as annotations of a change on GitHub"
    )
    return parser


if __name__ == "__main__":
    sys.exit(plainly(main))
