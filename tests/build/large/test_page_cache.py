"""The preview's page cache: the next build reads fewer files, and shows the same."""

from __future__ import annotations

import gc
import re
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins import signals

from plugins import fingerprint
from tests.build.large.conftest import QUESTION, Previews


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
