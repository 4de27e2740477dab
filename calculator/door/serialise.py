"""Estimates as plain values: texts, booleans, lists and dicts, ready for JSON or a template."""

from calculator.door.workings import working
from calculator.money import ONE, amount, number, rounded
from calculator.tariff.book import PriceBook
from calculator.tariff.classes import class_of
from calculator.tariff.commitment import committed
from calculator.tariff.comparison import ComparisonResult
from calculator.tariff.estimate import Block, Estimate, Line, Year
from calculator.tariff.hours import HOUR, hours_of, with_hours
from calculator.tariff.need import Need, Pick
from calculator.tariff.picks import pick_of
from calculator.tariff.quantities import by_month
from calculator.tariff.refusal import InputError
from calculator.tariff.suggestions import suggestions
from calculator.tariff.vat import Kind, Total, default_kind


def serialise_estimate(estimate: Estimate) -> dict[str, object]:
    """Return an estimate, with the fields that the docstring of calculator.wire lists."""
    book, need = estimate.book, estimate.need
    return serialise_heading(book) | {
        "month": estimate.month and serialise_block(estimate.month, need, book),
        "once": estimate.once and serialise_block(estimate.once, need, book),
        "vat": estimate.vat and serialise_vat(estimate.vat),
        "year": estimate.year and _year(estimate.year, book),
        "hours": _hours(estimate),
        "classes": _classes(estimate),
        "assumptions": _assumptions(estimate),
        "suggestions": list(suggestions(estimate)),
        "included": [_page(entry.page) | {"code": entry.code} for entry in estimate.included],
    }


def _hours(estimate: Estimate) -> dict[str, str] | None:
    """Return the hours of a month and the net price of one; None without hours, or if the month has
    no single amount."""
    picks = estimate.need.choose
    hours = 0
    for formula in with_hours(estimate.book.formulas):
        if formula.code in picks:
            pick = picks[formula.code]
            hours += hours_of(by_month(pick.quantity, pick.per), formula)
    month = estimate.month
    if not hours or not month or not month.low or month.low != month.high:
        return None
    price = rounded(month.low.net * HOUR, hours)
    return {
        "month": number(rounded(hours * ONE, HOUR)),
        "price": amount(price, estimate.book.decimals),
    }


def _classes(estimate: Estimate) -> dict[str, str]:
    """Return the class of each number fact that the need has."""
    facts = estimate.need.facts
    return {
        fact.code: class_of(int(facts[fact.code]), fact.classes)
        for fact in estimate.book.facts
        if fact.classes and fact.code in facts
    }


def _assumptions(estimate: Estimate) -> list[dict[str, str | None]]:
    """Return the assumptions: a kind of VAT if none is chosen, and no term if the firm offers
    none."""
    book, need = estimate.book, estimate.need
    kind = default_kind(book.vat, need.facts)
    assumptions = [{"fact": book.vat.fact, "value": kind}] if kind else []
    if committed(need.months, book.commitment) != need.months:
        assumptions.append({"fact": None, "value": "no-term"})
    return assumptions


def serialise_heading(book: PriceBook) -> dict[str, object]:
    """Return the price book behind an answer."""
    return {"book": book.id, "status": book.status, "currency": book.currency}


def serialise_need(need: Need) -> dict[str, object]:
    """Return a need in the form of a request."""
    fields: dict[str, object] = {
        "facts": {
            code: value if isinstance(value, bool) else str(value)
            for code, value in need.facts.items()
        },
        "choose": {code: serialise_pick(pick) for code, pick in need.choose.items()},
    }
    if need.months:
        fields["months"] = str(need.months)
    return fields


def serialise_pick(pick: Pick) -> object:
    """Return a choice in the form of a request."""
    if pick.ticked:
        return True
    fields = {"quantity": number(pick.quantity)}
    return fields if pick.per == "once" else fields | {"per": pick.per}


def serialise_errors(errors: tuple[InputError, ...]) -> dict[str, object]:
    """Return the answer to a request with mistakes."""
    return {
        "ok": False,
        "errors": [
            {"field": error.field, "code": error.code}
            | ({"limit": error.limit} if error.limit else {})
            for error in errors
        ],
    }


def serialise_total(total: Total | None, book: PriceBook) -> dict[str, object] | None:
    """Return net, VAT and gross; None if unknown."""
    if total is None:
        return None
    parts = {"net": total.net, "vat": total.vat, "gross": total.gross}
    return {name: amount(value, book.decimals) for name, value in parts.items()}


def serialise_ends(ends: tuple[int, int] | None, book: PriceBook) -> dict[str, str] | None:
    """Return the lowest and the highest amount; None if unknown."""
    return ends and {
        "low": amount(ends[0], book.decimals),
        "high": amount(ends[1], book.decimals),
    }


def serialise_vat(kind: Kind) -> dict[str, object]:
    """Return the VAT that applies: its kind, percentage, and which amount is shown large."""
    return {"kind": kind.code or None, "percent": number(kind.percent), "large": kind.large}


def serialise_block(block: Block, need: Need, book: PriceBook) -> dict[str, object]:
    """Return a block: its lines, and its lowest and highest total."""
    return {
        "lines": [_line(line, block, need, book) for line in block.lines],
        "low": serialise_total(block.low, book),
        "high": serialise_total(block.high, book),
    }


def _line(line: Line, block: Block, need: Need, book: PriceBook) -> dict[str, object]:
    """Return a line with the workings of both ends; one working if they are equal."""
    ends = (line.low.amount, line.high.amount) if line.low and line.high else None
    fields: dict[str, object] = {"code": line.code, "low": None, "high": None}
    fields |= serialise_ends(ends, book) or {}
    if line.entry:
        fields |= {"why": line.entry.why}
        if line.entry.by:
            fields |= {"by": line.entry.by}
    different_ends = [line.low] if line.low == line.high else [line.low, line.high]
    pick = pick_of(line, block, need)
    workings = [working(end, pick, book.decimals) for end in different_ends if end]
    return fields | {"workings": workings} | _page(line.page)


def _year(year: Year, book: PriceBook) -> dict[str, object]:
    fields: dict[str, object] = {
        "net": amount(year.net, book.decimals),
        "first_year": serialise_ends(year.first, book),
        "comparison": year.comparison and serialise_comparison(year.comparison, book),
    }
    return fields | _page(book.year_page)


def serialise_comparison(result: ComparisonResult, book: PriceBook) -> dict[str, object]:
    """Return the yearly cost to compare with, the percentage of it, and the verdict."""
    return {
        "cost": amount(result.cost, book.decimals),
        "percent": amount(result.percent, 2)[:-1],
        "verdict": result.verdict,
    }


def _page(page: str | None) -> dict[str, object]:
    """Return the page that states a rule; nothing if there is none."""
    return {"see": page} if page else {}
