"""An answer as lines of text for a terminal: its codes and numbers, set in columns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Found = Mapping[str, Any]
Row = tuple[str, str, str]


def report(found: Found) -> Iterator[str]:
    """The lines of an answer to "estimate", "budget" or "cheapest", or of its mistakes."""
    if not found["ok"]:
        yield from (_mistake(error) for error in found["errors"])
        return
    yield f"{found['book']}  {found['status']}  {found['currency']}  {found['size']}"
    if "year" in found:
        yield from _columns(_estimate(found))
    elif "budget" in found:
        yield from _columns(_budget(found))
    else:
        yield from _columns(_cheapest(found))


def _mistake(error: Found) -> str:
    flag = "--" + error["field"].replace("_", "-")
    return f"{flag}: {error['code']} {error.get('limit', '')}".rstrip()


def _columns(rows: Iterable[Row]) -> Iterator[str]:
    """Rows of name, amount and how it comes about, one under the other."""
    held = list(rows)
    name = max(len(row[0]) for row in held)
    amount = max(len(row[1]) for row in held)
    return (f"{row[0]:{name}}  {row[1]:>{amount}}  {row[2]}".rstrip() for row in held)


def _estimate(found: Found) -> Iterator[Row]:
    if monthly := found["monthly"]:
        for line in monthly["lines"]:
            yield line["code"], line["amount"], _working(line["working"])
        yield "month net", monthly["net"], ""
        yield from _taxed("month", monthly)
    if one_off := found["one_off"]:
        yield from _one_off(one_off)
    if year := found["year"]:
        yield "12 months net", year["net"], _working(year["working"])
        first = year["first_year"]
        yield (
            "first year net",
            f"{first['low']} … {first['high']}" if first else "audit on request",
            "",
        )
        full = year["full_time"]
        yield "full-time", f"{full['percent']} %", f"{full['verdict']}: {full['cost']} a year"
    for feature in found["features"]:
        yield feature["code"], "", "included"


def _taxed(name: str, block: Found) -> Iterator[Row]:
    yield f"{name} vat", block["vat"], _working(block["vat_working"])
    yield f"{name} gross", block["gross"], ""


def _one_off(block: Found) -> Iterator[Row]:
    reason = "required" if block["required"] else "wanted"
    if block["on_request"]:
        yield "audit", "on request", reason
        return
    yield "audit", "", reason
    for end in ("low", "high"):
        yield f"audit {end} net", block[end]["net"], _working(block[end]["working"])
        yield from _taxed(f"audit {end}", block[end])


def _budget(found: Found) -> Iterator[Row]:
    yield "budget", found["budget"], ""
    for option in found["options"]:
        yield _rhythm(option), option["net"], f"left {option['left']}{_audit(option)}"
    if cheapest := found["cheapest"]:
        yield _rhythm(cheapest), cheapest["net"], f"missing {found['missing']}{_audit(cheapest)}"
    if one_off := found["one_off"]:
        yield from _one_off(one_off)


def _cheapest(found: Found) -> Iterator[Row]:
    winner = found["winner"]
    yield f"winner {_rhythm(winner)}", winner["net"], f"covers {winner['covers']}{_audit(winner)}"
    for loser in found["losers"]:
        if option := loser["option"]:
            yield (
                _rhythm(option),
                option["net"],
                f"{loser['why']} {loser['dearer_by']}{_audit(option)}",
            )
        else:
            yield loser["formula"], "", loser["why"]
    for name, at in found["break_even"].items():
        if at:
            yield (
                f"break-even {name}",
                f"{at['hours']} h",
                f"{at['a_la_carte']} ≤ {at['subscription']}",
            )
    if one_off := found["one_off"]:
        yield from _one_off(one_off)


def _rhythm(option: Found) -> str:
    parts = [f"{option['days']} day-per-{option['days_per']}"] if option["days"] != "0" else []
    parts += [f"{option['hours']} hour-per-month"] if option["hours"] != "0" else []
    return " + ".join(parts)


def _audit(option: Found) -> str:
    return f", audit {option['audit']}" if option["audit"] else ""


def _working(working: Found) -> str:
    """Quantity × times ÷ over × rate, factors of one left out, and what was rounded."""
    text = f"{working['quantity']} {working['unit']}"
    text += f" × {working['times']}" if working["times"] != "1" else ""
    text += f" ÷ {working['over']}" if working["over"] != "1" else ""
    text += f" × {working['rate']} {working['per']}"
    return f"{text} = {working['exact']}" if working["rounded"] else text
