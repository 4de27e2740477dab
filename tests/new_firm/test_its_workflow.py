"""The workflow of a new firm: zizmor finds nothing in it, and its steps run here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from plugins.new_firm.folder import begin
from plugins.new_firm.wishes import ask_for_wishes
from plugins.project import ROOT
from tests.browser.pages.test_whole_firms import OWN, begun
from tests.new_firm.test_new_firm import WISHES, silent
from tests.support.firm import TODAY, without_firm
from tests.support.publishing import fill

WORKFLOW = ".github/workflows/publish.yml"
IGNORED = (
    ".git",
    ".venv",
    ".build",
    "output*",
    "preview*",
    "__pycache__",
    ".*_cache",
    ".hypothesis",
    "tests",
    "content",
)


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    """As in the generator's own workflow; and it can find something."""
    begin(tmp_path / "firm", ask_for_wishes(WISHES, silent), on=TODAY)
    zizmor = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet"]
    done = subprocess.run([*zizmor, str(tmp_path / "firm" / WORKFLOW)], capture_output=True)
    assert done.returncode == 0, done.stdout.decode()
    text = (tmp_path / "firm" / WORKFLOW).read_text("utf-8")
    (tmp_path / "publish.yml").write_text(text.replace("persist-credentials: false", ""), "utf-8")
    assert subprocess.run([*zizmor, str(tmp_path / "publish.yml")], capture_output=True).returncode


@pytest.mark.prove
def test_its_steps_check_and_publish(tmp_path: Path) -> None:
    """With the generator and the firm's folder side by side, as the runner has them."""
    shutil.copytree(ROOT, tmp_path / "generator", ignore=shutil.ignore_patterns(*IGNORED))
    for shared in (".venv", ".build"):
        (tmp_path / "generator" / shared).symlink_to(ROOT / shared)
    firm = begun(tmp_path).rename(tmp_path / "firm")
    workflow = YAML(typ="safe", pure=True).load((firm / WORKFLOW).read_text("utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["publish"]["steps"] if "run" in step]
    assert len(steps) == 2
    outcomes = {}
    for state in ("with blanks", "filled in"):
        if state == "filled in":
            fill(firm / "site.yml", **OWN)
        for step in steps:
            done = subprocess.run(
                step.split(),
                cwd=tmp_path,
                env={**without_firm(), **{name: str(one) for name, one in workflow["env"].items()}},
                capture_output=True,
                text=True,
            )
            outcomes[state, step.split()[3]] = (done.returncode == 0, done.stdout, done.stderr)
    assert {name: one[0] for name, one in outcomes.items()} == {
        ("with blanks", "check"): True,
        ("with blanks", "publish"): False,
        ("filled in", "check"): True,
        ("filled in", "publish"): True,
    }, outcomes
    assert (tmp_path / "site" / "index.html").is_file()
