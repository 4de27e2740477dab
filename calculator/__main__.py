"""The calculator on the command line: what the price book names, or one JSON request a line."""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from calculator.mistake import PriceBookError
from calculator.reading.files import read_books
from calculator.report import report
from calculator.shipped import shipped_books
from calculator.tariff.book import PriceBook
from calculator.wire import answer

USAGE = """
examples, by a book that names these facts and formulas (--list shows those of yours):
  python -m calculator --list
  python -m calculator --fact people=25 --choose days=1/week
  python -m calculator --fact people=25 --fact reviewed --budget 3000
  python -m calculator --fact people=25 --fact reviewed --hours-wanted 12 --json
  python -m calculator answer --prices DIR < requests.jsonl
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when everything asked was answered, 1 otherwise."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.prices and not given.prices.is_dir():
        parser.error(
            f"--prices must be a folder of price books, got {given.prices}; check its path"
        )
    try:
        books = read_books(given.prices) if given.prices else shipped_books()
    except PriceBookError as error:
        print(error, file=sys.stderr)
        return 1
    return _answer_lines(books) if given.command else _answer_flags(given, books)


def _answer_lines(books: Sequence[PriceBook]) -> int:
    """One answer for each line of standard input, at once."""
    for line in sys.stdin.buffer:
        print(answer(line.decode(errors="replace").rstrip("\r\n"), books), flush=True)
    return 0


def _answer_flags(given: Namespace, books: Sequence[PriceBook]) -> int:
    text = answer(json.dumps(_request(given)), books)
    found = json.loads(text)
    if given.json:
        print(text)
    else:
        print("\n".join(report(found)), file=sys.stdout if found["ok"] else sys.stderr)
    return 0 if found["ok"] else 1


def _request(given: Namespace) -> dict[str, object]:
    """The request that the flags make; what was not given is not in it."""
    if given.list:
        return {"ask": "book", "on": given.on}
    need: dict[str, object] = {
        "facts": dict(_fact(text) for text in given.fact),
        "choose": dict(_choice(text) for text in given.choose),
    }
    if given.months is not None:
        need["months"] = given.months
    request = {"ask": "estimate", "need": need, "on": given.on}
    if given.budget is not None:
        return request | {"ask": "budget", "budget": given.budget}
    if given.hours_wanted is not None:
        return request | {"ask": "cheapest", "hours_wanted": given.hours_wanted}
    return request


def _fact(text: str) -> tuple[str, object]:
    """A fact with its value; a name alone is a yes."""
    name, equals, value = text.partition("=")
    return name, value if equals else True


def _choice(text: str) -> tuple[str, object]:
    """A formula with how many of it, and per which period; a name alone is ticked."""
    name, equals, value = text.partition("=")
    quantity, slash, per = value.partition("/")
    picked = {"quantity": quantity} | ({"per": per} if slash else {})
    return name, picked if equals else True


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m calculator", epilog=USAGE, formatter_class=RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("command", nargs="?", choices=["answer"], help="read JSON requests, one a line")
    facts = "what is known of the company; a name alone is a yes"
    add("--fact", metavar="NAME=VALUE", action="append", default=[], help=facts)
    chosen = "what is chosen: how many, and per which period where there are several; or ticked"
    add("--choose", metavar="NAME=N/PERIOD", action="append", default=[], help=chosen)
    add("--months", metavar="N", help="for how many months the company commits")
    asked = parser.add_mutually_exclusive_group()
    asked.add_argument("--budget", metavar="AMOUNT", help="what a monthly net budget buys")
    wanted = "the cheapest formulas for so many hours a month"
    asked.add_argument("--hours-wanted", metavar="N", help=wanted)
    asked.add_argument("--list", action="store_true", help="the facts and formulas of the book")
    today, day = date.today().isoformat(), "the day of the estimate (today)"
    add("--on", metavar="DAY", default=today, help=day)
    add("--prices", metavar="DIR", type=Path, help="another folder of price books")
    add("--json", action="store_true", help="the answer as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
