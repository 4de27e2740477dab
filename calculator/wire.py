"""The only entry for JavaScript and the command line: one JSON text in, one JSON text out.

A request is an object: `ask`, `on` (the day, "2026-11-23"; for open-link the day of opening) and

  estimate, timeline,
  link, sheet                need
  suggestion                 need without anything chosen by the month
  budget                     need, budget (monthly, net)
  cheapest                   need, hours_wanted (whole)
  chart                      need, labels (optional: title, quantity, cost, choice, comparison;
                             texts of 80 at most), wide (optional: true for a picture of 800 by 300
                             instead of 400 by 300)
  open-link                  link
  book                       nothing more

`need` is an object of three parts, each of which may be absent:
  facts    by code: a whole number (50 or "50"), a choice ("health"), true or false
  choose   by formula: {"quantity": "1.5", "per": "month"} for what is counted (per where there are
           several periods), true or false for the others
  months   how many months the visitor commits to ("12"; 0 for none)

Mistakes are reported together: {"ok": false, "errors": [...]}, each with field, code and, if one
was exceeded, limit. Fields are facts.NAME, choose.NAME, choose.NAME.quantity, choose.NAME.per,
months, need, on and the others of the request; "request" for a text that is no request.

Otherwise "ok" is true. Amounts and numbers are text, null means unknown or not requested.
  book status currency   the price book's name, "illustrative" or "confirmed", the currency's code
an estimate
  month, once            null, or lines, low and high
  lines                  code, low and high (net amounts, null on request), workings (of both ends
                         where they differ), see; of a formula why: chosen, required or follows, and
                         by which formula
  low, high              net, vat, gross; null where a line is on request
  vat                    kind, percent, large (net or gross); null where no VAT is charged
  year                   null, or net (12 months), first_year (low and high, null while on request),
                         comparison: null, or cost, percent, verdict less, same or more
  hours                  null, or month (hours that are chosen a month) and price (of one, net)
  classes                the class of each number fact in the need
  assumptions            fact and value of each assumption; value no-term if the need has months and
                         the firm offers no term
  suggestions            formulas to propose
  included               code and see of each service without an amount
a working                kind units: quantity × times ÷ over = counted, to the hundredth; period it
                         was chosen for; parts: counted and rate; per: units that a rate is the
                         price of; exact amount, and whether it was rounded. kind percent: base,
                         percent, exact, rounded; most: the limit, if it applies. kind minimum:
                         least, net
see                      the question or page that states the rule
suggestion               need with the usual choice of the class added, and its estimate
timeline                 steps: month (0 is before the first), code once or month, net and total
                         until then, each low and high
an option                formulas, choose, covers (hours a month), net, vat, gross; first_year: low
                         and high with what comes once (net), null while that is on request
budget                   budget; options: all undominated, each with left; without any, cheapest and
                         missing; own: the need's own choice; once: the one-off block by formulas
cheapest                 hours_wanted; winner; losers: formulas, option, why (dearer, same-price,
                         cannot-cover), dearer_by; least_first_year: the formulas that cost least
                         then, null where ranges leave it open; break_even: for each pair of
                         formulas
                         first and always, from how many hours the first costs no more: hours, net;
                         own with covers_wanted; once: the one-off block by formulas
                         (budget and cheapest have vat, too)
chart                    formula and per: of whose quantities; svg; points: quantity, net; choice:
                         the need's own; comparison: a month of the book's. All null, and no points,
                         where no formula with hours can be priced
sheet                    cells: at (such as "H11"); kind: word, day, number, formula; content:
                         codes of words with spaces between, a day, digits, or a formula
                         (codes of words in braces); form (how it is to look); of a formula shows,
                         what it comes to. Codes as calculator.show.sheet tells
link                     link: letters, digits and -.=&_; need as it was read; code: of inputs and
                         amounts, for paper
open-link                need, on: what the link holds; then: its estimate; today: an estimate with
                         ok, or mistakes; same_book; changes: block, code, then and today (null
                         where there is no such line, ends null where it is on request), by
book                     facts, formulas, adjustments, commitment, least_month, vat, usual,
                         comparison, hours: everything in the book's order
"""

import json
from collections.abc import Callable, Mapping, Sequence

from calculator.door.estimate_handlers import ask_book, ask_estimate, ask_suggestion, ask_timeline
from calculator.door.request import read_request
from calculator.door.serialise import plain_errors
from calculator.shipped import shipped_books
from calculator.tariff.book import PriceBook
from calculator.tariff.refusal import InputError, InputErrors

Request = Mapping[str, object]
Books = Sequence[PriceBook]
Answer = dict[str, object]


# A phone loads a module when it is imported, and the first answer must not wait for modules that
# only later requests need: these functions import theirs on first use.


def ask_budget(request: Request, books: Books) -> Answer:
    """What a monthly net budget buys."""
    from calculator.door import advice_handlers

    return advice_handlers.ask_budget(request, books)


def ask_cheapest(request: Request, books: Books) -> Answer:
    """The cheapest formulas for some hours a month."""
    from calculator.door import advice_handlers

    return advice_handlers.ask_cheapest(request, books)


def ask_chart(request: Request, books: Books) -> Answer:
    """The picture of what a larger or smaller quantity would cost."""
    from calculator.door import show_handlers

    return show_handlers.ask_chart(request, books)


def ask_sheet(request: Request, books: Books) -> Answer:
    """The cells of a spreadsheet."""
    from calculator.door import show_handlers

    return show_handlers.ask_sheet(request, books)


def ask_link(request: Request, books: Books) -> Answer:
    """The link of a need."""
    from calculator.door import share_handlers

    return share_handlers.ask_link(request, books)


def ask_open_link(request: Request, books: Books) -> Answer:
    """The estimate of a link, by its own book and by today's."""
    from calculator.door import share_handlers

    return share_handlers.ask_open_link(request, books)


ASKS: Mapping[str, Callable[[Request, Books], Answer]] = {
    "estimate": ask_estimate,
    "suggestion": ask_suggestion,
    "budget": ask_budget,
    "cheapest": ask_cheapest,
    "timeline": ask_timeline,
    "book": ask_book,
    "chart": ask_chart,
    "sheet": ask_sheet,
    "link": ask_link,
    "open-link": ask_open_link,
}


def answer(text: object, books: Books | None = None) -> str:
    """The answer to one request, by `books` or the shipped ones. Never raises."""
    try:
        request = read_request(text)
        result = {"ok": True} | _ask(request)(request, shipped_books() if books is None else books)
    except InputErrors as refused:
        result = plain_errors(refused.errors)
    except Exception:  # noqa: BLE001 - the page gets an answer, and no amount
        result = plain_errors((InputError("request", "failed"),))
    return json.dumps(result, separators=(",", ":"))


def _ask(request: Request) -> Callable[[Request, Books], Answer]:
    if "ask" not in request:
        raise InputErrors([InputError("ask", "required")])
    name = request["ask"]
    if not isinstance(name, str) or str(name) not in ASKS:
        raise InputErrors([InputError("ask", "not-a-choice")])
    return ASKS[str(name)]
