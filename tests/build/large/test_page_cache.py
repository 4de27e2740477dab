"""The preview's page cache: the next build reads fewer files, and shows the same."""

from __future__ import annotations

import gc
import re
import shutil
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins import signals

from plugins import fingerprint
from plugins.build.large.page_cache import PageCache
from plugins.build.partial_site import build_preview
from plugins.pages.markdown_reader import YamlMarkdownReader
from plugins.project import PREVIEW, ROOT
from tests.support.firm import CONTENT

QUESTION = "faq/hire-staff.md"


@dataclass
class Previews:
    """A project whose site is built again and again; `files_read` has those that the last build
    read."""

    root: Path
    cache: PageCache = field(default_factory=PageCache)
    files_read: set[str] = field(default_factory=set)
    times: int = 0

    def build(self, **settings: Any) -> dict[str, bytes]:
        """Return every file of the site as a preview shows it now."""
        self.files_read.clear()
        self.times += 1
        folder = self.root / f"site-{self.times}"
        overrides = {
            "PATH": str(self.root / "content"),
            "THEME": str(self.root / "theme"),
            "PAGE_CACHE": self.cache,
            "LARGE": True,
            **settings,
        }
        site = build_preview(
            folder, on=overrides.pop("day", date(2026, 11, 23)), settings_file=PREVIEW, **overrides
        )
        assert site.finish(lambda: True)
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }

    def add(self, name: str, text: str) -> None:
        """Write below the last line of a file."""
        with (self.root / name).open("a", encoding="utf-8") as file:
            file.write(text)


@pytest.fixture
def previews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Previews:
    """Previews of a copy of the project, built once; none of its files counts as just written."""
    for room in (CONTENT, ROOT / "theme"):
        shutil.copytree(room, tmp_path / room.name)
    monkeypatch.setattr(fingerprint, "COARSE", 0)
    project = Previews(tmp_path)
    original = YamlMarkdownReader.read

    def read(self: YamlMarkdownReader, source_path: str) -> Any:
        project.files_read.add(Path(source_path).relative_to(tmp_path / "content").as_posix())
        return original(self, source_path)

    monkeypatch.setattr(YamlMarkdownReader, "read", read)
    project.build()
    assert QUESTION in project.files_read and len(project.files_read) == len(
        list((tmp_path / "content").rglob("*.md"))
    )
    return project


def test_only_a_changed_text_is_read_again_and_the_site_is_as_if_all_were(
    previews: Previews,
) -> None:
    """Titles stand on other pages too, so the cache has texts, not whole pages."""
    previews.build()
    assert previews.files_read == set()
    file = previews.root / "content" / QUESTION
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: ", "title: Again, ", 1), encoding="utf-8"
    )
    site = previews.build()
    assert previews.files_read == {QUESTION}
    assert b"Again, " in site["faq/hire-staff/index.html"] and b"Again, " in site["faq/index.html"]
    assert site == previews.build(PAGE_CACHE=None)
    assert len(previews.files_read) > 1


def test_a_text_that_is_removed_and_restored_has_its_page_again(previews: Previews) -> None:
    """A cached page is used only while its file exists."""
    twins = [previews.root / "content/faq" / name for name in ("new.md", "new.fr.md")]
    for twin in twins:
        text = (
            previews.root / "content" / QUESTION.replace(".md", twin.name.removeprefix("new"))
        ).read_text(encoding="utf-8")
        twin.write_text(re.sub("(?m)^slug: .*", "slug: nouveau", text), encoding="utf-8")
    assert "faq/new/index.html" in previews.build()
    for twin in twins:
        twin.rename(previews.root / twin.name)
    assert "faq/new/index.html" not in previews.build()
    for twin in twins:
        (previews.root / twin.name).rename(twin)
    assert previews.build() == previews.build(PAGE_CACHE=None)


@pytest.mark.parametrize(
    "change",
    [
        lambda previews: previews.add("content/prices/2026-01-01.toml", "# Looked at\n"),
        lambda previews: previews.add(
            "theme/translations/fr/LC_MESSAGES/theme.po", "\n# Looked at\n"
        ),
        lambda previews: previews.build(day=date(2026, 11, 24), PAGE_CACHE=previews.cache),
    ],
    ids=["amounts", "words", "day"],
)
def test_all_texts_are_read_again_when_the_prices_the_theme_or_the_day_change(
    previews: Previews, change: Callable[[Previews], Any]
) -> None:
    """A text has amounts of the price book and words of the theme, and is visible on some days
    only."""
    change(previews)
    previews.build()
    assert len(previews.files_read) > 1


def test_no_build_outlives_the_next(previews: Previews) -> None:
    """The memory of a preview that runs for a day must not grow with every save."""
    pages: list[weakref.ref[Any]] = []

    def note(generators: list[Any]) -> None:
        pages.extend(
            weakref.ref(page)
            for generator in generators
            for page in getattr(generator, "articles", [])
        )

    with signals.all_generators_finalized.connected_to(note):
        previews.build()
    assert pages
    previews.build()
    gc.collect()
    assert not [page for page in pages if page()]


def test_the_stamp_of_a_file_that_was_just_written_is_never_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File times are coarse: a second change within a tick may leave both time and size as they
    are."""
    file = tmp_path / "a.md"
    file.write_text("1", encoding="utf-8")
    assert fingerprint.stamp(file) != fingerprint.stamp(file)
    monkeypatch.setattr(fingerprint, "COARSE", 0)
    assert fingerprint.stamp(file) == fingerprint.stamp(file)
