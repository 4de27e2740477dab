"""Findings as GitHub shows them: beside the line at fault in a change, and as a list in the summary
of the run.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from plugins.checks.finding import Finding
from plugins.languages.staff_words import Speech

IN_TEXT = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PLACE = {**IN_TEXT, ":": "%3A", ",": "%2C"}
SUMMARY = "GITHUB_STEP_SUMMARY"  # the file that GitHub shows below a run


def annotation(finding: Finding, spoken: Speech) -> str:
    """Return the line that lets GitHub show a finding at its file and line."""
    place = f"file={_escaped(finding.file, IN_PLACE)}"
    if finding.line:
        place += f",line={finding.line}"
    return f"::{finding.severity} {place}::{_escaped(spoken.translate(finding.message), IN_TEXT)}"


def summarise(found: Iterable[Finding], told: str, spoken: Speech) -> None:
    """Write all of them below the run: GitHub shows but ten of each severity beside the lines."""
    if not (path := os.environ.get(SUMMARY)):
        return
    items = [f"- {_in_html(spoken.translate(one))}\n" for one in found]
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{_in_html(told)}\n\n{''.join(items)}\n")


def _escaped(text: str, signs: dict[str, str]) -> str:
    for sign, written in signs.items():  # the per cent sign comes first
        text = text.replace(sign, written)
    return text


def _in_html(text: str) -> str:
    """Return a text that Markdown shows as it is, each of its lines on one of its own."""
    lines = text.replace("&", "&amp;").replace("<", "&lt;").splitlines()
    return "<br>".join(f"<code>{line}</code>" for line in lines)
