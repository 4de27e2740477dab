"""A translation records the version of its original, so that later changes can be shown."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.build.checking import check_content
from plugins.build.site import build
from plugins.errors import ContentError
from plugins.languages.translated_words import fingerprint_of
from plugins.languages.translations import drift_of, main, record, translations_in
from tests.conftest import TODAY
from tests.support.both_languages import lines
from tests.support.firm import CONTENT

NAME = "faq/how-often"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content under git, with one commit."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    for path in translations_in(content):
        record(path)
    git(content, "init", "-q")
    commit(content)
    return content


def git(folder: Path, *arguments: str) -> None:
    """Run git with a name and an address."""
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def commit(folder: Path) -> None:
    """Commit everything as it is now."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "content: Change")


def change(content: Path, old: str = "mini preliminary audit", new: str = "mini audit") -> None:
    """Change a few words of the English text."""
    path = content / f"{NAME}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_translations_of_the_site_are_recorded_and_up_to_date() -> None:
    """Every French page is."""
    translations = translations_in(CONTENT)
    assert len(translations) == 26
    assert [drift_of(path, CONTENT) for path in translations if drift_of(path, CONTENT)] == []


def test_later_changes_of_the_original_are_shown(content: Path) -> None:
    """The removed and added lines since the translated version, which is looked for in git's
    history."""
    change(content)
    commit(content)
    path = content / f"{NAME}.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nOne line more.\n", encoding="utf-8")
    commit(content)
    message = str(drift_of(content / f"{NAME}.fr.md", content))
    assert (
        message.startswith(f"content/{NAME}.fr.md:")
        and "how-often.md has changed since it was translated" in message
    )
    lines_shown = [line.strip() for line in message.splitlines()[1:]]
    assert [line[0] for line in lines_shown] == ["-", "+", "+", "+"] and lines_shown[
        -1
    ] == "+One line more."
    assert f"make translated FILE=content/{NAME}.fr.md" in message


def test_recording_makes_it_up_to_date(content: Path) -> None:
    """The command changes one line, and nothing where the record is right already."""
    change(content)
    twin = content / f"{NAME}.fr.md"
    before = twin.read_text(encoding="utf-8").splitlines()
    assert drift_of(twin, content)
    assert main(["--record", "--content", str(content), str(twin)]) == 0
    assert drift_of(twin, content) is None
    assert len(set(twin.read_text(encoding="utf-8").splitlines()) - set(before)) == 1
    assert not record(twin)


def test_a_text_without_history_says_so(content: Path) -> None:
    """Where no commit has the translated version, or the folder has no git."""
    twin = content / f"{NAME}.fr.md"
    twin.write_text(
        re.sub("translates: .*", f"translates: {'0' * 12}", twin.read_text("utf-8")), "utf-8"
    )
    for _ in range(2):
        (message,) = lines([drift_of(twin, content)])  # type: ignore[list-item]
        assert message.endswith(
            "(git has no version with that fingerprint: compare the whole text)"
        )
        shutil.rmtree(content / ".git", ignore_errors=True)


def test_a_setting_decides_whether_drift_warns_or_fails(content: Path, tmp_path: Path) -> None:
    """With a warning the site is built, and `make check` reports it; another value is refused."""
    change(content)
    build(tmp_path / "one", on=TODAY, PATH=str(content), TRANSLATION_DRIFT="warn")
    warning, *others = check_content(content, on=TODAY)
    assert ["still blank" in str(other) for other in others] == [True]
    assert str(warning).startswith(
        f"content/{NAME}.fr.md:"
    ) and "warning: how-often.md has changed since" in str(warning)
    with pytest.raises(ContentError, match="has changed since it was translated"):
        build(tmp_path / "two", on=TODAY, PATH=str(content), TRANSLATION_DRIFT="fail")
    with pytest.raises(ContentError, match='TRANSLATION_DRIFT must be "warn" or "fail"'):
        build(tmp_path / "three", on=TODAY, PATH=str(content), TRANSLATION_DRIFT="maybe")


@pytest.mark.parametrize("blank", ["", "translates:\n", 'translates: ""\n'])
def test_a_translation_without_a_record_is_as_old_as_its_words(content: Path, blank: str) -> None:
    """Nobody writes a fingerprint by hand: git's history has the last change of the translation and
    the original's later changes."""
    twin = content / f"{NAME}.fr.md"
    twin.write_text(re.sub("translates: .*\n", blank, twin.read_text("utf-8")), "utf-8")
    assert drift_of(twin, content) is None
    commit(content)
    change(content)
    assert "+We determine together" in str(drift_of(twin, content))
    commit(content)
    twin.write_text(twin.read_text("utf-8").replace("2026-11-23", "2026-11-28"), "utf-8")
    commit(content)
    assert "+We determine together" in str(drift_of(twin, content))  # reviewed, not translated
    twin.write_text(twin.read_text("utf-8").replace("préalable ", ""), "utf-8")
    assert drift_of(twin, content) is None


def test_a_translation_without_a_record_or_history_is_up_to_date(content: Path) -> None:
    """Nothing shows the contrary; one record makes it so for good."""
    twin = content / f"{NAME}.fr.md"
    without = re.sub("translates: .*\n", "", twin.read_text("utf-8"))
    twin.write_text(without, "utf-8")
    shutil.rmtree(content / ".git")
    change(content)
    assert drift_of(twin, content) is None
    assert not [
        finding
        for finding in check_content(content, on=TODAY)
        if finding.file.endswith("often.fr.md")
    ]
    assert (
        record(twin)
        and twin.read_text("utf-8").replace(
            "translates:"
            f" {fingerprint_of((content / f'{NAME}.md').read_text('utf-8'), kind='faq')}\n",
            "",
        )
        == without
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reviewed: 2026-11-23", "reviewed: 2026-11-28"),
        ("order: 1", "order: 3"),
        ("topic: working-together", "topic: trust"),
        ("review_every: 12", "review_every: 6\nstatus: draft\npublish_from: 2027-01-01"),
        ("keywords: stop", "keywords: end it all"),
        ("---\n\nWe", "--- \n\n\nWe"),
        ("how-often.md)", "how-seldom.md)"),
        ("title: How", "# a note\ntitle: How"),
    ],
)
def test_only_words_change_the_fingerprint(old: str, new: str) -> None:
    """Not a date, an order, a status, or the target of a link."""
    text = (CONTENT / f"{NAME}.md").read_text("utf-8") + "\nSee [this](how-often.md).\n"
    assert old in text
    assert fingerprint_of(text.replace(old, new), kind="faq") == fingerprint_of(text, kind="faq")


@pytest.mark.parametrize("old", ["title: How", "summary: From", "We determine", "[this]"])
def test_every_word_that_visitors_read_counts(old: str) -> None:
    """The title, the summary, the text and the words of a link."""
    text = (CONTENT / f"{NAME}.md").read_text("utf-8") + "\nSee [this](how-often.md).\n"
    other = text.replace(old, f"{old[:-1]}x")
    assert fingerprint_of(other, kind="faq") != fingerprint_of(text, kind="faq")


def test_a_record_leaves_every_other_byte(content: Path) -> None:
    """With the line ends of Windows, and the byte order mark of some editors."""
    twin = content / f"{NAME}.fr.md"
    before = b"\xef\xbb\xbf" + twin.read_bytes().replace(b"\n", b"\r\n")
    twin.write_bytes(before)
    change(content)
    assert record(twin)
    after = twin.read_bytes()
    assert after != before and re.sub(rb"translates: \w+", b"", after) == re.sub(
        rb"translates: \w+", b"", before
    )


def test_make_translated_records_one_or_all_and_refuses_a_missing_one(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the file of the translation, or of its original."""
    change(content)
    (content / "faq" / "nonprofit.md").write_bytes(
        (content / "faq" / "nonprofit.md").read_bytes() + b"\nMore.\n"
    )
    arguments = ["--record", "--content", str(content)]
    assert main([*arguments, str(content / f"{NAME}.md")]) == 0
    assert capsys.readouterr().out == "Recorded 1 of 1 translations anew.\n"
    assert main([*arguments, str(content / "faq" / "how-oftn.fr.md")]) == 1
    assert "FILE must be a translation that is there; did you mean" in capsys.readouterr().err
    assert main(arguments) == 0
    assert capsys.readouterr().out == "Recorded 1 of 26 translations anew.\n"
    assert main(["--content", str(content)]) == 0
