"""Where a new firm's workflow finds this generator."""

from __future__ import annotations

import re
import subprocess

from plugins.project import ROOT

USED = re.compile(r"uses: (actions/([a-z-]+)@\S+ # \S+)")
REPOSITORY = re.compile(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$")
UNKNOWN_REPOSITORY = "OWNER/NAME # write where the generator is kept"


def of_generator() -> dict[str, str]:
    """Return what a workflow needs to know of the generator: its repository, its commit, and the
    actions that its own workflow uses."""
    own = (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8")
    actions = {name: action for action, name in USED.findall(own)}
    match = REPOSITORY.search(_git("remote", "get-url", "origin"))
    return {
        "checkout": actions["checkout"],
        "upload": actions["upload-pages-artifact"],
        "deploy": actions["deploy-pages"],
        "repository": match[1] if match else UNKNOWN_REPOSITORY,
        "commit": _git("rev-parse", "HEAD") or "main",
    }


def _git(*words: str) -> str:
    try:
        process = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return process.stdout.strip() if process.returncode == 0 else ""
