"""A preview whose site is built again and again, as at every save."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

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

    def change(self, name: str, old: str, new: str) -> None:
        """Replace words of a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        """Write below the last line of a file."""
        with (self.root / name).open("a", encoding="utf-8") as file:
            file.write(text)


@pytest.fixture
def previews(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Previews:
    """Return previews of a copy of the project, built once; none of its files counts as just
    written."""
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
