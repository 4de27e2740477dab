"""An amount of money must come from the price book, unless it is a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.firm.plain_words import NAMES, texts
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.prices.book_facts import facts
from plugins.prices.placeholders import a_price
from plugins.reading.typed_amounts import (
    DIGITS,
    amounts_in,
    is_priced,
    may_hold,
    money,
    of_money,
    out_of_place,
)

NUMBER = re.compile(DIGITS)
CAPITAL = re.compile(r"capital\s*:")  # the firm's share capital is no price


def check(sources: Sources) -> Iterator[Finding]:
    """Yield amounts typed by hand; `> ` before a line or `<q>…</q>` around words marks a
    quotation."""
    for entry in sources.entries:
        for number, amount in typed(entry):
            text = say(
                'an amount must come from the price book, got "%(amount)s"; write it like'
                " {{ %(name)s }}, or put a quotation between <q> and </q>.",
                amount=amount,
                name=a_price(facts(sources.book)) if sources.book else "price",
            )
            yield Finding(entry.file, number, text)
    yield from _elsewhere(sources)


@remembered
def typed(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield the typed amounts that a visitor would read, each with its line."""
    for passage in entry.passages:
        text = passage.text(quotes=False)
        matches = list(money().finditer(text)) if may_hold(text) else []
        for match in matches:
            line = passage.line_at(match.start(), quotes=False)
            yield line, " ".join(match[0].split())
        priced = not matches and (of_money(passage.head) or is_priced(text, passage.head))
        if priced and (number := NUMBER.search(text)):
            yield passage.line, f"{number[0]} ({passage.head})"


def _elsewhere(sources: Sources) -> Iterator[Finding]:
    """Yield amounts in the names of topics and in the firm's details, except in comments."""
    for file, text in texts(sources.content, NAMES):
        for number, line in enumerate(text.split("\n"), start=1):
            message = "" if CAPITAL.match(line) else line.partition("#")[0]
            for amount in amounts_in(message):
                yield Finding(file, number, out_of_place(amount))
