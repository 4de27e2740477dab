"""Drafts and days: what is not on show reaches no address of the published site."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from plugins.build.site import build
from plugins.project import ROOT
from tests.support.firm import CONTENT

SECRET = "Nobody may read this yet."
KNOWN_BY = re.compile(rb"a-new-one|Nobody may read this yet\.")
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 24)


def files_with_answer(tmp_path: Path, keys: str, *, on: date, drafts: bool) -> list[str]:
    """Return the files of a site, of whatever kind, in which a new answer can be read, or its name
    seen."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    front = f"title: A new one?\ntopic: trust\norder: 9\nreviewed: 2026-11-23\n{keys}"
    (content / "faq/a-new-one.md").write_text(f"---\n{front}---\n\n{SECRET}\n", "utf-8")
    translated = f"{front}slug: a-new-one-too\ntranslates: {'0' * 12}\n"
    (content / "faq/a-new-one.fr.md").write_text(f"---\n{translated}---\n\n{SECRET}\n", "utf-8")
    site = tmp_path / "site"
    build(site, on=on, PATH=str(content), DRAFTS=drafts)
    files = (path for path in site.rglob("*") if path.is_file())
    return [
        path.relative_to(site).as_posix()
        for path in files
        if "a-new-one" in str(path) or KNOWN_BY.search(path.read_bytes())
    ]


@pytest.mark.parametrize(
    ("keys", "on", "drafts", "there"),
    [
        ("status: draft\n", FIRST, False, False),
        ("status: draft\n", FIRST, True, True),
        ("status: published\n", FIRST, False, True),
        ("publish_from: 2026-12-01\npublish_until: 2026-12-24\n", date(2026, 11, 30), True, False),
        ("publish_from: 2026-12-01\npublish_until: 2026-12-24\n", FIRST, False, True),
        ("publish_from: 2026-12-01\npublish_until: 2026-12-24\n", LAST, False, True),
        ("publish_from: 2026-12-01\npublish_until: 2026-12-24\n", date(2026, 12, 25), False, False),
        ("publish_from:\n", FIRST, False, True),
    ],
)
def test_an_answer_is_there_on_its_days_and_nowhere_otherwise(
    keys: str, on: date, drafts: bool, there: bool, tmp_path: Path
) -> None:
    """Not in a list, a feed or a map, and not at an address that somebody might guess."""
    paths = files_with_answer(tmp_path, keys, on=on, drafts=drafts)
    assert ("faq/a-new-one/index.html" in paths) == bool(paths) == there


def test_a_draft_needs_no_translation_yet(tmp_path: Path) -> None:
    """An editor looks at a new answer before anybody translates it."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    (content / "faq/a-new-one.md").write_text(
        "---\ntitle: A new one?\ntopic: trust\norder: 9\nreviewed: 2026-11-23\nstatus:"
        f" draft\n---\n\n{SECRET}\n",
        "utf-8",
    )
    build(tmp_path / "site", on=FIRST, PATH=str(content))
    assert SECRET in (tmp_path / "site/faq/a-new-one/index.html").read_text("utf-8")


def test_a_publish_leaves_drafts_out_and_a_preview_shows_them() -> None:
    """The two settings files differ in it."""
    from pelican.settings import read_settings

    assert [
        read_settings(str(ROOT / name))["DRAFTS"] for name in ("pelicanconf.py", "publishconf.py")
    ] == [True, False]
