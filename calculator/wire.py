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
  choose   by formula: {"quantity": "1.5", "per": "month"} if it has a quantity (`per` if it has
           several periods), else true or false
  months   how many months the visitor commits to ("12"; 0 for none)

Mistakes are reported together: {"ok": false, "errors": [...]}, each with field, code and, if one
was exceeded, limit. Fields are facts.NAME, choose.NAME, choose.NAME.quantity, choose.NAME.per,
months, need, on and the others of the request; "request" for a text that is no request.

Otherwise "ok" is true. Amounts and numbers are text, null means unknown or not requested.
  book status currency   the price book's name, "illustrative" or "confirmed", the currency's code
an estimate
  month, once            null, or lines, low and high
  lines                  code; low and high: net amounts, null if on request; workings: one, or one
                         for each end if they differ; see. A formula also has why (chosen, required
                         or follows) and, unless it is chosen, by: the formula that brought it
  low, high              net, vat, gross; null if a line is on request
  vat                    kind, percent, large (net or gross); null if no VAT is charged
  year                   null, or net (12 months), first_year (low and high, null if on request),
                         comparison: null, or cost, percent, verdict less, same or more
  hours                  null, or month (the chosen hours a month) and price (of one hour, net)
  classes                the class of each number fact in the need
  assumptions            fact and value of each assumption; value no-term if the need has months and
                         the firm offers no term
  suggestions            formulas to propose
  included               code and see of each service without an amount
a working                kind units: quantity × times ÷ over = counted, to the hundredth; period of
                         the quantity; parts: counted and rate; per: the number of units that a rate
                         is the price of; exact amount, and whether it was rounded. kind percent:
                         base, percent, exact, rounded; most: the limit, if it applies. kind
                         minimum: least, net
see                      the question or page that states the rule
suggestion               need with the usual choice of its class, and its estimate
timeline                 steps: month (0 is before the first), code once or month; net, and total
                         until then, each low and high
an option                formulas, choose, covers (hours a month), net, vat, gross; first_year: low
                         and high with the one-off costs (net), null if those are on request
budget                   budget; options: all undominated, each with left; if there are none,
                         cheapest and missing; own: the need's own choice; once: the one-off block
                         by formulas; vat
cheapest                 hours_wanted, most_hours_wanted; winner; losers: formulas, option, why
                         (dearer, same-price, cannot-cover), dearer_by; least_first_year: the
                         formulas with the cheapest first year, null if ranges leave that open;
                         break_even: for each pair of formulas first and always, from how many hours
                         on the first formula costs no more: hours, net; own, with covers_wanted;
                         once: the one-off block by formulas; vat
chart                    svg; formula and per: the quantities on its scale; points: quantity, net;
                         choice: the point of the need's own choice; comparison: one month of the
                         book's yearly cost. All null, and no points, if no formula with hours has a
                         price
sheet                    cells: at (such as "H11"); kind: word, day, number, formula; content: codes
                         of words with spaces between, a day, digits, or a formula (codes of words
                         in braces); form: its style; a formula also has shows: its value.
                         calculator.show.sheet explains the codes
link                     link: letters, digits and -.=&_; need in the form of a request; code: the
                         check code of inputs and amounts, for paper
open-link                need, on: the content of the link; then: its estimate; today: an estimate
                         with ok, or mistakes; same_book; changes: block, code, then and today (null
                         if there is no such line, ends null if it is on request), by
book                     facts, formulas, adjustments, commitment, least_month, vat, usual,
                         comparison, hours: everything in the book's order
"""

import json
from collections.abc import Callable, Mapping, Sequence

from calculator.door.estimate_handlers import (
    handle_book,
    handle_estimate,
    handle_suggestion,
    handle_timeline,
)
from calculator.door.request import read_request
from calculator.door.serialise import serialise_errors
from calculator.shipped import shipped_books
from calculator.tariff.book import PriceBook
from calculator.tariff.refusal import InputError, InputErrors

Request = Mapping[str, object]
Books = Sequence[PriceBook]
Answer = dict[str, object]


# A phone loads a module when it is imported, and the first answer must not wait for modules that
# only later requests need: these functions import theirs on first use.


def handle_budget(request: Request, books: Books) -> Answer:
    """Return what a monthly net budget buys."""
    from calculator.door import advice_handlers

    return advice_handlers.handle_budget(request, books)


def handle_cheapest(request: Request, books: Books) -> Answer:
    """Return the cheapest formulas for some hours a month."""
    from calculator.door import advice_handlers

    return advice_handlers.handle_cheapest(request, books)


def handle_chart(request: Request, books: Books) -> Answer:
    """Return the picture of what a larger or smaller quantity would cost."""
    from calculator.door import show_handlers

    return show_handlers.handle_chart(request, books)


def handle_sheet(request: Request, books: Books) -> Answer:
    """Return the cells of a spreadsheet."""
    from calculator.door import show_handlers

    return show_handlers.handle_sheet(request, books)


def handle_link(request: Request, books: Books) -> Answer:
    """Return the link of a need."""
    from calculator.door import share_handlers

    return share_handlers.handle_link(request, books)


def handle_open_link(request: Request, books: Books) -> Answer:
    """Return the estimate of a link, by its own book and by today's."""
    from calculator.door import share_handlers

    return share_handlers.handle_open_link(request, books)


HANDLERS: Mapping[str, Callable[[Request, Books], Answer]] = {  # by the `ask` of a request
    "estimate": handle_estimate,
    "suggestion": handle_suggestion,
    "budget": handle_budget,
    "cheapest": handle_cheapest,
    "timeline": handle_timeline,
    "book": handle_book,
    "chart": handle_chart,
    "sheet": handle_sheet,
    "link": handle_link,
    "open-link": handle_open_link,
}


def answer(text: object, books: Books | None = None) -> str:
    """Return the answer to one request, by `books` or the shipped ones. Never raises."""
    try:
        request = read_request(text)
        handle = _handler(request)
        result = {"ok": True} | handle(request, shipped_books() if books is None else books)
    except InputErrors as refused:
        result = serialise_errors(refused.errors)
    except Exception:  # noqa: BLE001 - the page gets an answer, and no amount
        result = serialise_errors((InputError("request", "failed"),))
    return json.dumps(result, separators=(",", ":"))


def _handler(request: Request) -> Callable[[Request, Books], Answer]:
    if "ask" not in request:
        raise InputErrors([InputError("ask", "required")])
    name = request["ask"]
    if not isinstance(name, str) or str(name) not in HANDLERS:
        raise InputErrors([InputError("ask", "not-a-choice")])
    return HANDLERS[str(name)]
