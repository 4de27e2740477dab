"""An answer as lines of text for a terminal: its codes and numbers, set in columns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Found = Mapping[str, Any]
Row = tuple[str, str, str]


def report(found: Found) -> Iterator[str]:
    """The lines of an answer to "estimate", "budget", "cheapest" or "book", or of its mistakes."""
    if not found["ok"]:
        yield from (_mistake(error) for error in found["errors"])
        return
    yield f"{found['book']}  {found['status']}  {found['currency']}"
    if "facts" in found:
        yield from _columns(_offer(found))
    elif "year" in found:
        yield from _columns(_estimate(found))
    elif "budget" in found:
        yield from _columns(_budget(found))
    else:
        yield from _columns(_cheapest(found))


def _mistake(error: Found) -> str:
    kind, _, name = error["field"].partition(".")
    flag = {"facts": "--fact", "choose": "--choose"}.get(kind, "--" + kind.replace("_", "-"))
    return (
        " ".join(f"{flag} {name}".split()) + f": {error['code']} {error.get('limit', '')}".rstrip()
    )


def _columns(rows: Iterable[Row]) -> Iterator[str]:
    """Rows of name, amount and how it comes about, one under the other."""
    held = list(rows)
    name = max(len(row[0]) for row in held)
    amount = max(len(row[1]) for row in held)
    return (f"{row[0]:{name}}  {row[1]:>{amount}}  {row[2]}".rstrip() for row in held)


def _offer(found: Found) -> Iterator[Row]:
    """What can be said of a company, and what can be chosen."""
    for fact in found["facts"]:
        bounds = f"{fact['min']} … {fact['max']}" if "min" in fact else ""
        yield f"--fact {fact['code']}", fact["kind"], bounds or ", ".join(fact.get("choices", []))
    for formula in found["formulas"]:
        quantity = formula["quantity"]
        grids = [f"{one['min']} … {one['max']}/{one['per']}" for one in quantity.get("periods", [])]
        if quantity["kind"] != "as":
            yield f"--choose {formula['code']}", formula["block"], ", ".join(grids)
    if len(found["commitment"]) > 1:
        yield "--months", "", ", ".join(found["commitment"])


def _estimate(found: Found) -> Iterator[Row]:
    for name in ("month", "once"):
        if block := found[name]:
            yield from _block(name, block)
    if year := found["year"]:
        yield "12 months net", year["net"], ""
        first = year["first_year"]
        yield "first year net", _range(first) if first else "on request", ""
        if compared := year["comparison"]:
            beside = f"{compared['verdict']}: {compared['cost']} a year"
            yield "comparison", f"{compared['percent']} %", beside
    for assumption in found["assumptions"]:
        yield f"{assumption['fact'] or 'months'}", "", f"assumed: {assumption['value']}"
    for code in found["suggestions"]:
        yield code, "", "suggested"
    for entry in found["included"]:
        yield entry["code"], "", "included"


def _block(name: str, block: Found) -> Iterator[Row]:
    """The lines of a block, and the totals of both its ends where they differ."""
    for line in block["lines"]:
        reason = f", required by {line['by']}" if line.get("why") == "required" else ""
        workings = " … ".join(_working(one) for one in line["workings"])
        yield line["code"], _range(line), f"{workings or 'on request'}{reason}"
    low, high = block["low"], block["high"]
    if low is None:
        yield f"{name} net", "on request", ""
        return
    for part in ("net", "vat", "gross"):
        yield f"{name} {part}", _range({"low": low[part], "high": high[part]}), ""


def _range(ends: Found) -> str:
    """Both ends, one where they are the same, nothing where they are on request."""
    if ends["low"] is None:
        return ""
    return ends["low"] if ends["low"] == ends["high"] else f"{ends['low']} … {ends['high']}"


def _budget(found: Found) -> Iterator[Row]:
    yield "budget", found["budget"], ""
    for option in found["options"]:
        yield _picks(option), option["net"], f"left {option['left']}"
    if cheapest := found["cheapest"]:
        yield _picks(cheapest), cheapest["net"], f"missing {found['missing']}"
    yield from _once(found)


def _cheapest(found: Found) -> Iterator[Row]:
    winner = found["winner"]
    yield f"winner {_picks(winner)}", winner["net"], f"covers {winner['covers']}"
    for loser in found["losers"]:
        if option := loser["option"]:
            yield _picks(option), option["net"], f"{loser['why']} {loser['dearer_by']}"
        else:
            yield " + ".join(loser["formulas"]), "", loser["why"]
    for even in found["break_even"]:
        for name in ("first", "always"):
            if at := even[name]:
                pair = " ≤ ".join(even["formulas"])
                nets = " ≤ ".join(at["net"])
                yield f"break-even {name} {pair}", f"{at['hours']} h", nets
    yield from _once(found)


def _once(found: Found) -> Iterator[Row]:
    """What comes once with each set of formulas."""
    for entry in found["once"]:
        low, high = entry["block"]["low"], entry["block"]["high"]
        net = _range({"low": low["net"], "high": high["net"]}) if low else "on request"
        yield f"once with {' + '.join(entry['formulas'])}", net, ""


def _picks(option: Found) -> str:
    """What is chosen of each formula."""
    picks = [f"{code} {pick['quantity']}/{pick['per']}" for code, pick in option["choose"].items()]
    return " + ".join(picks)


def _working(working: Found) -> str:
    """How an amount comes about, factors of one left out, and what was rounded."""
    if working["kind"] == "minimum":
        return f"{working['least']} − {working['net']}"
    if working["kind"] == "percent":
        text = f"{working['percent']} % × {working['base']}"
        text += f", at most {working['most']}" if "most" in working else ""
    else:
        text = _units(working)
    return f"{text} = {working['exact']}" if working["rounded"] else text


def _units(working: Found) -> str:
    text = working["quantity"]
    if working["period"] not in (None, "once"):
        text += f"/{working['period']}"
    text += f" × {working['times']}" if working["times"] != "1" else ""
    text += f" ÷ {working['over']}" if working["over"] != "1" else ""
    parts = working["parts"]
    if len(parts) > 1:
        sums = " + ".join(f"{part['counted']} × {part['rate']}" for part in parts)
        text += f": {sums}"
    else:
        text += f" × {parts[0]['rate']}"
    return f"{text} ÷ {working['per']}" if working["per"] != "1" else text
