"""Old estimates point at the books in force: these change no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.offer import changed_prices
from plugins.checks.sources import read_sources
from tests.conftest import TODAY
from tests.support.previewing import commit_prices, copy_of_the_project

NAME = "2026-01-01.toml"
WARNING = "content/prices/2026-01-01.toml: warning: a confirmed book that is in force should stay"


@pytest.mark.parametrize("status", ["confirmed", "illustrative"])
def test_a_book_in_force_should_not_change(tmp_path: Path, status: str) -> None:
    """A rate in place, or its first day; another last day and an example may."""
    root = copy_of_the_project(tmp_path)
    book = root / "content" / "prices" / NAME
    before = book.read_text("utf-8").replace('status = "illustrative"', f'status = "{status}"')
    book.write_text(before, "utf-8")
    commit_prices(root)

    def warnings() -> list[str]:
        return list(map(str, changed_prices.check(read_sources(root / "content", on=TODAY))))

    book.write_text(before.replace("# last_day", "last_day"), "utf-8")
    assert warnings() == []
    book.write_text(before.replace('"900.00"', '"910.00"'), "utf-8")
    assert [line.startswith(WARNING) for line in warnings()] == [True] * (status == "confirmed")
    book.write_text(before, "utf-8")
    book.rename(book.with_name("2026-02-01.toml"))
    assert [line.startswith(WARNING) for line in warnings()] == [True] * (status == "confirmed")
