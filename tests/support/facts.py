"""What matters of an answer, in the short form in which the cases say what they expect."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Found = Mapping[str, Any]


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
        need = found["need"]
        return {"need": f"{need['days']} per {need['days_per']}", **facts(found["estimate"])}
    return _estimate(found)


def errors(found: Found) -> list[str]:
    """Each mistake as "field code limit"."""
    return [
        " ".join(error[name] for name in ("field", "code", "limit") if name in error)
        for error in found["errors"]
    ]


def _estimate(found: Found) -> dict[str, Any]:
    month, year = found["monthly"], found["year"]
    return {
        "book": found["book"],
        "size": found["size"],
        "lines": {line["code"]: line["amount"] for line in month["lines"]} if month else {},
        "month": _total(month) if month else "none",
        **_audit(found["one_off"]),
        **(_year(year) if year else {"year": "none"}),
        "features": [feature["code"] for feature in found["features"]],
        "audit_suggested": "yes" if found["audit_suggested"] else "no",
    }


def _total(block: Found) -> str:
    return f"{block['net']} / {block['vat']} / {block['gross']}"


def _audit(block: Found | None) -> dict[str, Any]:
    if block is None:
        return {"audit": "none"}
    reason = "required" if block["required"] else "wanted"
    if block["on_request"]:
        return {"audit": f"{reason}, on request"}
    ends = {
        f"audit_{end}": f"{block[end]['hours']} h {_total(block[end])}" for end in ("low", "high")
    }
    return {"audit": reason, **ends}


def _year(year: Found) -> dict[str, Any]:
    full_time = year["full_time"]
    return {
        "year": year["net"],
        "first_year": _range(year["first_year"]),
        "full_time": f"{full_time['percent']} % {full_time['verdict']}",
    }


def _range(ends: Found | None) -> str:
    return f"{ends['low']} … {ends['high']}" if ends else "unknown"


def _budget(found: Found) -> dict[str, Any]:
    return {
        "options": [_option(option) for option in found["options"]],
        "cheapest": _option(found["cheapest"]),
        "missing": found["missing"] or "none",
        "own": _option(found["own"]),
        **_audit(found["one_off"]),
    }


def _cheapest(found: Found) -> dict[str, Any]:
    own = found["own"]
    return {
        "winner": _option(found["winner"]),
        "losers": [_loser(loser) for loser in found["losers"]],
        "even": [
            f"{at['hours']} h {at['a_la_carte']} / {at['subscription']}"
            for at in found["break_even"].values()
            if at
        ],
        "own": _option(own),
        "own_covers": "yes" if own and own["covers_wanted"] else "no",
        **_audit(found["one_off"]),
    }


def _loser(loser: Found) -> str:
    if loser["option"] is None:
        return f"{loser['formula']} {loser['why']}"
    return f"{loser['formula']} {_option(loser['option'])} {loser['why']} {loser['dearer_by']}"


def _option(option: Found | None) -> str:
    """Like "2 d + 4 h 2580.00"; a weekly rhythm by its days a month, to the hundredth."""
    if option is None:
        return "none"
    days = (
        option["days"]
        if option["days_per"] == "month"
        else str(round(Decimal(option["days"]) * 52 / 12, 2))
    )
    parts = [f"{days} d"] if option["days"] != "0" else []
    parts += [f"{option['hours']} h"] if option["hours"] != "0" else []
    return f"{' + '.join(parts)} {option['net']}"


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
        "month": _total(found["then"]["monthly"]),
        "today": _total(today["monthly"]) if today["ok"] else errors(today),
        "changes": [
            f"{change['code']} {change['then'] or 'none'} → {change['today'] or 'none'} by"
            f" {change['by'] or 'none'}"
            for change in found["changes"]
        ],
    }
