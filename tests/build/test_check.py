"""`make check` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.build import check as command
from plugins.build.checking import check_content
from plugins.checks.pages.open_questions import words_asked
from plugins.checks.sources import read_sources
from plugins.pages.open_questions import search_words
from plugins.project import PREVIEW
from plugins.site import site_from
from tests.conftest import TODAY
from tests.support.firm import CONTENT
from tests.support.publishing import content_of
from tests.support.small_site import question

Q = "faq/how-often.md"


def test_the_command_ends_with_a_summary_by_severity(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And with status 1 where there is an error."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (content / Q).write_text(question("€900", title="Often recieved?", order="1"), "utf-8")
    assert command.main(["--content", str(content), "--on", "2026-11-23"]) == 1
    output = capsys.readouterr()
    assert f"content/{Q}:2: warning: " in output.err and f"content/{Q}:8: an amount" in output.err
    assert (
        output.out == "Checked content/ as of 2026-11-23: 2 errors, 3 warnings.\n"
    )  # the translation is out of date, too, and details of the firm are blank


def test_sound_content_has_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The firm's content, its blanks filled, follows every rule."""
    content = str(content_of(tmp_path))
    assert command.main(["--content", content, "--on", "2026-11-23"]) == 0
    assert capsys.readouterr().out == "Checked content/ as of 2026-11-23: no errors, no warnings.\n"


def test_a_search_that_misses_its_page_is_reported_at_its_line(tmp_path: Path) -> None:
    """In each language, searched by the program of the visitors' browsers."""
    content = content_of(tmp_path)
    for name, typed in (("search.yml", "is it all secret"), ("search.fr.yml", "tout est secret")):
        with (content / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{typed}: mini-audit\n")
    french, english = map(str, check_content(content, on=TODAY, search=True))
    if french.startswith("content/search.yml"):
        french, english = english, french
    assert french.startswith("content/search.fr.yml:")
    assert english.startswith("content/search.yml:")
    assert 'warning: whoever types "is it all secret" should see /services/mini-audit/' in english


def test_a_check_knows_the_words_of_open_questions_as_a_publish_does(tmp_path: Path) -> None:
    """It takes them from what the rules have read, in each language; others have none."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    folders = {"faq": "gap: Dogs?\nstatus: draft\n", "services": "status: draft\n"}
    for name, slug, words in (("b", "", "dog, cat"), ("a", "", "cat, cow"), ("a.fr", "a", "chat")):
        for folder, keys in folders.items():
            text = question("Text.", keywords=words, **({"slug": slug} if slug else {}))
            (content / folder / f"{name}.md").write_text(text.replace("---\n", f"---\n{keys}", 1))
    site = site_from({**read_settings(str(PREVIEW)), "PATH": str(content)})
    sources = read_sources(content, on=TODAY, languages=("fr",))
    for lang, words in (("en", "cat, cow, dog"), ("fr", "chat")):
        assert words_asked(sources, site, lang) == search_words(site, lang)
        assert set(words.split(", ")) <= set(search_words(site, lang).split(", "))
