"""GitHub runs what everybody can run: verbs of the Makefile, and actions pinned by commit."""

from __future__ import annotations

import re
from typing import Any

import pytest
from ruamel.yaml import YAML

from plugins.project import ROOT, project
from tests.support.pythons import VERSIONS

WORKFLOW = YAML(typ="safe", pure=True).load(
    (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
)
VERBS = set(re.findall(r"(?m)^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8")))
STEPS: list[tuple[str, dict[str, Any]]] = [
    (name, step) for name, job in WORKFLOW["jobs"].items() for step in job["steps"]
]


@pytest.mark.parametrize(
    ("job", "step"), STEPS, ids=[f"{job}-{step.get('run') or step['uses']}" for job, step in STEPS]
)
def test_a_step_is_a_verb_of_ours_or_an_action_at_its_commit(
    job: str, step: dict[str, Any]
) -> None:
    """It has no program of its own, so that a failure can be repeated on any machine."""
    if "run" in step:
        make, verb, *arguments = step["run"].split()
        assert make == "make" and verb in VERBS
        assert all(re.fullmatch(r"[A-Z]+=[a-z]+", word) for word in arguments)
    else:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])


def test_the_library_is_tested_in_every_python_that_it_supports() -> None:
    """From the oldest that the package allows."""
    python = WORKFLOW["jobs"]["library"]["strategy"]["matrix"]["python"]
    assert python == list(VERSIONS)
    assert project()["project"]["requires-python"] == f">={VERSIONS[0]}"


def test_only_tested_commits_are_published_and_never_a_pull_request() -> None:
    """Only the publishing job has the rights to publish."""
    publish = WORKFLOW["jobs"]["publish"]
    assert (
        publish["needs"] == ["check", "test"]
        and publish["if"] == "github.event_name != 'pull_request'"
    )
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert [name for name, job in WORKFLOW["jobs"].items() if "permissions" in job] == ["publish"]


def test_code_is_tested_once_and_not_again_when_content_alone_changes() -> None:
    """The tests do not read content/, so the cache's key is the hash of all other files."""
    steps = WORKFLOW["jobs"]["test"]["steps"]
    (cache,) = (step for step in steps if step.get("id") == "proved")
    assert cache["with"]["key"] == "proved-${{ hashFiles('**', '!content/**', '!.git/**') }}"
    (run,) = (step for step in steps if "run" in step)
    assert (run["run"], run["if"]) == (
        "make test",
        "steps.proved.outputs.cache-hit != 'true'",
    )


def test_a_pull_request_is_answered_within_minutes() -> None:
    """First with the mistakes in its content, each at its line, then with those in its code."""
    check = WORKFLOW["jobs"]["check"]
    assert [step["run"] for step in check["steps"] if "run" in step] == [
        "make check FORMAT=github",
        "make shareable",
        "make lint",
        "make units",
    ]
    assert "needs" not in check and check["timeout-minutes"] <= 15


def test_the_site_is_built_again_each_night() -> None:
    """Texts have first and last days, and a price book has a first day."""
    (night,) = WORKFLOW["on"]["schedule"]
    assert re.fullmatch(r"\d+ [0-5] \* \* \*", night["cron"])


def test_the_whole_published_folder_is_uploaded() -> None:
    """The output of make publish, with the hidden folder of security.txt."""
    (upload,) = (step for _, step in STEPS if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "output", "include-hidden-files": True}
