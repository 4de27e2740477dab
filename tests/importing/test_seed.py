"""The firm's own first FAQ, imported as text and as LibreOffice saves it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from plugins.importing.command import bring, check_import
from tests.support.firm import TODAY
from tests.support.parts import provide

SEED = Path(__file__).parents[1] / "seed-faq.txt"
FORMS = {
    "docx": "docx:MS Word 2007 XML",
    "html": "html:HTML (StarWriter)",
    "xhtml": "xhtml:XHTML Writer File",
}
TIMEOUT = 300  # seconds
QUESTIONS = 12


def written_by_libreoffice(ending: str, folder: Path) -> Path:
    """Return the seed as LibreOffice saves it."""
    words = [provide("writer"), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    form = ["--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", FORMS[ending]]
    subprocess.run(
        [*words, "--headless", *form, "--outdir", str(folder), str(SEED)],
        check=True,
        capture_output=True,
        timeout=TIMEOUT,
    )
    return folder / f"seed-faq.{ending}"


def single_spaced(text: str) -> str:
    """Return a text with single spaces and without Markdown's escapes."""
    return " ".join(text.replace("\\", "").split())


def words_of_questions(content: Path) -> str:
    """Return the words of all questions, in their order."""
    files = sorted(
        (content / "faq").glob("*.md"), key=lambda file: int(_value(file, "order").strip())
    )
    return " ".join(
        single_spaced(f"{_value(file, 'title')} {file.read_text('utf-8').split('---', 2)[2]}")
        for file in files
    )


def _value(file: Path, key: str) -> str:
    line = next(line for line in file.read_text("utf-8").split("\n") if line.startswith(f"{key}: "))
    return line.partition(": ")[2].strip("'")


def check_seed(source: Path, content: Path) -> None:
    """Check that an import has every word of the seed but the two lines that belong to no question,
    which it reports."""
    result, mistakes = bring(source, content, on=TODAY)
    assert sum(place.endswith(".md") for place in result.written) == QUESTIONS
    head, *rest = SEED.read_text("utf-8").strip().split("\n", 1)
    middle, _, last = rest[0].strip().rpartition("\n")
    assert words_of_questions(content) == single_spaced(middle)
    before, after = map(str, mistakes)
    assert head[:11] in before
    assert last[:40] in after
    findings = check_import(result, content, on=TODAY, languages=(), default="en")
    assert [one for one in findings if one.severity == "error"] == []


def test_the_text_itself(tmp_path: Path) -> None:
    """Twelve lines that end with a question mark, each with the text below it."""
    check_seed(SEED, tmp_path / "firm")


@pytest.mark.part("writer")
@pytest.mark.parametrize("ending", FORMS)
def test_the_files_that_libreoffice_saves(ending: str, tmp_path: Path) -> None:
    """Word and HTML give the same questions, to the word."""
    check_seed(written_by_libreoffice(ending, tmp_path), tmp_path / "firm")


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    """Files that exist already are reported and left as they are."""
    content = tmp_path / "firm"
    first, _ = bring(SEED, content, on=TODAY)
    mine = content / first.written[0]
    mine.write_text("mine", "utf-8")
    second, _ = bring(SEED, content, on=TODAY)
    assert second.written == []
    assert len(second.existing) == QUESTIONS
    assert mine.read_text("utf-8") == "mine"
