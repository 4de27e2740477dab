"""An answer as lines of text for a terminal: codes and numbers in columns."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Answer = Mapping[str, Any]
Row = tuple[str, str, str]


def report(answer: Answer) -> Iterator[str]:
    """Yield the lines of an answer to "estimate", "budget", "cheapest" or "book", or its
    mistakes."""
    if not answer["ok"]:
        yield from (_mistake(error) for error in answer["errors"])
        return
    yield f"{answer['book']}  {answer['status']}  {answer['currency']}"
    if "facts" in answer:
        yield from _columns(_offer(answer))
    elif "year" in answer:
        yield from _columns(_estimate(answer))
    elif "budget" in answer:
        yield from _columns(_budget(answer))
    else:
        yield from _columns(_cheapest(answer))


def _mistake(error: Answer) -> str:
    kind, _, name = error["field"].partition(".")
    flag = {"facts": "--fact", "choose": "--choose"}.get(kind, "--" + kind.replace("_", "-"))
    return (
        " ".join(f"{flag} {name}".split()) + f": {error['code']} {error.get('limit', '')}".rstrip()
    )


def _columns(rows: Iterable[Row]) -> Iterator[str]:
    """Return rows of name, amount and working as aligned lines."""
    table = list(rows)
    name = max(len(row[0]) for row in table)
    amount = max(len(row[1]) for row in table)
    return (f"{row[0]:{name}}  {row[1]:>{amount}}  {row[2]}".rstrip() for row in table)


def _offer(answer: Answer) -> Iterator[Row]:
    """Yield the facts of a company, and the formulas and months to choose from."""
    for fact in answer["facts"]:
        bounds = f"{fact['min']} … {fact['max']}" if "min" in fact else ""
        yield f"--fact {fact['code']}", fact["kind"], bounds or ", ".join(fact.get("choices", []))
    for formula in answer["formulas"]:
        quantity = formula["quantity"]
        grids = [f"{one['min']} … {one['max']}/{one['per']}" for one in quantity.get("periods", [])]
        if quantity["kind"] != "as":
            yield f"--choose {formula['code']}", formula["block"], ", ".join(grids)
    if len(answer["commitment"]) > 1:
        yield "--months", "", ", ".join(answer["commitment"])


def _estimate(answer: Answer) -> Iterator[Row]:
    for name in ("month", "once"):
        if block := answer[name]:
            yield from _block(name, block)
    if year := answer["year"]:
        yield "12 months net", year["net"], ""
        first = year["first_year"]
        yield "first year net", _range(first) if first else "on request", ""
        if compared := year["comparison"]:
            beside = f"{compared['verdict']}: {compared['cost']} a year"
            yield "comparison", f"{compared['percent']} %", beside
    for assumption in answer["assumptions"]:
        yield f"{assumption['fact'] or 'months'}", "", f"assumed: {assumption['value']}"
    for code in answer["suggestions"]:
        yield code, "", "suggested"
    for entry in answer["included"]:
        yield entry["code"], "", "included"


def _block(name: str, block: Answer) -> Iterator[Row]:
    """Yield the lines of a block and its totals, as ranges if the lowest and the highest differ."""
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


def _range(ends: Answer) -> str:
    """Return both ends; a single amount if they are equal, "" if the line is on request."""
    if ends["low"] is None:
        return ""
    return ends["low"] if ends["low"] == ends["high"] else f"{ends['low']} … {ends['high']}"


def _budget(answer: Answer) -> Iterator[Row]:
    yield "budget", answer["budget"], ""
    for option in answer["options"]:
        yield _picks(option), option["net"], f"left {option['left']}"
    if cheapest := answer["cheapest"]:
        yield _picks(cheapest), cheapest["net"], f"missing {answer['missing']}"
    yield from _once(answer)


def _cheapest(answer: Answer) -> Iterator[Row]:
    winner = answer["winner"]
    yield f"winner {_picks(winner)}", winner["net"], f"covers {winner['covers']}"
    for loser in answer["losers"]:
        if option := loser["option"]:
            yield _picks(option), option["net"], f"{loser['why']} {loser['dearer_by']}"
        else:
            yield " + ".join(loser["formulas"]), "", loser["why"]
    for even in answer["break_even"]:
        for name in ("first", "always"):
            if at := even[name]:
                pair = " ≤ ".join(even["formulas"])
                nets = " ≤ ".join(at["net"])
                yield f"break-even {name} {pair}", f"{at['hours']} h", nets
    yield from _once(answer)


def _once(answer: Answer) -> Iterator[Row]:
    """Yield the one-off cost of each set of formulas."""
    for entry in answer["once"]:
        low, high = entry["block"]["low"], entry["block"]["high"]
        net = _range({"low": low["net"], "high": high["net"]}) if low else "on request"
        yield f"once with {' + '.join(entry['formulas'])}", net, ""


def _picks(option: Answer) -> str:
    """Return the quantity of each formula in an option."""
    picks = [f"{code} {pick['quantity']}/{pick['per']}" for code, pick in option["choose"].items()]
    return " + ".join(picks)


def _working(working: Answer) -> str:
    """Return the working of an amount, without factors of one; with the exact amount if it was
    rounded."""
    if working["kind"] == "minimum":
        return f"{working['least']} − {working['net']}"
    if working["kind"] == "percent":
        text = f"{working['percent']} % × {working['base']}"
        text += f", at most {working['most']}" if "most" in working else ""
    else:
        text = _units(working)
    return f"{text} = {working['exact']}" if working["rounded"] else text


def _units(working: Answer) -> str:
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
