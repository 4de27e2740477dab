"""Estimates as plain values: text, truths, lists and mappings, ready for JSON or a template."""

from calculator.door.workings import working
from calculator.money import ONE, amount, number, rounded
from calculator.tariff.beside import Beside, Pick
from calculator.tariff.book import PriceBook
from calculator.tariff.classes import class_of
from calculator.tariff.commitment import committed
from calculator.tariff.estimate import Block, Estimate, Line, Year
from calculator.tariff.hours import HOUR, hours_of, with_hours
from calculator.tariff.need import Need
from calculator.tariff.picks import pick_of
from calculator.tariff.quantities import by_month
from calculator.tariff.refusal import InputError
from calculator.tariff.suggestions import suggestions
from calculator.tariff.vat import Kind, Total, assumed


def plain_estimate(found: Estimate) -> dict[str, object]:
    """An estimate, field by field as the docstring of calculator.wire tells."""
    book, need = found.book, found.need
    return plain_book(book) | {
        "month": found.month and plain_block(found.month, need, book),
        "once": found.once and plain_block(found.once, need, book),
        "vat": found.vat and plain_vat(found.vat),
        "year": found.year and _year(found.year, book),
        "hours": _hours(found),
        "classes": _classes(found),
        "assumptions": _assumptions(found),
        "suggestions": list(suggestions(found)),
        "included": [_page(entry.page) | {"code": entry.code} for entry in found.included],
    }


def _hours(found: Estimate) -> dict[str, str] | None:
    """The hours of a month, and what one comes to without VAT; None where no hours are chosen, or
    the month has no one amount."""
    picks = found.need.choose
    hours = 0
    for formula in with_hours(found.book.formulas):
        if formula.code in picks:
            pick = picks[formula.code]
            hours += hours_of(by_month(pick.quantity, pick.per), formula)
    month = found.month
    if not hours or not month or not month.low or month.low != month.high:
        return None
    price = rounded(month.low.net * HOUR, hours)
    return {
        "month": number(rounded(hours * ONE, HOUR)),
        "price": amount(price, found.book.decimals),
    }


def _classes(found: Estimate) -> dict[str, str]:
    """The class of each number fact that was said."""
    facts = found.need.facts
    return {
        fact.code: class_of(int(facts[fact.code]), fact.classes)
        for fact in found.book.facts
        if fact.classes and fact.code in facts
    }


def _assumptions(found: Estimate) -> list[dict[str, str | None]]:
    """What was not said and is assumed: a kind of VAT, and no term where a firm knows none."""
    book, need = found.book, found.need
    kind = assumed(book.vat, need.facts)
    assumptions = [{"fact": book.vat.fact, "value": kind}] if kind else []
    if committed(need.months, book.commitment) != need.months:
        assumptions.append({"fact": None, "value": "no-term"})
    return assumptions


def plain_book(book: PriceBook) -> dict[str, object]:
    """Which book an answer rests on."""
    return {"book": book.id, "status": book.status, "currency": book.currency}


def plain_need(need: Need) -> dict[str, object]:
    """A need as the request it would be read from."""
    found: dict[str, object] = {
        "facts": {
            code: value if isinstance(value, bool) else str(value)
            for code, value in need.facts.items()
        },
        "choose": {code: plain_pick(pick) for code, pick in need.choose.items()},
    }
    if need.months:
        found["months"] = str(need.months)
    return found


def plain_pick(pick: Pick) -> object:
    """What is chosen of a formula."""
    if pick.ticked:
        return True
    found = {"quantity": number(pick.quantity)}
    return found if pick.per == "once" else found | {"per": pick.per}


def plain_errors(errors: tuple[InputError, ...]) -> dict[str, object]:
    """Mistakes as an answer."""
    return {
        "ok": False,
        "errors": [
            {"field": error.field, "code": error.code}
            | ({"limit": error.limit} if error.limit else {})
            for error in errors
        ],
    }


def plain_total(total: Total | None, book: PriceBook) -> dict[str, object] | None:
    """Net, VAT and gross; None where unknown."""
    if total is None:
        return None
    parts = {"net": total.net, "vat": total.vat, "gross": total.gross}
    return {name: amount(value, book.decimals) for name, value in parts.items()}


def plain_ends(ends: tuple[int, int] | None, book: PriceBook) -> dict[str, str] | None:
    """The lowest and the highest amount; None where unknown."""
    return ends and {
        "low": amount(ends[0], book.decimals),
        "high": amount(ends[1], book.decimals),
    }


def plain_vat(kind: Kind) -> dict[str, object]:
    """The VAT that holds: its kind, percentage, and which amount stands large."""
    return {"kind": kind.code or None, "percent": number(kind.percent), "large": kind.large}


def plain_block(block: Block, need: Need, book: PriceBook) -> dict[str, object]:
    """A block: its lines, and the total of both ends."""
    return {
        "lines": [_line(line, block, need, book) for line in block.lines],
        "low": plain_total(block.low, book),
        "high": plain_total(block.high, book),
    }


def _line(line: Line, block: Block, need: Need, book: PriceBook) -> dict[str, object]:
    """A line with how both ends come about; one working where they are the same."""
    ends = (line.low.amount, line.high.amount) if line.low and line.high else None
    found: dict[str, object] = {"code": line.code, "low": None, "high": None}
    found |= plain_ends(ends, book) or {}
    if line.entry:
        found |= {"why": line.entry.why}
        if line.entry.by:
            found |= {"by": line.entry.by}
    shown = [line.low] if line.low == line.high else [line.low, line.high]
    pick = pick_of(line, block, need)
    workings = [working(end, pick, book.decimals) for end in shown if end]
    return found | {"workings": workings} | _page(line.page)


def _year(year: Year, book: PriceBook) -> dict[str, object]:
    found: dict[str, object] = {
        "net": amount(year.net, book.decimals),
        "first_year": plain_ends(year.first, book),
        "comparison": year.beside and plain_beside(year.beside, book),
    }
    return found | _page(book.year_page)


def plain_beside(found: Beside, book: PriceBook) -> dict[str, object]:
    """The yearly cost to compare with, the percentage of it, and the verdict."""
    return {
        "cost": amount(found.cost, book.decimals),
        "percent": amount(found.percent, 2)[:-1],
        "verdict": found.verdict,
    }


def _page(page: str | None) -> dict[str, object]:
    """The page that states a rule, where one does."""
    return {"see": page} if page else {}
