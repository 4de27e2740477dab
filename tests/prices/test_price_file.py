"""`prices.json` says to programs what the pages say to people, in the shape of its schema."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from calculator.reading.files import read_books
from plugins.build.site import publish
from plugins.errors import ContentError
from plugins.prices.for_programs.plain_book import last_day
from plugins.prices.for_programs.price_file import disagreements, price_file
from plugins.prices.for_programs.schema import json_schema
from plugins.prices.price_table import PriceTable, tables_of
from plugins.site import site_from
from tests.conftest import TODAY
from tests.prices.test_placeholders import SETTINGS
from tests.support.both_languages import lines
from tests.support.cases import BOOKS
from tests.support.firms import larger_content, officers_content
from tests.support.publishing import WEBSITE, content_of, settings_of

SCHEMA_1 = Path(__file__).with_name("prices-1.schema.json")
"""The schema of version 1 as it was first published: what reads by it must always be able to."""


@pytest.fixture(scope="module")
def prices(published: Path) -> Any:
    """Return what a publish holds."""
    return json.loads((published / "prices.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def table() -> PriceTable:
    """Return what the pages print of the same book."""
    return tables_of(site_from(SETTINGS), "en")


def example(prices: Any, name: str) -> Any:
    """Return the example of that name."""
    (match,) = (one for one in prices["books"][0]["examples"] if one["names"]["en"] == name)
    return match


def test_it_is_as_its_published_schema_tells(published: Path, prices: Any) -> None:
    """By a judge that is not ours; the schema stands where the file says."""
    schema = json.loads((published / "prices.schema.json").read_text("utf-8"))
    assert prices["$schema"] == schema["$id"] == f"{WEBSITE}/prices.schema.json"
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(prices)
    assert "additionalProperties" not in schema  # a later version may add keys


def test_what_was_promised_still_holds(prices: Any) -> None:
    """The first schema of version 1 reads today's file; what fails this is version 2."""
    schema = json.loads(SCHEMA_1.read_text("utf-8"))
    Draft202012Validator(schema).validate(prices)
    spoilt = deepcopy(prices)
    spoilt["books"][0]["formulas"][0]["rate"]["amounts"][0]["amount"] = 800.0
    assert list(Draft202012Validator(schema).iter_errors(spoilt))


def test_it_holds_what_the_book_says(prices: Any) -> None:
    """Rates, periods, ranges, VAT, days and names, read in the book with the eye."""
    (book,) = prices["books"]
    formulas = {one["code"]: one for one in book["formulas"]}
    assert (book["status"], book["first_day"], book["last_day"]) == (
        "illustrative",
        "2026-01-01",
        None,
    )
    assert formulas["a-la-carte"]["names"] == {"en": "CIO à la carte", "fr": "DSI à la carte"}
    assert formulas["a-la-carte"]["rate"]["amounts"][1] == {
        "of": {"employees": "small"},
        "amount": "900.00",
    }
    assert {"per": "week", "min": "0.5", "max": "3", "step": "0.5"} in formulas["a-la-carte"][
        "quantity"
    ]["periods"]
    assert formulas["audit"]["quantity"]["table"][-1] == {
        "of": {"complexity": "high", "employees": "large"},
        "min": None,
        "max": None,
    }
    assert formulas["audit"]["see"]["fr"] == f"{WEBSITE}/fr/faq/duree-du-mini-audit/"
    assert book["vat"] == {
        "fact": None,
        "kinds": [{"code": None, "percent": "21", "large": "net"}],
    }


def test_its_examples_are_worked_out_to_the_cent(prices: Any) -> None:
    """By hand: 2 days of 900.00; 8 to 12 hours, 900.00 for each 8; VAT once on the sum."""
    assert example(prices, "10 people, 2 days a month")["month"] == {
        "lines": [{"code": "a-la-carte", "low": "1800.00", "high": "1800.00"}],
        "low": {"net": "1800.00", "vat": "378.00", "gross": "2178.00"},
        "high": {"net": "1800.00", "vat": "378.00", "gross": "2178.00"},
    }
    audit = example(prices, "10 people, low, Mini audit")
    assert (audit["month"], audit["once"]["low"]["net"]) == (None, "900.00")
    assert audit["once"]["high"] == {"net": "1350.00", "vat": "283.50", "gross": "1633.50"}
    assert example(prices, "250 people, low, Mini audit")["once"]["low"] is None  # on request


@pytest.mark.parametrize("firm", ["officers", "larger", "yen", "dinars"])
def test_any_offer_fits_the_schema(firm: str, tmp_path: Path) -> None:
    """Tiers, followers, adjustments, kinds of VAT, several terms, other decimals."""
    content = (
        larger_content(tmp_path) if firm == "larger" else officers_content(tmp_path, book=firm)
    )
    prices = price_file(
        site_from({**SETTINGS, "PATH": str(content), "SITE_ADDRESS": "https://a.b"})
    )
    Draft202012Validator(json_schema("https://a.b/prices.schema.json")).validate(prices)
    (book,) = prices["books"]
    assert {entry["code"] for one in book["examples"] for entry in _lines(one)} >= {
        formula["code"] for formula in book["formulas"]
    }


def _lines(one: Any) -> list[Any]:
    return [line for block in (one["month"], one["once"]) if block for line in block["lines"]]


def test_a_book_ends_where_the_next_one_begins() -> None:
    """Or on its own last day, where that comes first."""
    first, second, third = read_books(BOOKS)
    days = [last_day(one, (first, second, third)) for one in (first, second, third)]
    assert list(map(str, days)) == ["2026-12-31", "2027-12-31", "2028-12-31"]
    ended = replace(first, last_day=first.first_day)
    assert last_day(ended, (ended, second)) == first.first_day


def test_an_amount_that_the_pages_do_not_print_is_refused(prices: Any, table: PriceTable) -> None:
    """And what does not fit the schema: either would tell programs something else than people."""

    def messages(file: Any) -> list[str]:
        return lines(disagreements(file, table.rows, book="2026-01-01", folder="content"))

    assert messages(prices) == []
    other = deepcopy(prices)
    example(other, "10 people, 2 days a month")["month"]["low"]["net"] = "1800.01"
    example(other, "10 people, 2 days a month")["month"]["high"]["net"] = "1800.01"
    (line,) = messages(other)
    assert line.startswith("content/prices/2026-01-01.toml:1: prices.json must say what the pages")
    other["books"][0]["currency"] = None
    (line,) = messages(other)
    assert "must fit its schema, got None at books.0.currency; " in line


def test_a_text_and_the_book_that_disagree_publish_nothing(tmp_path: Path) -> None:
    """The pages, their Markdown and prices.json come from one book: where it lost what a page
    prints, there is no site at all."""
    content = content_of(tmp_path)
    with (content / "faq" / "how-often.md").open("a", encoding="utf-8") as file:
        file.write("\nA day costs {{ price a-la-carte huge }}.\n")
    with pytest.raises(ContentError, match="price a-la-carte huge"):
        publish(tmp_path / "out", on=TODAY, settings_file=settings_of(content))
    assert not (tmp_path / "out").exists()
