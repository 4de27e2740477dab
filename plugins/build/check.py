"""Find every mistake in `content/`, build the site aside, and keep nothing.

python -m plugins.build.check --on 2027-01-01 --external
"""

from __future__ import annotations

import argparse
import atexit
import gc
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.build.command_line import add_day, plainly
from plugins.build.large.worker_pool import unhindered
from plugins.errors import say
from plugins.languages.staff_words import Speech, of_terminal, speech
from plugins.project import content_folder

if TYPE_CHECKING:
    from plugins.checks.finding import Finding


def summary(found: list[Finding], speech: Speech) -> str:
    """Return how many there are of each severity."""
    counts = Counter(finding.severity for finding in found)
    errors = (
        speech.many("%(num)s error", "%(num)s errors", counts["error"])
        if counts["error"]
        else speech.translate(say("no errors"))
    )
    warnings = (
        speech.many("%(num)s warning", "%(num)s warnings", counts["warning"])
        if counts["warning"]
        else speech.translate(say("no warnings"))
    )
    return f"{errors}, {warnings}"


def _plain(finding: Finding, speech: Speech) -> dict[str, Any]:
    """Return a finding as the preview's page shows it."""
    return {
        "file": finding.file,
        "line": finding.line,
        "severity": finding.severity,
        "told": speech.translate(finding.message),
    }


def main(arguments: list[str] | None = None) -> int:
    """Check from the command line; 1 where there is an error."""
    atexit.register(gc.freeze)  # after a large build, seeking garbage took a tenth of the time
    options = _parser().parse_args(arguments)
    with unhindered():  # as it does while the rules and Pelican are loaded
        found = _findings(options)
    spoken = speech(options.lang)
    checked = say(
        "Checked %(folder)s/ as of %(day)s: %(summary)s.",
        folder=options.content.name,
        day=options.on,
        summary=summary(found, spoken),
    )
    _print(found, spoken.translate(checked), spoken, options)
    return int(any(finding.severity == "error" for finding in found))


def _findings(given: argparse.Namespace) -> list[Finding]:
    """Return what is found, and leave to the next check what need not be worked out again."""
    from plugins.build import check_cache

    content, external = given.content.resolve(), given.external
    file = check_cache.cache_file(content)
    cache, before = check_cache.read_cache(file), check_cache.state_of(content, on=given.on)
    if before in cache.found and not external:
        return cache.found[before]
    from plugins.build.checking import found_in

    found = found_in(content, on=given.on, external=external, search=True, cache=cache)
    after = check_cache.state_of(content, on=given.on)
    cache.keep(found, before=before, after="" if external else after, content=content)
    check_cache.write_cache(file, cache)
    return found


def _print(found: list[Finding], told: str, spoken: Speech, given: argparse.Namespace) -> None:
    """Print what was found in the form that is asked for."""
    if given.json:
        plain = [_plain(finding, spoken) for finding in found]
        print(json.dumps({"summary": told, "findings": plain}))
    elif given.format == "github":
        from plugins.build.annotations import annotation, summarise

        print(*(annotation(finding, spoken) for finding in found), told, sep="\n")
        summarise(found, told, spoken)
    else:
        print(
            "".join(f"{spoken.translate(finding)}\n" for finding in found), end="", file=sys.stderr
        )
        print(told)


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
