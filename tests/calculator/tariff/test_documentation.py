"""The page of what a book can say: its examples are read, and it tells every key, and no other."""

import ast
import json
import re
from pathlib import Path

import pytest

from calculator.reading import book as reading
from calculator.reading.adjustments import LESS, MORE
from calculator.reading.book import read_book
from calculator.tariff.book import PriceBook
from tests.calculator.tariff.support import ask
from tests.support.firm import ROOT

PAGE = (ROOT / "calculator" / "README.md").read_text(encoding="utf-8")
MODULES = sorted(Path(reading.__file__).parent.glob("*.py"))
READS = {
    "text",
    "number",
    "whole",
    "span",
    "choice",
    "boolean",
    "day",
    "list",
    "table",
    "has",
}
"""The methods of a section whose first argument is a key."""

FUNCTIONS = ("read_by", "read_table", "read_page", "read_amount")
"""Those whose second one is."""


def keys_of_the_reader() -> set[str]:
    """Return every key that a module of the reader asks for."""
    names = {"page", LESS, MORE}
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_bytes())):
            if isinstance(node, ast.Call):
                by_method = getattr(node.func, "attr", "") in READS
                by_function = getattr(node.func, "id", "") in FUNCTIONS
                keys = node.args[:1] if by_method else node.args[1:2] if by_function else []
                names |= {str(key.value) for key in keys if isinstance(key, ast.Constant)}
    return names


def documented_keys() -> set[str]:
    """Return every key in the first column of a table of the page, and those of its examples."""
    first = re.findall(r"^\| ([^|]*) \|", PAGE, re.MULTILINE)
    return {key for cell in first for key in re.findall(r"`([a-z_]+)`", cell)}


def example() -> PriceBook:
    """Return the examples of the page, one after the other."""
    text = "\n".join(re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
    return read_book(text, source="2027-01-01.toml")


def test_the_request_of_the_page_is_answered() -> None:
    """Days, trips and the hotline a month; trainings and the check that the hotline wants once."""
    (request,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    answer = ask((example(),), json.loads(request))
    assert [(line["code"], line["low"], line["high"]) for line in answer["month"]["lines"]] == [
        ("day", "1050.00", "1050.00"),
        ("trip", "67.50", "67.50"),
        ("hotline", "90.00", "90.00"),
        ("both", "-57.00", "-57.00"),
        ("loyal", "-57.00", "-57.00"),
    ]
    assert [(line["code"], line["low"], line["high"]) for line in answer["once"]["lines"]] == [
        ("training", "2200.00", "2200.00"),
        ("check", "700.00", "1050.00"),
        ("far-training", "220.00", "220.00"),
    ]


def test_the_examples_of_the_page_are_a_book() -> None:
    """As the page says."""
    book = example()
    assert [formula.code for formula in book.formulas] == [
        "day",
        "trip",
        "hotline",
        "seats",
        "training",
        "check",
    ]
    assert book.commitment.months == (0, 6, 12)


def test_every_key_of_the_reader_is_told() -> None:
    """In a table, with what it says."""
    names = documented_keys() | set(re.findall(r"`([a-z_]+)`", PAGE))
    assert keys_of_the_reader() - names == set()


def test_the_page_tells_no_key_that_nobody_reads() -> None:
    """What is in its tables is asked for somewhere."""
    assert documented_keys() - keys_of_the_reader() - {"quantity"} == set()


@pytest.mark.parametrize("kind", ["chosen", "flat", "fact", "as", "table"])
def test_every_way_to_count_is_told(kind: str) -> None:
    """Each with what goes with it."""
    assert re.search(rf'^\| `"{kind}"` \| \S', PAGE, re.MULTILINE)
