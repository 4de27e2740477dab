"""Tests prove the generator: they pass whatever staff write in `content/`, and on any day."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from plugins.languages.translations import record
from tests.support.firm import ROOT, TODAY
from tests.support.parts import PARTS
from tests.support.publishing import fill

VARIABLES = ("CONTENT", "CONTENT_GUARD", "ON", "PYTHONPATH")
UNREWRITTEN = "ignore::pytest.PytestAssertRewriteWarning"  # of the clock, which was there before
AHEAD = 365  # days
LATER = TODAY + timedelta(days=AHEAD)
QUICK = (  # tests that read content, without browsers, servers and comparisons of files by age
    *("tests/build/test_check.py", "tests/build/test_publish_gate.py", "tests/build/test_site.py"),
    *("tests/calculator", "tests/checks", "tests/hosting", "tests/languages", "tests/pages"),
    *("tests/price_report", "tests/prices", "tests/reading", "tests/theme", "tests/test_house.py"),
)
NEW = {
    "new-question.md": "Do you also work at night?",
    "new-question.fr.md": "Travaillez-vous aussi la nuit ?",
}
FRONT = "---\ntitle: {title}\ntopic: trust\norder: 1\nreviewed: {day}\n{more}---\n\n{text}\n"


def copy_of_everything(folder: Path) -> Path:
    """Return a repository with the files of this one as they are now; downloads are shared."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    for name in names:
        if not name.startswith("content/") and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    (folder / ".build").symlink_to(ROOT / ".build")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def change_content(content: Path) -> Path:
    """Change a copy of the firm's content in every way in which staff may change it."""
    fill(
        content / "site.yml", website="https://www.another.the-tests", email="us@another.the-tests"
    )
    for path in content.rglob("*.md"):
        text = re.sub(r"(?m)^reviewed: .*", f"reviewed: {LATER}", path.read_text("utf-8"))
        path.write_text(f"{text}\nOther words.\n", "utf-8")
    for name, title in NEW.items():
        more = "slug: nouvelle-question\ntranslates:\n" if ".fr." in name else ""
        text = FRONT.format(title=title, day=LATER, more=more, text="Rarely." if not more else "")
        (content / "faq" / name).write_text(text.replace("\n\n\n", "\n\nRarement.\n"), "utf-8")
    book = content / "prices" / "2026-01-01.toml"
    confirmed = book.read_text("utf-8").replace('"illustrative"', '"confirmed"')
    book.write_text(confirmed.replace('"900.00"', '"910.00"'), "utf-8")
    dearer = confirmed.replace('"900.00"', '"920.00"')
    book.with_name(f"{LATER:%Y-%m-01}.toml").write_text(dearer, "utf-8")
    for path in content.rglob("*.fr.md"):
        record(path)
    return content


@pytest.mark.prove
def test_the_quick_tests_pass_with_other_content_a_year_on(tmp_path: Path) -> None:
    """Settings filled in, texts added and reworded, prices and days changed, and the clock set
    ahead, all at once."""
    root = copy_of_everything(tmp_path)
    change_content(Path(shutil.copytree(ROOT / "tests" / "firm" / "content", root / "content")))
    environment = {
        **{name: value for name, value in os.environ.items() if name not in VARIABLES},
        "PYTHONPATH": str(root / "tests" / "support" / "startup"),
    }
    check = [sys.executable, "-m", "plugins.build.check", "--on", LATER.isoformat()]
    sound = subprocess.run(check, cwd=root, env=environment, capture_output=True, text=True)
    assert "no errors" in sound.stdout, sound.stderr
    tests = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        "not prove",
        "-W",
        UNREWRITTEN,
        "--without",
        " ".join(PARTS),
    ]
    done = subprocess.run(
        [*tests, "-n2", "--dist", "loadfile", "--basetemp", str(tmp_path / "scratch"), *QUICK],
        cwd=root,
        env={**environment, "CLOCK_AHEAD": str(AHEAD)},
        capture_output=True,
        text=True,
    )
    failures = [line for line in done.stdout.splitlines() if re.match(r"FAILED |ERROR |E  ", line)]
    assert done.returncode == 0, "\n".join(failures) or done.stdout[-6000:]
    assert re.search(r"\b[1-9]\d{3} passed", done.stdout), done.stdout[-300:]


def test_a_test_that_opens_the_staffs_content_fails(tmp_path: Path) -> None:
    """Whichever file it opens there, and in whatever process."""
    test = tmp_path / "test_open.py"
    test.write_text(
        "import subprocess, sys\n"
        f"FILE = {str(ROOT / 'content' / 'site.yml')!r}\n"
        "def test_here():\n    open(FILE)\n"
        "def test_elsewhere():\n    subprocess.run([sys.executable, '-c', f'open({FILE!r})'])\n"
        "def test_not_at_all():\n    pass\n",
        "utf-8",
    )
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n0",
            "-p",
            "tests.conftest",
            "-c",
            str(ROOT / "pyproject.toml"),
            test,
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "1 failed, 2 passed, 2 errors" in done.stdout, done.stdout
    assert "content/ belongs to staff" in done.stdout
