"""The estimate page in currencies without decimals, and with three."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.estimate.test_estimate_offers import CURRENCIES, built, wrong_cases
from tests.browser.estimating import DAY, LOCALES, Estimating
from tests.conftest import serving
from tests.support.firms import officers_content


@pytest.mark.prove
@pytest.mark.parametrize("path", LOCALES)
@pytest.mark.parametrize(("book", "budget"), [("yen", "¥ 50,000"), ("dinars", "150,25")])
def test_a_currency_with_other_decimals(
    open_page: OpenPage, tmp_path: Path, book: str, budget: str, path: str
) -> None:
    """The cases worked by hand, a budget, and the format of amounts in the spreadsheet."""
    with serving(built(officers_content(tmp_path, book=book), tmp_path)) as address:
        form = Estimating(open_page(path, base_url=address, on=DAY), path, CURRENCIES[book])
        assert wrong_cases(form, book) == {}
        form.fill({"facts": {"users": 20}}, way="budget", budget=budget)
        amount = {"yen": "50000", "dinars": "150.250"}[book]
        assert form.money(amount) in form.texts("#advice")[0]
        with form.page.expect_download(timeout=120_000) as coming:
            form.page.click("[data-act=spreadsheet]")
        coming.value.save_as(tmp_path / "file.xlsx")
    with ZipFile(tmp_path / "file.xlsx") as parts:
        format_of_amounts = {"yen": "#,##0", "dinars": "#,##0.000"}[book]
        styles = parts.read("xl/styles.xml").decode()
        assert re.search(rf'[";]{format_of_amounts}["\\]', styles), styles
