"""What matters of an answer, in the short form in which the cases of CIO-PME say what they
expect."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Found = Mapping[str, Any]
UNITS = {"a-la-carte": "d", "subscription": "h"}
"""How the cases write what the formulas count."""

AUDIT = "audit"


def facts(found: Found) -> dict[str, Any]:
    """The facts of any answer, as plain values in."""
    if "errors" in found:
        return {"errors": errors(found)}
    if "steps" in found:
        return _steps(found)
    if "options" in found:
        return _budget(found)
    if "winner" in found:
        return _cheapest(found)
    if "then" in found:
        return _opened(found)
    if "estimate" in found:
        picks = found["need"]["choose"].values()
        need = ", ".join(f"{pick['quantity']} per {pick['per']}" for pick in picks)
        return {"need": need, **facts(found["estimate"])}
    return _estimate(found)


def errors(found: Found) -> list[str]:
    """Each mistake as "field code limit"."""
    return [
        " ".join(error[name] for name in ("field", "code", "limit") if name in error)
        for error in found["errors"]
    ]


def _estimate(found: Found) -> dict[str, Any]:
    month, year = found["month"], found["year"]
    return {
        "book": found["book"],
        "lines": {line["code"]: _same(line) for line in month["lines"]} if month else {},
        "month": total(month["low"]) if month else "none",
        **_audit(found["once"]),
        **(_year(year) if year else {"year": "none"}),
        "included": [entry["code"] for entry in found["included"]],
        "suggestions": found["suggestions"],
    }


def _same(ends: Found) -> str:
    """The one amount of what is no range."""
    assert ends["low"] == ends["high"]
    return str(ends["low"])


def total(block: Found) -> str:
    """Net, VAT and gross."""
    return f"{block['net']} / {block['vat']} / {block['gross']}"


def _audit(block: Found | None) -> dict[str, Any]:
    """Why the audit is there, its hours, and what comes once."""
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


def _year(year: Found) -> dict[str, Any]:
    compared = year["comparison"]
    return {
        "year": year["net"],
        "first_year": _range(year["first_year"]),
        "comparison": f"{compared['percent']} % {compared['verdict']}",
    }


def _range(ends: Found | None) -> str:
    return f"{ends['low']} … {ends['high']}" if ends else "unknown"


def _budget(found: Found) -> dict[str, Any]:
    return {
        "options": [_option(option) for option in found["options"]],
        "cheapest": _option(found["cheapest"]),
        "missing": found["missing"] or "none",
        "own": _option(found["own"]),
        **_audit(_once(found)),
    }


def _cheapest(found: Found) -> dict[str, Any]:
    own = found["own"]
    return {
        "winner": _option(found["winner"]),
        "losers": [_loser(loser) for loser in found["losers"]],
        "first_year": _range(found["winner"]["first_year"]),
        "least_first_year": " + ".join(found["least_first_year"] or ["open"]),
        "even": [
            f"{at['hours']} h {' / '.join(at['net'])}"
            for pair in found["break_even"]
            for at in (pair["first"], pair["always"])
            if at
        ],
        "own": _option(own),
        "own_covers": "yes" if own and own["covers_wanted"] else "no",
        **_audit(_once(found)),
    }


def _once(found: Found) -> Found | None:
    """What comes once with the largest set of formulas."""
    return found["once"][-1]["block"] if found["once"] else None


def _loser(loser: Found) -> str:
    name = loser["formulas"][0] if len(loser["formulas"]) == 1 else "combination"
    if loser["option"] is None:
        return f"{name} {loser['why']}"
    return f"{name} {_option(loser['option'])} {loser['why']} {loser['dearer_by']}"


def _option(option: Found | None) -> str:
    """Like "2 d + 4 h 2580.00"; a weekly rhythm by its days a month, to the hundredth."""
    if option is None:
        return "none"
    parts = [f"{_monthly(pick)} {UNITS[code]}" for code, pick in option["choose"].items()]
    return f"{' + '.join(parts)} {option['net']}"


def _monthly(pick: Found) -> str:
    count = str(pick["quantity"])
    return count if pick["per"] == "month" else str(round(Decimal(count) * 52 / 12, 2))


def _steps(found: Found) -> dict[str, Any]:
    steps = found["steps"]
    told = {
        f"step_{step['month']}": f"{step['code']} {_range(step['net'])}, {_range(step['total'])}"
        for step in steps
    }
    return {"steps": str(len(steps)), **told}


def _opened(found: Found) -> dict[str, Any]:
    today = found["today"]
    return {
        "month": total(found["then"]["month"]["low"]),
        "today": total(today["month"]["low"]) if today["ok"] else errors(today),
        "changes": [_change(change) for change in found["changes"]],
    }


def _change(change: Found) -> str:
    then, now, by = (_ends(change[name]) for name in ("then", "today", "by"))
    return f"{change['block']} {change['code']} {then} → {now} by {by}"


def _ends(ends: Found | None) -> str:
    if ends is None:
        return "none"
    if ends["low"] is None:
        return "on request"
    return ends["low"] if ends["low"] == ends["high"] else _range(ends)
