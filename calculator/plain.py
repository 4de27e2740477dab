"""Answers as plain values: text, truths, lists and mappings, ready for JSON or a template."""

from calculator.book import PriceBook, Range
from calculator.estimate import AuditEnd, Estimate, Line, Monthly, OneOff, Total, Year
from calculator.features import audit_suggested, features
from calculator.money import amount, number, rounded, unrounded
from calculator.need import InputError, Need
from calculator.working import Working

RULES = (
    *("a-la-carte", "subscription", "combination", "audit-required", "audit-wanted"),
    *("reachable", "shared-hours", "stop-any-time", "one-invoice", "year"),
)
"""Every rule that an answer names in `see`; which page states it is for the site to say."""


def plain_estimate(found: Estimate) -> dict[str, object]:
    """An estimate, field by field as the docstring of calculator.wire tells."""
    return {
        **plain_book(found.book),
        "size": found.size.code,
        "vat_percent": number(found.book.vat_percent),
        "monthly": found.monthly and _monthly(found.monthly),
        "one_off": found.one_off and plain_one_off(found.one_off),
        "year": found.year and _year(found.year, found.book),
        "features": plain_features(found.need),
        "audit_suggested": audit_suggested(found.need, found.book),
    }


def plain_book(book: PriceBook) -> dict[str, object]:
    """Which book an answer rests on."""
    return {"book": book.id, "status": book.status, "currency": book.currency}


def plain_bounds(book: PriceBook) -> dict[str, object]:
    """What a form may offer: the sizes and every range."""
    per = {f"days_per_{period}": plain_range(days) for period, days in book.days.items()}
    return {
        "first_day": book.id,
        "last_day": book.last_day and book.last_day.isoformat(),
        "sizes": [
            {"size": size.code, "employees_from": str(size.employees_from)} for size in book.sizes
        ],
        "max_employees": str(book.max_employees),
        "audit_suggested_from": str(book.audit_suggested_from),
        **per,
        "days_step": number(book.days_step),
        "hours": plain_range(book.hours),
    }


def plain_range(found: Range) -> dict[str, str]:
    """The two ends of a range."""
    return {"min": number(found.low), "max": number(found.high)}


def plain_need(need: Need) -> dict[str, object]:
    """A need as the inputs it would be read from, what was not said left out."""
    found: dict[str, object] = {"employees": str(need.employees)}
    if need.complexity:
        found["complexity"] = need.complexity
    if need.audit_done:
        found["audit_done"] = True
    if need.audit:
        found["audit"] = True
    if need.days:
        found["days"] = number(need.days)
    if need.days_per:
        found["days_per"] = need.days_per
    if need.hours:
        found["hours"] = str(need.hours)
    return found


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


def plain_working(working: Working) -> dict[str, object]:
    """A working: its factors, what they make of the quantity, and the amount before rounding."""
    exact, over = working.exact
    return {
        "quantity": number(working.quantity),
        "unit": working.unit,
        "times": number(working.times),
        "over": number(working.over),
        "counted": number(rounded(working.quantity * working.times, working.over)),
        "rate": number(working.rate) if working.per == "percent" else amount(working.rate),
        "per": working.per,
        "exact": unrounded(exact, over),
        "rounded": exact % over != 0,
    }


def plain_total(total: Total) -> dict[str, object]:
    """Net, VAT and gross."""
    return {"net": amount(total.net), "vat": amount(total.vat.amount), "gross": amount(total.gross)}


def plain_one_off(one_off: OneOff) -> dict[str, object]:
    """The one-off block; without an amount where the audit is on request."""
    found: dict[str, object] = {
        "required": one_off.required,
        "on_request": one_off.low is None,
        "see": "audit-required" if one_off.required else "audit-wanted",
    }
    if one_off.low and one_off.high:
        found |= {"low": _audit_end(one_off.low), "high": _audit_end(one_off.high)}
    return found


def plain_first_year(year: Year) -> dict[str, str] | None:
    """Twelve months and the audit; None where the audit's price is not known."""
    if year.first_low is None or year.first_high is None:
        return None
    return {"low": amount(year.first_low), "high": amount(year.first_high)}


def plain_line(line: Line) -> dict[str, object]:
    """One service of the month, with its working."""
    return {
        "code": line.code,
        "amount": amount(line.amount),
        "working": plain_working(line.working),
        "see": line.code,
    }


def plain_features(need: Need) -> list[dict[str, str]]:
    """What goes with a need without an amount."""
    return [{"code": code, "see": code} for code in features(need)]


def plain_full_time(year: Year, book: PriceBook) -> dict[str, str]:
    """A full-time CIO's cost a year, and how twelve months stand beside it."""
    return {
        "cost": amount(book.full_time_cost),
        "percent": amount(year.percent)[:-1],
        "verdict": year.verdict,
    }


def _monthly(monthly: Monthly) -> dict[str, object]:
    return {
        "lines": [plain_line(line) for line in monthly.lines],
        **plain_total(monthly.total),
        "vat_working": plain_working(monthly.total.vat),
    }


def _audit_end(end: AuditEnd) -> dict[str, object]:
    return {
        "hours": number(end.working.quantity),
        **plain_total(end.total),
        "working": plain_working(end.working),
        "vat_working": plain_working(end.total.vat),
    }


def _year(year: Year, book: PriceBook) -> dict[str, object]:
    return {
        "net": amount(year.net.amount),
        "working": plain_working(year.net),
        "first_year": plain_first_year(year),
        "full_time": plain_full_time(year, book),
        "see": "year",
    }
