"""`prices.json`: every price for programs, with worked examples, and its schema beside it.

Both come from the same price books and words as the pages, and only in a publish.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pydantic import ValidationError

from calculator.tariff.book import PriceBook
from calculator.wire import answer
from plugins.errors import ContentError, Message, Mistake, say
from plugins.prices.for_programs.plain_book import Naming, Plain, last_day, plain_book
from plugins.prices.for_programs.schema import VERSION, Prices, json_schema
from plugins.prices.price_table import Usual, tables_of
from plugins.prices.scenarios import Scenario, scenarios
from plugins.prices.wording import wording
from plugins.reading.price_books import FOLDER
from plugins.site import Site, site_of

FILE, SCHEMA = "prices.json", "prices.schema.json"


def price_file(site: Site) -> Plain:
    """Return the content of `prices.json`. Raises ContentError if it would contradict the pages."""
    naming = Naming(
        {lang: wording(site, lang) for lang in site.languages},
        lambda page: _addresses(site, page),
    )
    prices = {
        "$schema": f"{site.address}{site.prefix}/{SCHEMA}",
        "version": VERSION,
        "names": {lang: details.name for lang, details in site.details.items()},
        "site": f"{site.address}{site.prefix}/",
        "books": [_book(book, site.books, naming) for book in site.books],
    }
    rows = tables_of(site, site.default).rows
    if wrong := list(disagreements(prices, rows, book=site.book.id, folder=site.content.name)):
        raise ContentError(wrong)
    return prices


def _addresses(site: Site, page: str | None) -> dict[str, str]:
    """Return the address of a page in each language in which it is visible."""
    pages = {lang: words["by_key"].get(page) for lang, words in site.words.items()}
    return {lang: f"{site.address}{site.prefix}/{one.url}" for lang, one in pages.items() if one}


def _book(book: PriceBook, books: Sequence[PriceBook], naming: Naming) -> Plain:
    ends = last_day(book, books)
    return {
        **plain_book(book, naming),
        "last_day": ends.isoformat() if ends else None,
        "examples": [_example(one, book, naming) for one in scenarios(book)],
    }


def _example(scenario: Scenario, book: PriceBook, naming: Naming) -> Plain:
    """Return a need with the calculator's answer, as on the estimate page."""
    request = {"ask": "estimate", "need": scenario.need, "on": book.id}
    result = json.loads(answer(json.dumps(request), [book]))
    return {
        "names": naming.names(scenario.name),
        "need": scenario.need,
        "month": _block(result.get("month")),
        "once": _block(result.get("once")),
    }


def _block(block: Any) -> Plain | None:
    return block and {
        "lines": [
            {name: line[name] for name in ("code", "low", "high")} for line in block["lines"]
        ],
        "low": block["low"],
        "high": block["high"],
    }


def disagreements(
    prices: Plain, rows: Iterable[Usual], *, book: str, folder: str
) -> Iterator[Mistake]:
    """Yield each contradiction between the file and its schema, and each usual month of the pages'
    table that none of its examples costs."""
    file = f"{folder}/{FOLDER}/{book}.toml"
    try:
        Prices.model_validate(prices)
    except ValidationError as error:
        for item in error.errors():
            place = ".".join(map(str, item["loc"]))
            yield Mistake(file, 1, _must_fit(place, item["input"]))
        return
    examples = next(one["examples"] for one in prices["books"] if one["book"] == book)
    months = [one["month"] for one in examples if one["month"] and one["month"]["low"]]
    nets = {month[end]["net"] for month in months for end in ("low", "high")}
    for row in rows:
        if not {row.low, row.high} <= nets:
            yield Mistake(file, 1, _must_agree(row))


def _must_fit(place: str, got: object) -> Message:
    return say(
        "%(file)s must fit its schema, got %(got)s at %(place)s; tell whoever looks"
        " after the site.",
        file=FILE,
        place=place,
        got=repr(got)[:60],
    )


def _must_agree(row: Usual) -> Message:
    return say(
        "%(file)s must say what the pages say, %(low)s to %(high)s for %(name)s, got no such"
        " example; tell whoever looks after the site.",
        file=FILE,
        low=row.low,
        high=row.high,
        name=row.name,
    )


def _write(pelican: Any) -> None:
    if __name__ not in pelican.settings["PLUGINS"]:
        return  # a plugin of an earlier build in this process stays connected
    site, output = site_of(pelican.settings), Path(pelican.output_path)
    prices = price_file(site)
    for name, content in ((FILE, prices), (SCHEMA, json_schema(prices["$schema"]))):
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (output / name).write_text(f"{text}\n", encoding="utf-8")


def register() -> None:
    """Write the file after the pages, because the names of formulas are their titles."""
    signals.finalized.connect(_write)
