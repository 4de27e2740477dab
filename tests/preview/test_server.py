"""The development server over HTTP: every save is shown, and every mistake over the last good
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
    """Yield a development server for one test alone."""
    with previewing(copy_of_the_project(tmp_path)) as running:
        yield running


def test_a_page_has_the_sites_headers_and_the_script_that_refreshes_it(preview: Previewing) -> None:
    """The preview has the site's policy too, so that a violation is noticed before a publish."""
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


def test_a_save_is_shown(preview: Previewing) -> None:
    """Of a text and of a template."""
    with preview.events() as events:
        first = next(events)
        preview.change(QUESTION, TITLE, f"{TITLE}Again and again, ")
        second = next(events)
        assert b"Again and again, " in get(preview.address + PAGE).body
        preview.change("theme/templates/base.html", "</body>", "<!-- mine --></body>")
        third = next(events)
        assert b"<!-- mine -->" in get(preview.address + PAGE).body
    assert first["build"] < second["build"] < third["build"]


def test_a_mistake_is_shown_with_its_file_line_and_text_until_it_is_corrected(
    preview: Previewing,
) -> None:
    """The last good page stays at its address."""
    with preview.events() as events:
        good = next(events)
        preview.change(QUESTION, TITLE, "titel: ")
        bad = next(events)
        assert bad["build"] == good["build"]
        assert f"{QUESTION}, line 2" in bad["mistakes"] and "<pre>titel: " in bad["mistakes"]
        with preview.events("fr") as in_french:
            messages = next(in_french)["mistakes"]
        assert (
            f"{QUESTION}, ligne 2" in messages
            and "vouliez-vous dire «\u00a0title\u00a0»" in messages
        )
        assert get(preview.address + PAGE).status == 200
        preview.change(QUESTION, "titel: ", TITLE)
        correct = next(events)
        assert correct["build"] > good["build"] and correct["mistakes"] == ""


def test_a_mistake_that_stays_causes_no_more_builds(preview: Previewing) -> None:
    """A server that tried again and again would keep a processor busy."""
    with preview.events() as events:
        next(events)
        preview.change(QUESTION, TITLE, "titel: ")
        next(events)
    log = preview.log.read_text(encoding="utf-8")
    time.sleep(1)
    assert preview.log.read_text(encoding="utf-8") == log


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (
            "plugins/pages/markdown_reader.py",
            "DESCRIPTION_LENGTH = 155",
            "DESCRIPTION_LENGTH = 40",
        ),
        ("plugins/third_parties/texts/MIT.txt", "Permission is", "A permission is"),
    ],
    ids=["module", "text beside modules"],
)
def test_changed_code_runs_in_a_new_program_with_the_same_process_number(
    preview: Previewing, name: str, old: str, new: str
) -> None:
    """The browser's connection ends, and it connects again at the same address."""
    with preview.events() as events:
        first = next(events)
        preview.change(name, old, new)
        assert list(events) == []
    _wait_for(preview, "built in", times=2)
    with preview.events() as events:
        assert next(events)["build"] > first["build"]
    assert preview.process.poll() is None


def test_code_that_python_cannot_read_does_not_end_the_server(preview: Previewing) -> None:
    """It is a mistake like any other, and is corrected like any other."""
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
    """There is no good page yet, so the server shows the mistakes over a page of its own."""
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
    """A server that starts on a mistake shows the site that the one before it built."""
    root = copy_of_the_project(tmp_path)
    with previewing(root) as running:
        assert get(running.address + PAGE).status == 200
        until(lambda: list(running.folder.glob("*/.whole")))
    (root / QUESTION).write_text("No front matter.\n", encoding="utf-8")
    with previewing(root, port=running.port) as running, running.events() as events:
        assert f"{QUESTION}, line 1" in next(events)["mistakes"]
        assert get(running.address + "/faq/nonprofit/").status == 200


def test_an_error_in_a_template_brings_the_last_good_page_back(
    preview: Previewing,
) -> None:
    """Pages are rendered when they are requested, so such an error is found late; it is shown all
    the same."""
    with preview.events() as events:
        next(events)
        until(lambda: list(preview.folder.glob("*/.whole")))
        good = get(preview.address + PAGE).body
        preview.change("theme/templates/question.html", "article.title", "article.nobody")
        message = next(event["mistakes"] for event in events if event["mistakes"])
        assert "theme/templates/" in message and "nobody" in message
        assert get(preview.address + PAGE).body == good
        preview.change("theme/templates/question.html", "article.nobody", "article.title")
        assert next(events)["mistakes"] == ""


def test_every_page_is_rendered_though_nobody_has_requested_it(
    preview: Previewing, site: Path
) -> None:
    """First those that are requested, then the others; a missing page is reported in its
    language."""
    assert get(preview.address + "/fr/nulle-part/").status == 404
    assert 'lang="fr"' in get(preview.address + "/fr/nulle-part/").body.decode()
    until(lambda: list(preview.folder.glob("*/.whole")))
    whole = next(preview.folder.iterdir())
    pages = {path.relative_to(site) for path in site.rglob("*.html")}
    assert {path.relative_to(whole) for path in whole.rglob("*.html")} == pages


def test_a_busy_port_is_reported_without_a_traceback(preview: Previewing) -> None:
    """The message says that the port must be free."""
    command = [sys.executable, "-m", "plugins.preview.server", "--port", str(preview.port)]
    done = subprocess.run(
        command, cwd=preview.root, capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 1
    assert f"127.0.0.1:{preview.port}: the port must be free" in done.stderr
    assert "Traceback" not in done.stderr


def _wait_for(preview: Previewing, words: str, *, times: int) -> None:
    until(lambda: preview.log.read_text(encoding="utf-8").count(words) >= times)
