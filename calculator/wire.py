"""The only door for JavaScript: one JSON text in, one JSON text out.

A request is an object: `ask`, `on` (the day, "2026-11-23"; for open-link the day of opening) and

  estimate, timeline, link,
  sheet                      need
  suggestion                 need without days and hours
  budget                     need, budget (monthly, net)
  cheapest                   need, hours_wanted (whole, from 1 to what the largest option covers)
  chart                      need, labels (optional: title, days, cost, choice, full-time; texts of 80 at most)
  open-link                  link
  book                       nothing more

`need` is an object: employees; complexity low, medium or high, wanted where an audit is priced;
audit_done, audit (true or false); days and days_per (month or week); hours. Numbers are JSON numbers
or text as people type them (calculator.typed_number); a budget may name its currency. days and hours
absent or 0: not chosen. Unknown names are mistakes.

A mistake: {"ok": false, "errors": [...]}, all at once, each with field, code and, where one was broken,
limit. "request" is the field of a text that is no request, and of "failed" for what should not happen.

Otherwise "ok" is true. Amounts and numbers are text, amounts net unless said, null is unknown or not asked.
  book status currency    the price book's name, "illustrative" or "confirmed", and the currency's code
  size                    the size class
an estimate
  vat_percent             the rate of VAT
  monthly                 null, or lines, net, vat, gross and vat_working
  monthly.lines           each code (a-la-carte, subscription, combination), amount, working, see
  one_off                 null, or the mini audit: required (else wanted), on_request, see, and unless on
                          request low and high, each hours, net, vat, gross, working, vat_working
  year                    null, or net (12 months), working, see; first_year with the audit, low and high,
                          null while that is on request; full_time: cost of hiring a year, percent of it,
                          verdict less, same or more
  features                what goes with it without an amount: code, see
  audit_suggested         whether to propose a mini audit
a working                 amount = quantity × times ÷ over × rate
  quantity unit           what was chosen or summed: day-per-month, day-per-week, hour-per-month,
                          audit-hour, month, net
  times over              exact factors, such as 52 and 12; "1" where there is none
  counted                 quantity × times ÷ over, to the hundredth, for show
  rate per                the price of one day, hour or month, or the percentage
  exact rounded           the amount before it was rounded, and whether it was
see                       the rule, one of calculator.plain.RULES
suggestion                need with the size's usual rhythm, estimate of it
an option                 formula, days, days_per, hours, covers (hours of a CIO a month), lines (code,
                          amount), net, vat, gross, audit: null, "required" or "wanted"
budget                    budget; options: all undominated, the most days first, each with left; without
                          any, cheapest and missing; own: the need's own choice; one_off: the audit
cheapest                  hours_wanted; winner; losers: formula, option, why (dearer, same-price,
                          cannot-cover), dearer_by; break_even: first and always, from how many hours
                          à la carte costs no more: hours, a_la_carte, subscription; own with
                          covers_wanted; one_off: the audit
timeline                  steps: month (0 is before the first), code audit or rhythm, net and total
                          until then, each low and high
chart                     svg; points: days a month, net; choice; full_time: cost of hiring a month
sheet                     cells: at (such as "H11"); kind: word, text, day, number, formula; content: a code of
                          words, a text, a day, digits, or a formula (codes of words in braces); form (how it
                          is to look); of a formula shows, what it comes to
link                      link: letters, digits and -.=&_
open-link                 need, on: what the link holds; then: its estimate; today: an estimate with ok, or
                          mistakes; same_book; changes: code, then, today, by
book                      first_day, last_day, sizes (size, employees_from), max_employees, days_step,
                          days_per_month, days_per_week and hours (each min and max),
                          audit_suggested_from, most_hours_wanted
"""

import json
from collections.abc import Callable, Mapping, Sequence

from calculator.advice_asks import ask_book, ask_budget, ask_cheapest, ask_timeline
from calculator.asks import Plain, Request, ask_estimate, ask_suggestion
from calculator.book import PriceBook
from calculator.need import InputError, InputErrors
from calculator.plain import plain_errors
from calculator.request import read_request
from calculator.share_asks import ask_chart, ask_link, ask_open_link, ask_sheet
from calculator.shipped import shipped_books

ASKS: Mapping[str, Callable[[Request, Sequence[PriceBook]], Plain]] = {
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


def answer(text: str, books: Sequence[PriceBook] | None = None) -> str:
    """The answer to one request, by `books` or by those that ship. Never raises."""
    try:
        request = read_request(text)
        found = {"ok": True, **_ask(request)(request, shipped_books() if books is None else books)}
    except InputErrors as refused:
        found = plain_errors(refused.errors)
    except Exception:  # noqa: BLE001 - the page gets an answer, and no amount
        found = plain_errors((InputError("request", "failed"),))
    return json.dumps(found, separators=(",", ":"))


def _ask(request: Request) -> Callable[[Request, Sequence[PriceBook]], Plain]:
    if "ask" not in request:
        raise InputErrors([InputError("ask", "required")])
    name = request["ask"]
    if not isinstance(name, str) or name not in ASKS:
        raise InputErrors([InputError("ask", "not-a-choice")])
    return ASKS[name]
