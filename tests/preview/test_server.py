"""The development server, over HTTP: every save shows, every mistake shows over the last good
page."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.hosting.headers import headers
from tests.support.over_http import get
from tests.support.previewing import Previewing, copy_of_the_project, previewing
from tests.support.waiting import until

QUESTION, PAGE = "content/faq/hire-staff.md", "/faq/hire-staff/"
TITLE = "title: "


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Previewing]:
    """A development server of this test's own."""
    with previewing(copy_of_the_project(tmp_path)) as running:
        yield running


def test_a_page_has_the_sites_headers_and_the_script_that_refreshes_it(preview: Previewing) -> None:
    """The policy holds while developing too, so no mistake against it waits for the publish."""
    answer = get(preview.address + PAGE)
    assert {name: answer.headers[name] for name in headers("/")} == headers("/")
    assert b'src="/_preview/preview.js?build=' in answer.body
    assert (
        get(f"{preview.address}/_preview/preview.js").headers["Content-Type"]
        == "text/javascript; charset=utf-8"
    )


def test_the_published_site_has_no_trace_of_the_preview(site: Path) -> None:
    """Neither its script nor its style leaves the development server."""
    assert not [path for path in site.rglob("*") if path.name.startswith("preview")]
    assert not [path for path in site.rglob("*.html") if b"_preview" in path.read_bytes()]


def test_a_save_shows(preview: Previewing) -> None:
    """In words, in style and in templates."""
    with preview.events() as events:
        first = next(events)
        preview.change(QUESTION, TITLE, f"{TITLE}Again and again, ")
        second = next(events)
        assert b"Again and again, " in get(preview.address + PAGE).body
        preview.change("theme/templates/base.html", "</body>", "<!-- mine --></body>")
        third = next(events)
        assert b"<!-- mine -->" in get(preview.address + PAGE).body
    assert first["build"] < second["build"] < third["build"]


def test_a_mistake_shows_with_file_line_and_text_until_it_is_mended(preview: Previewing) -> None:
    """The last good page stays where it was."""
    with preview.events() as events:
        good = next(events)
        preview.change(QUESTION, TITLE, "titel: ")
        bad = next(events)
        assert bad["build"] == good["build"]
        assert f"{QUESTION}, line 2" in bad["mistakes"] and "<pre>titel: " in bad["mistakes"]
        with preview.events("fr") as in_french:
            told = next(in_french)["mistakes"]
        assert f"{QUESTION}, ligne 2" in told and "vouliez-vous dire «\u00a0title\u00a0»" in told
        assert get(preview.address + PAGE).status == 200
        preview.change(QUESTION, "titel: ", TITLE)
        mended = next(events)
        assert mended["build"] > good["build"] and mended["mistakes"] == ""


def test_a_mistake_that_stays_builds_nothing_more(preview: Previewing) -> None:
    """A server that tries again and again would take a core until someone looks."""
    with preview.events() as events:
        next(events)
        preview.change(QUESTION, TITLE, "titel: ")
        next(events)
    told = preview.log.read_text(encoding="utf-8")
    time.sleep(1)
    assert preview.log.read_text(encoding="utf-8") == told


def test_changed_code_runs_in_a_new_process_with_the_same_number(preview: Previewing) -> None:
    """The browser's connection breaks, and finds the new one at the same address."""
    with preview.events() as events:
        first = next(events)
        preview.change(
            "plugins/pages/markdown_reader.py",
            "DESCRIPTION_LENGTH = 155",
            "DESCRIPTION_LENGTH = 40",
        )
        assert list(events) == []
    _wait_for(preview, "built in", times=2)
    with preview.events() as events:
        assert next(events)["build"] > first["build"]
    assert preview.process.poll() is None


def test_code_that_python_cannot_read_does_not_end_the_server(preview: Previewing) -> None:
    """It is a mistake like any other, and is mended like any other."""
    with preview.events() as events:
        next(events)
        preview.change(
            "plugins/pages/markdown_reader.py", "def register() -> None:", "def register( -> None:"
        )
        assert "plugins/pages/markdown_reader.py, line" in next(events)["mistakes"]
        preview.change(
            "plugins/pages/markdown_reader.py", "def register( -> None:", "def register() -> None:"
        )
        assert list(events) == []
    _wait_for(preview, "built in", times=2)


def test_a_first_build_that_fails_says_so_in_the_page(tmp_path: Path) -> None:
    """There is no last good page yet, so a page of the server's own stands behind the mistakes."""
    root = copy_of_the_project(tmp_path)
    (root / QUESTION).write_text("No front matter.\n", encoding="utf-8")
    with previewing(root) as running:
        assert get(f"{running.address}/").status == 503
        assert (
            "Pas encore de site"
            in get(f"{running.address}/", accept_language="fr-BE,fr;q=0.9").body.decode()
        )
        with running.events() as events:
            assert f"{QUESTION}, line 1" in next(events)["mistakes"]


def test_the_last_good_site_outlives_the_server(tmp_path: Path) -> None:
    """A server started on a mistake shows what the one before it built."""
    root = copy_of_the_project(tmp_path)
    with previewing(root) as running:
        assert get(running.address + PAGE).status == 200
        until(lambda: list(running.folder.glob("*/.whole")))
    (root / QUESTION).write_text("No front matter.\n", encoding="utf-8")
    with previewing(root, port=running.port) as running, running.events() as events:
        assert f"{QUESTION}, line 1" in next(events)["mistakes"]
        assert get(running.address + "/faq/nonprofit/").status == 200


def test_a_template_that_cannot_be_filled_brings_the_last_good_page_back(
    preview: Previewing,
) -> None:
    """Pages are written as they are looked at, so such a mistake is found late; it shows all the
    same."""
    with preview.events() as events:
        next(events)
        until(lambda: list(preview.folder.glob("*/.whole")))
        good = get(preview.address + PAGE).body
        preview.change("theme/templates/question.html", "article.title", "article.nobody")
        told = next(event["mistakes"] for event in events if event["mistakes"])
        assert "theme/templates/" in told and "nobody" in told
        assert get(preview.address + PAGE).body == good
        preview.change("theme/templates/question.html", "article.nobody", "article.title")
        assert next(events)["mistakes"] == ""


def test_every_page_is_there_though_nobody_has_looked_at_it(
    preview: Previewing, site: Path
) -> None:
    """First those one looks at, then the others; a missing one is missing in its language."""
    assert get(preview.address + "/fr/nulle-part/").status == 404
    assert 'lang="fr"' in get(preview.address + "/fr/nulle-part/").body.decode()
    until(lambda: list(preview.folder.glob("*/.whole")))
    whole = next(preview.folder.iterdir())
    pages = {path.relative_to(site) for path in site.rglob("*.html")}
    assert {path.relative_to(whole) for path in whole.rglob("*.html")} == pages


def test_a_taken_port_is_said_plainly(preview: Previewing) -> None:
    """And another one is proposed; no traceback."""
    command = [sys.executable, "-m", "plugins.preview.server", "--port", str(preview.port)]
    done = subprocess.run(
        command, cwd=preview.root, capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 1
    assert f"127.0.0.1:{preview.port}: the port must be free" in done.stderr
    assert "Traceback" not in done.stderr


def _wait_for(preview: Previewing, words: str, *, times: int) -> None:
    until(lambda: preview.log.read_text(encoding="utf-8").count(words) >= times)
