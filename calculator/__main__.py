"""The calculator on the command line: one request by flags, or JSON requests, one a line."""

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
    """Run one command; return 0 if every request has an answer, else 1."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.prices and not options.prices.is_dir():
        parser.error(
            f"--prices must be a folder of price books, got {options.prices}; check its path"
        )
    try:
        books = read_books(options.prices) if options.prices else shipped_books()
    except PriceBookError as error:
        print(error, file=sys.stderr)
        return 1
    return _answer_lines(books) if options.command else _answer_flags(options, books)


def _answer_lines(books: Sequence[PriceBook]) -> int:
    """Answer each line of standard input as soon as it is read."""
    for line in sys.stdin.buffer:
        print(answer(line.decode(errors="replace").rstrip("\r\n"), books), flush=True)
    return 0


def _answer_flags(options: Namespace, books: Sequence[PriceBook]) -> int:
    text = answer(json.dumps(_request(options)), books)
    result = json.loads(text)
    if options.json:
        print(text)
    else:
        print("\n".join(report(result)), file=sys.stdout if result["ok"] else sys.stderr)
    return 0 if result["ok"] else 1


def _request(options: Namespace) -> dict[str, object]:
    """Return the request of some flags; a flag that is absent gives no key."""
    if options.list:
        return {"ask": "book", "on": options.on}
    need: dict[str, object] = {
        "facts": dict(_fact(text) for text in options.fact),
        "choose": dict(_choice(text) for text in options.choose),
    }
    if options.months is not None:
        need["months"] = options.months
    request = {"ask": "estimate", "need": need, "on": options.on}
    if options.budget is not None:
        return request | {"ask": "budget", "budget": options.budget}
    if options.hours_wanted is not None:
        return request | {"ask": "cheapest", "hours_wanted": options.hours_wanted}
    return request


def _fact(text: str) -> tuple[str, object]:
    """Return a fact with its value; a name without a value means yes."""
    name, equals, value = text.partition("=")
    return name, value if equals else True


def _choice(text: str) -> tuple[str, object]:
    """Return a formula with its quantity and period; a name without a quantity means ticked."""
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
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--budget", metavar="AMOUNT", help="what a monthly net budget buys")
    cheapest = "the cheapest formulas for so many hours a month"
    group.add_argument("--hours-wanted", metavar="N", help=cheapest)
    group.add_argument("--list", action="store_true", help="the facts and formulas of the book")
    today, day = date.today().isoformat(), "the day of the estimate (today)"
    add("--on", metavar="DAY", default=today, help=day)
    add("--prices", metavar="DIR", type=Path, help="another folder of price books")
    add("--json", action="store_true", help="the answer as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
