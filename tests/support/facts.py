"""The facts of an answer that cases compare, in the short form in which the cases of CIO-PME are
written."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Values = Mapping[str, Any]
UNITS = {"a-la-carte": "d", "subscription": "h"}
"""The unit of each formula as the cases write it."""

AUDIT = "audit"


def facts(answer: Values) -> dict[str, Any]:
    """Return the facts of any answer as plain values."""
    if "errors" in answer:
        return {"errors": errors(answer)}
    if "steps" in answer:
        return _steps(answer)
    if "options" in answer:
        return _budget(answer)
    if "winner" in answer:
        return _cheapest(answer)
    if "then" in answer:
        return _opened_link(answer)
    if "estimate" in answer:
        picks = answer["need"]["choose"].values()
        need = ", ".join(f"{pick['quantity']} per {pick['per']}" for pick in picks)
        return {"need": need, **facts(answer["estimate"])}
    return _estimate(answer)


def errors(answer: Values) -> list[str]:
    """Return each mistake as "field code limit"."""
    return [
        " ".join(error[name] for name in ("field", "code", "limit") if name in error)
        for error in answer["errors"]
    ]


def _estimate(answer: Values) -> dict[str, Any]:
    month, year = answer["month"], answer["year"]
    return {
        "book": answer["book"],
        "lines": {line["code"]: _same(line) for line in month["lines"]} if month else {},
        "month": total(month["low"]) if month else "none",
        **_audit(answer["once"]),
        **(_year(year) if year else {"year": "none"}),
        "included": [entry["code"] for entry in answer["included"]],
        "suggestions": answer["suggestions"],
    }


def _same(ends: Values) -> str:
    """Return the amount of a range whose ends are equal."""
    assert ends["low"] == ends["high"]
    return str(ends["low"])


def total(block: Values) -> str:
    """Return net, VAT and gross as one text."""
    return f"{block['net']} / {block['vat']} / {block['gross']}"


def _audit(block: Values | None) -> dict[str, Any]:
    """Return why the audit is included, its hours, and the amounts that are paid once."""
    if block is None:
        return {AUDIT: "none"}
    (line,) = block["lines"]
    assert line["code"] == AUDIT
    reason = {"required": "required", "chosen": "wanted"}[line["why"]]
    if block["low"] is None:
        return {AUDIT: f"{reason}, on request"}
    hours = [working["quantity"] for working in line["workings"]]
    ends = {
        f"{AUDIT}_{end}": f"{count} h {total(block[end])}"
        for end, count in zip(("low", "high"), (hours[0], hours[-1]), strict=True)
    }
    return {AUDIT: reason, **ends}


def _year(year: Values) -> dict[str, Any]:
    compared = year["comparison"]
    return {
        "year": year["net"],
        "first_year": _range(year["first_year"]),
        "comparison": f"{compared['percent']} % {compared['verdict']}",
    }


def _range(ends: Values | None) -> str:
    return f"{ends['low']} … {ends['high']}" if ends else "unknown"


def _budget(answer: Values) -> dict[str, Any]:
    return {
        "options": [_option(option) for option in answer["options"]],
        "cheapest": _option(answer["cheapest"]),
        "missing": answer["missing"] or "none",
        "own": _option(answer["own"]),
        **_audit(_once(answer)),
    }


def _cheapest(answer: Values) -> dict[str, Any]:
    own = answer["own"]
    return {
        "winner": _option(answer["winner"]),
        "losers": [_loser(loser) for loser in answer["losers"]],
        "first_year": _range(answer["winner"]["first_year"]),
        "least_first_year": " + ".join(answer["least_first_year"] or ["open"]),
        "even": [
            f"{at['hours']} h {' / '.join(at['net'])}"
            for pair in answer["break_even"]
            for at in (pair["first"], pair["always"])
            if at
        ],
        "own": _option(own),
        "own_covers": "yes" if own and own["covers_wanted"] else "no",
        **_audit(_once(answer)),
    }


def _once(answer: Values) -> Values | None:
    """Return what is paid once with the largest set of formulas."""
    return answer["once"][-1]["block"] if answer["once"] else None


def _loser(loser: Values) -> str:
    name = loser["formulas"][0] if len(loser["formulas"]) == 1 else "combination"
    if loser["option"] is None:
        return f"{name} {loser['why']}"
    return f"{name} {_option(loser['option'])} {loser['why']} {loser['dearer_by']}"


def _option(option: Values | None) -> str:
    """Return a text like "2 d + 4 h 2580.00"; days a week become days a month, rounded to the
    hundredth."""
    if option is None:
        return "none"
    parts = [f"{_monthly(pick)} {UNITS[code]}" for code, pick in option["choose"].items()]
    return f"{' + '.join(parts)} {option['net']}"


def _monthly(pick: Values) -> str:
    count = str(pick["quantity"])
    return count if pick["per"] == "month" else str(round(Decimal(count) * 52 / 12, 2))


def _steps(answer: Values) -> dict[str, Any]:
    steps = answer["steps"]
    lines = {
        f"step_{step['month']}": f"{step['code']} {_range(step['net'])}, {_range(step['total'])}"
        for step in steps
    }
    return {"steps": str(len(steps)), **lines}


def _opened_link(answer: Values) -> dict[str, Any]:
    today = answer["today"]
    return {
        "month": total(answer["then"]["month"]["low"]),
        "today": total(today["month"]["low"]) if today["ok"] else errors(today),
        "changes": [_change(change) for change in answer["changes"]],
    }


def _change(change: Values) -> str:
    then, now, by = (_ends(change[name]) for name in ("then", "today", "by"))
    return f"{change['block']} {change['code']} {then} → {now} by {by}"


def _ends(ends: Values | None) -> str:
    if ends is None:
        return "none"
    if ends["low"] is None:
        return "on request"
    return ends["low"] if ends["low"] == ends["high"] else _range(ends)
