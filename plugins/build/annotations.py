"""Findings as GitHub shows them: beside the line of a change, and as a list in the summary of the
run.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from plugins.checks.finding import Finding
from plugins.languages.staff_words import Speech

TEXT_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PLACE_ESCAPES = {**TEXT_ESCAPES, ":": "%3A", ",": "%2C"}
SUMMARY = "GITHUB_STEP_SUMMARY"  # names the file that GitHub shows below a run


def annotation(finding: Finding, speech: Speech) -> str:
    """Return the line that makes GitHub show a finding at its file and line."""
    place = f"file={_escape(finding.file, PLACE_ESCAPES)}"
    if finding.line:
        place += f",line={finding.line}"
    return (
        f"::{finding.severity} {place}::{_escape(speech.translate(finding.message), TEXT_ESCAPES)}"
    )


def summarise(findings: Iterable[Finding], summary: str, speech: Speech) -> None:
    """Write all findings into the summary of the run, because GitHub shows only ten of each
    severity beside the lines."""
    if not (path := os.environ.get(SUMMARY)):
        return
    items = [f"- {_in_html(speech.translate(finding))}\n" for finding in findings]
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{_in_html(summary)}\n\n{''.join(items)}\n")


def _escape(text: str, signs: dict[str, str]) -> str:
    # beginning with the per cent sign, which the other escapes contain
    for sign, escape in signs.items():
        text = text.replace(sign, escape)
    return text


def _in_html(text: str) -> str:
    """Return a text that Markdown shows as it is, with its line breaks."""
    lines = text.replace("&", "&amp;").replace("<", "&lt;").splitlines()
    return "<br>".join(f"<code>{line}</code>" for line in lines)
