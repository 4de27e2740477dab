"""A build is whole or it is an error; the last good site survives a failing one."""

from __future__ import annotations

import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.build.site import build, main, publish
from plugins.errors import ContentError, ToolError
from plugins.failures import collected_mistakes
from plugins.project import ROOT
from tests.support.both_languages import lines
from tests.support.firm import CONTENT

TODAY = date(2026, 11, 23)
QUESTION = "faq/hire-staff.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may change."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def settings_file(content: Path) -> Path:
    """Return settings like the preview's, for that copy."""
    file = content.parent / "settings.py"
    file.write_text(f"from pelicanconf import *\nPATH = {str(content)!r}\n", encoding="utf-8")
    return file


def spoil(content: Path, name: str = QUESTION) -> None:
    """Write a front matter that no page can have."""
    (content / name).write_text("---\ntitel: Typed in haste?\n---\nAn answer.\n", encoding="utf-8")


def mistakes(folder: Path, **settings: Any) -> list[str]:
    """Return the mistakes that a build reports, one line each."""
    with pytest.raises(ContentError) as error:
        build(folder, on=TODAY, **settings)
    return lines(error.value.mistakes)


def test_a_folder_that_holds_a_site_is_refused(tmp_path: Path) -> None:
    """Its files are links to cached ones: writing over them would change every later site."""
    cached, file = tmp_path / "cached.css", tmp_path / "site" / "style.css"
    cached.write_text("cached", "utf-8")
    file.parent.mkdir()
    file.hardlink_to(cached)
    with pytest.raises(ToolError, match=r"/site: a site must be built into a folder that is"):
        build(file.parent, on=TODAY)
    assert [*file.parent.iterdir()] == [file] and cached.read_text("utf-8") == "cached"


def test_a_faulty_page_stops_the_build_and_is_named(content: Path, tmp_path: Path) -> None:
    """Pelican alone would leave the page out and say that all is well."""
    spoil(content)
    messages = mistakes(tmp_path / "out", PATH=str(content))
    assert any(line.startswith(f"content/{QUESTION}:2: ") and "titel" in line for line in messages)


def test_the_same_mistake_is_found_again_in_the_same_process(content: Path, tmp_path: Path) -> None:
    """Pelican drops a warning that it has logged before; a second build must fail all the same."""
    with (content / QUESTION).open("a", encoding="utf-8") as file:
        file.write("\nSee [that]({filename}/faq/never-written.md).\n")
    assert mistakes(tmp_path / "one", PATH=str(content)) == mistakes(
        tmp_path / "two", PATH=str(content)
    )


def test_a_mistake_of_another_thread_is_not_reported_here() -> None:
    """The preview writes pages in one thread while the editor checks a change in another."""
    with collected_mistakes() as collected:
        with ThreadPoolExecutor(1) as other:
            other.submit(logging.getLogger("plugins").warning, "not mine").result()
        logging.getLogger("plugins").warning("mine")
    assert [("not mine" in str(mistake), "mine" in str(mistake)) for mistake in collected] == [
        (False, True)
    ]


def test_mistakes_of_several_files_are_all_reported(content: Path, tmp_path: Path) -> None:
    """Not only the first, so that staff need not build again for each."""
    spoil(content)
    spoil(content, "faq/how-often.md")
    messages = "\n".join(mistakes(tmp_path / "out", PATH=str(content)))
    assert "hire-staff.md" in messages and "how-often.md" in messages


def test_a_plugin_that_cannot_be_loaded_stops_the_build(tmp_path: Path) -> None:
    """Pelican logs it and builds a site without it."""
    assert (
        "plugins.never_written" in mistakes(tmp_path / "out", PLUGINS=["plugins.never_written"])[0]
    )


def test_a_plugin_that_cannot_register_stops_the_build(tmp_path: Path) -> None:
    """Its own error is reported, not only that there was one."""
    broken = tmp_path / "broken_plugin.py"
    broken.write_text("def register():\n    raise LookupError('no such table')\n", encoding="utf-8")
    messages = mistakes(tmp_path / "out", PLUGINS=["broken_plugin"], PLUGIN_PATHS=[str(tmp_path)])
    assert "LookupError: no such table" in messages[0]


def test_an_error_in_a_template_names_its_file_and_line(tmp_path: Path) -> None:
    """As a mistake in the content does."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    (theme / "templates" / "contact.html").write_text("{{ nobody.knows }}\n", encoding="utf-8")
    assert "nobody" in mistakes(tmp_path / "out", THEME=str(theme))[0]


def test_a_failed_publish_leaves_the_last_site_as_it_was(
    content: Path, settings_file: Path, tmp_path: Path
) -> None:
    """And leaves no half-built folder beside it."""
    out = tmp_path / "public"
    publish(out, on=TODAY, settings_file=settings_file)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    siblings = set(tmp_path.iterdir())
    spoil(content)
    with pytest.raises(ContentError):
        publish(out, on=TODAY, settings_file=settings_file)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert set(tmp_path.iterdir()) == siblings


def test_a_publish_swaps_the_whole_site(settings_file: Path, tmp_path: Path) -> None:
    """A file that the new site does not have is removed, so a withdrawn answer disappears."""
    out = tmp_path / "public"
    publish(out, on=TODAY, settings_file=settings_file)
    (out / "withdrawn.html").write_text("An old answer.", encoding="utf-8")
    publish(out, on=TODAY, settings_file=settings_file)
    assert (out / "index.html").is_file() and not (out / "withdrawn.html").exists()


def test_a_folder_with_other_things_in_it_is_never_swapped_away(tmp_path: Path) -> None:
    """`make publish OUT=~` must not cost a home folder."""
    (tmp_path / "letters.txt").write_text("Dear …", encoding="utf-8")
    with pytest.raises(SystemExit, match="missing, empty or an earlier site"):
        publish(tmp_path, on=TODAY)
    with pytest.raises(SystemExit, match="missing, empty or an earlier site"):
        publish(ROOT, on=TODAY)


def test_the_command_line_prints_mistakes_and_fails(
    content: Path, settings_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`make check` and `make publish` stop a script with status 1, and say where."""
    assert main(["--settings", str(settings_file), "--on", TODAY.isoformat()]) == 0
    spoil(content)
    assert main(["--settings", str(settings_file), "--on", TODAY.isoformat()]) == 1
    assert f"content/{QUESTION}:2: " in capsys.readouterr().err


def test_a_publish_warns_of_prices_that_end_soon_and_stops_when_they_have_ended(
    content: Path, settings_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The warning begins sixty days before their last day."""
    book = content / "prices/2026-01-01.toml"
    book.write_text(
        book.read_text("utf-8").replace('# last_day = "2026-12-31"', 'last_day = "2026-12-31"'),
        "utf-8",
    )
    arguments = ["--settings", str(settings_file), "--output", str(tmp_path / "public")]
    assert main([*arguments, "--on", "2026-12-31"]) == 0
    assert (
        "content/prices/2026-01-01.toml:26: warning: the prices end on 2026-12-31"
        in capsys.readouterr().err
    )
    assert main([*arguments, "--on", "2027-01-01"]) == 1
    assert (
        "content/prices/2026-01-01.toml:26: the prices ended on 2026-12-31"
        in capsys.readouterr().err
    )
