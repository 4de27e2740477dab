"""What GitHub runs is what everybody runs: verbs of the Makefile, and actions pinned by
commit."""

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
    """No program of its own: what fails there can be tried here."""
    if "run" in step:
        make, verb, *given = step["run"].split()
        assert make == "make" and verb in VERBS
        assert all(re.fullmatch(r"[A-Z]+=[a-z]+", word) for word in given)
    else:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"])


def test_the_library_is_tried_in_every_python_that_it_is_for() -> None:
    """From the oldest that the package allows on."""
    python = WORKFLOW["jobs"]["library"]["strategy"]["matrix"]["python"]
    assert python == list(VERSIONS)
    assert project()["project"]["requires-python"] == f">={VERSIONS[0]}"


def test_only_what_was_proved_is_published_and_never_a_proposal() -> None:
    """With the rights to publish in that job alone."""
    publish = WORKFLOW["jobs"]["publish"]
    assert (
        publish["needs"] == ["check", "test"]
        and publish["if"] == "github.event_name != 'pull_request'"
    )
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert [name for name, job in WORKFLOW["jobs"].items() if "permissions" in job] == ["publish"]


def test_code_is_proved_once_and_content_never_needs_it_anew() -> None:
    """The tests know nothing of content/: what they proved is all else, and nothing less."""
    steps = WORKFLOW["jobs"]["test"]["steps"]
    (kept,) = (step for step in steps if step.get("id") == "proved")
    assert kept["with"]["key"] == "proved-${{ hashFiles('**', '!content/**', '!.git/**') }}"
    (run,) = (step for step in steps if "run" in step)
    assert (run["run"], run["if"]) == (
        "make test",
        "steps.proved.outputs.cache-hit != 'true'",
    )


def test_a_proposal_is_answered_within_minutes() -> None:
    """First with the mistakes of its content, each at its line, then with those of its code."""
    check = WORKFLOW["jobs"]["check"]
    assert [step["run"] for step in check["steps"] if "run" in step] == [
        "make check FORMAT=github",
        "make shareable",
        "make lint",
        "make units",
    ]
    assert "needs" not in check and check["timeout-minutes"] <= 15


def test_the_site_is_made_again_each_night() -> None:
    """Texts have their first and last days, and a price book takes over by itself."""
    (night,) = WORKFLOW["on"]["schedule"]
    assert re.fullmatch(r"\d+ [0-5] \* \* \*", night["cron"])


def test_the_whole_publish_is_uploaded() -> None:
    """The folder that make publish fills, with the file that says whom to tell of a hole."""
    (upload,) = (step for _, step in STEPS if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "output", "include-hidden-files": True}
