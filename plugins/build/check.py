"""Finds every mistake in `content/`, also by building the site in a temporary folder.

python -m plugins.build.check --on 2027-01-01 --external
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from plugins.build.command_line import add_day, run_command
from plugins.build.garbage_collection import without_garbage_collection
from plugins.build.last_findings import cache_name, keep_findings, read_findings, state_of
from plugins.checks.finding import Finding
from plugins.errors import say
from plugins.languages.staff_words import Speech, of_terminal, speech_in
from plugins.project import content_folder


def summary(findings: list[Finding], speech: Speech) -> str:
    """Return the numbers of errors and warnings in words."""
    counts = Counter(finding.severity for finding in findings)
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


def _as_json(finding: Finding, speech: Speech) -> dict[str, Any]:
    """Return a finding as the preview's page shows it."""
    return {
        "file": finding.file,
        "line": finding.line,
        "severity": finding.severity,
        "told": speech.translate(finding.message),
    }


def main(arguments: list[str] | None = None) -> int:
    """Check from the command line; return 1 if there is an error."""
    options = _parser().parse_args(arguments)
    with without_garbage_collection():  # loading the rules and Pelican is faster without it, too
        findings = _findings(options)
    speech = speech_in(options.lang)
    message = say(
        "Checked %(folder)s/ as of %(day)s: %(summary)s.",
        folder=options.content.name,
        day=options.on,
        summary=summary(findings, speech),
    )
    _print(findings, speech.translate(message), speech, options)
    return int(any(finding.severity == "error" for finding in findings))


def _findings(options: argparse.Namespace) -> list[Finding]:
    """Return the findings: those of the last check if nothing has changed since."""
    content = options.content.resolve()
    name, state = cache_name(content), state_of(content, on=options.on)
    earlier = None if options.external else read_findings(name, state=state)
    return _new_findings(options, name, state) if earlier is None else earlier


def _new_findings(options: argparse.Namespace, name: str, before: str) -> list[Finding]:
    """Return the findings, and write the cache for the next check."""
    # imported here, because a check where nothing has changed needs none of it
    from plugins.build.check_cache import read_cache, write_cache
    from plugins.build.checking import check_content

    content, cache = options.content.resolve(), read_cache(name)
    external = options.external
    findings = check_content(content, on=options.on, external=external, search=True, cache=cache)
    after = "" if external else state_of(content, on=options.on)
    keep_findings(name, findings, before=before, after=after, content=content)
    write_cache(name, cache)
    return findings


def _print(
    findings: list[Finding], summary: str, speech: Speech, options: argparse.Namespace
) -> None:
    """Print the findings in the form that the options name."""
    if options.json:
        rows = [_as_json(finding, speech) for finding in findings]
        print(json.dumps({"summary": summary, "findings": rows}))
    elif options.format == "github":
        from plugins.build.annotations import annotation, summarise

        print(*(annotation(finding, speech) for finding in findings), summary, sep="\n")
        summarise(findings, summary, speech)
    else:
        print(
            "".join(f"{speech.translate(finding)}\n" for finding in findings),
            end="",
            file=sys.stderr,
        )
        print(summary)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.build.check", description=__doc__)
    parser.add_argument("--content", type=Path, default=content_folder())
    add_day(parser)
    parser.add_argument("--external", action="store_true", help="test links to other sites")
    parser.add_argument("--lang", default=of_terminal(), help="the language of the report")
    parser.add_argument("--json", action="store_true", help="the report as JSON")
    parser.add_argument(
        "--format",
        choices=("", "github"),
        default="",
        help="github prints the findings as annotations of a change",
    )
    return parser


if __name__ == "__main__":
    sys.exit(run_command(main))
