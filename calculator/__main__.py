"""The calculator on the command line: flags named as the inputs, or one JSON request a line."""

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from calculator.book import PriceBook
from calculator.mistake import PriceBookError
from calculator.offer.door.answer import answer as offer_answer
from calculator.offer.reading.files import is_offer
from calculator.offer.reading.files import read_books as offer_books
from calculator.price_book import read_books
from calculator.report import report
from calculator.shipped import shipped_books
from calculator.wire import answer

USAGE = """
examples:
  python -m calculator --employees 25 --days 1 --days-per week
  python -m calculator --employees 25 --complexity low --budget 3000
  python -m calculator --employees 25 --audit-done --hours-wanted 12 --json
  python -m calculator answer --prices DIR < requests.jsonl
"""
NEED = ("employees", "complexity", "days", "days_per", "hours")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when everything asked was answered, 1 otherwise."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.prices and not given.prices.is_dir():
        parser.error(
            f"--prices must be a folder of price books, got {given.prices}; check its path"
        )
    if given.command and given.prices and is_offer(given.prices):
        return _answer_offer(given.prices)
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


def _answer_offer(folder: Path) -> int:
    """The same by books that name what they sell."""
    try:
        books = offer_books(folder)
    except PriceBookError as error:
        print(error, file=sys.stderr)
        return 1
    for line in sys.stdin.buffer:
        print(offer_answer(line.decode(errors="replace").rstrip("\r\n"), books), flush=True)
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
    need = {name: value for name in NEED if (value := getattr(given, name)) is not None}
    need |= {name: True for name in ("audit_done", "audit") if getattr(given, name)}
    request = {"ask": "estimate", "need": need, "on": given.on}
    if given.budget is not None:
        return request | {"ask": "budget", "budget": given.budget}
    if given.hours_wanted is not None:
        return request | {"ask": "cheapest", "hours_wanted": given.hours_wanted}
    return request


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m calculator", epilog=USAGE, formatter_class=RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "command", nargs="?", choices=["answer"], help="read JSON requests, one a line"
    )
    parser.add_argument("--employees", metavar="N", help="how many people work in the company")
    parser.add_argument("--complexity", metavar="LEVEL", help="low, medium or high")
    parser.add_argument("--audit-done", action="store_true", help="the mini audit has been done")
    parser.add_argument("--audit", action="store_true", help="a mini audit is wanted")
    parser.add_argument("--days", metavar="N", help="days of service, in half days")
    parser.add_argument("--days-per", metavar="PERIOD", help="month or week")
    parser.add_argument("--hours", metavar="N", help="hours of subscription a month")
    advice = parser.add_mutually_exclusive_group()
    advice.add_argument("--budget", metavar="AMOUNT", help="what a monthly net budget buys")
    advice.add_argument(
        "--hours-wanted", metavar="N", help="the cheapest formula for so many hours a month"
    )
    today, day = date.today().isoformat(), "the day of the estimate (today)"
    parser.add_argument("--on", metavar="DAY", default=today, help=day)
    parser.add_argument("--prices", metavar="DIR", type=Path, help="another folder of price books")
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
