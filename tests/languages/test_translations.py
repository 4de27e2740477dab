"""A translation knows the text it was made from, and what has changed in it since."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.build.check import found_in
from plugins.build.site import ROOT, build
from plugins.errors import ContentError
from plugins.languages.translations import (
    changes,
    drift_of,
    fingerprint_of,
    main,
    record,
    translations_in,
)
from tests.conftest import TODAY
from tests.support.both_languages import lines

NAME = "faq/how-often"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content under git, with one commit."""
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    for path in translations_in(content):
        record(path)
    git(content, "init", "-q")
    commit(content)
    return content


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody."""
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def commit(folder: Path) -> None:
    """Keep everything as it is now."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "content: Change")


def change(content: Path) -> None:
    """Change one line of the English text."""
    path = content / f"{NAME}.md"
    text = path.read_text(encoding="utf-8")
    assert "review_every: 12" in text
    path.write_text(text.replace("review_every: 12", "review_every: 6"), encoding="utf-8")
    twin = content / f"{NAME}.fr.md"
    twin.write_text(
        twin.read_text(encoding="utf-8").replace("review_every: 12", "review_every: 6"),
        encoding="utf-8",
    )


def test_the_translations_of_the_site_are_recorded_and_up_to_date() -> None:
    """Of every French page."""
    found = translations_in(ROOT / "content")
    assert len(found) == 25
    assert [
        drift_of(path, ROOT / "content") for path in found if drift_of(path, ROOT / "content")
    ] == []


def test_what_changed_since_is_shown(content: Path) -> None:
    """The lines that went and came, from the version in git's history that was translated, however many came after."""
    change(content)
    commit(content)
    path = content / f"{NAME}.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    commit(content)
    said = str(drift_of(content / f"{NAME}.fr.md", content))
    assert (
        said.startswith(f"content/{NAME}.fr.md:")
        and "how-often.md has changed since it was translated" in said
    )
    assert {"-review_every: 12", "+review_every: 6", "+One line more."} <= {
        line.strip() for line in said.splitlines()
    }
    assert f"--record content/{NAME}.fr.md" in said


def test_recording_makes_it_up_to_date(content: Path) -> None:
    """The command writes one line, and writes nothing where nothing changed."""
    change(content)
    twin = content / f"{NAME}.fr.md"
    before = twin.read_text(encoding="utf-8").splitlines()
    assert drift_of(twin, content)
    assert main(["--record", str(twin)]) == 0
    assert drift_of(twin, content) is None
    assert len(set(twin.read_text(encoding="utf-8").splitlines()) - set(before)) == 1
    assert not record(twin)


def test_a_text_without_history_says_so(content: Path) -> None:
    """A change that was never committed with its old text, or a folder without git."""
    twin = content / f"{NAME}.fr.md"
    twin.write_text(
        twin.read_text("utf-8").replace(
            f"translates: {fingerprint_of(twin.with_name('how-often.md').read_text('utf-8'))}",
            f"translates: {'0' * 12}",
        ),
        "utf-8",
    )
    for _ in range(2):
        assert changes(content / f"{NAME}.md", "0" * 12) == []
        (said,) = lines([drift_of(twin, content)])  # type: ignore[list-item]
        assert said.endswith("(git has no version with that fingerprint: compare the whole text)")
        shutil.rmtree(content / ".git", ignore_errors=True)


def test_a_setting_decides_whether_drift_warns_or_fails(content: Path, tmp_path: Path) -> None:
    """A warning leaves the site to be built, and `make check` tells it; anything else than the two words is refused."""
    change(content)
    build(tmp_path / "one", on=TODAY, PATH=str(content), TRANSLATION_DRIFT="warn")
    (warning,) = found_in(content, on=TODAY)
    assert str(warning).startswith(
        f"content/{NAME}.fr.md:"
    ) and "warning: how-often.md has changed since" in str(warning)
    with pytest.raises(ContentError, match="has changed since it was translated"):
        build(tmp_path / "two", on=TODAY, PATH=str(content), TRANSLATION_DRIFT="fail")
    with pytest.raises(ContentError, match='TRANSLATION_DRIFT must be "warn" or "fail"'):
        build(tmp_path / "three", on=TODAY, PATH=str(content), TRANSLATION_DRIFT="maybe")


def test_a_translation_that_records_nothing_is_named(content: Path) -> None:
    """A new one, until somebody has said what it was made from."""
    twin = content / f"{NAME}.fr.md"
    text = twin.read_text(encoding="utf-8")
    now = fingerprint_of((content / f"{NAME}.md").read_text(encoding="utf-8"))
    assert f"translates: {now}\n" in text
    twin.write_text(text.replace(f"translates: {now}", 'translates: ""'), encoding="utf-8")
    assert "translates must say which text this was made from" in str(drift_of(twin, content))


def test_keywords_are_each_languages_own() -> None:
    """What one language's visitors type changes nothing for the other."""
    text = "---\ntitle: How?\nreviewed: 2026-11-23\n---\n\nSo.\n"
    assert fingerprint_of(
        text.replace("reviewed", "keywords: so, thus\nreviewed")
    ) == fingerprint_of(text)
    assert fingerprint_of(text.replace("So.", "Thus.")) != fingerprint_of(text)
