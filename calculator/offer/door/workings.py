"""How an amount comes about, as plain values: so that anybody can work it out again."""

from collections.abc import Mapping

from calculator.money import amount, number, rounded, unrounded
from calculator.offer.adjustments import Share
from calculator.offer.beside import Pick
from calculator.offer.estimate import Block, Line
from calculator.offer.least_month import Gap
from calculator.offer.need import Need
from calculator.offer.quantities import Follows
from calculator.offer.rates import Charge

FACTORS: Mapping[str, tuple[str, str]] = {
    "month": ("1", "1"),
    "week": ("52", "12"),
    "quarter": ("1", "3"),
    "year": ("1", "12"),
    "once": ("1", "1"),
}
"""What a quantity of a period is multiplied with, and divided by, to be a month's."""


def working(end: Charge | Share | Gap, pick: Pick | None) -> dict[str, object]:
    """The working of one end of a line; `pick` is what was chosen of it, or of what it follows."""
    if isinstance(end, Gap):
        return {"kind": "minimum", "least": amount(end.least), "net": amount(end.net)}
    exact, over = end.exact
    shown: dict[str, object] = {"exact": unrounded(exact, over), "rounded": exact % over != 0}
    if isinstance(end, Share):
        return shown | _share(end)
    counted = number(rounded(end.quantity, 12))
    quantity = {"quantity": counted, "period": None, "times": "1", "over": "1"}
    if pick:
        times, parted = FACTORS[pick.per]
        quantity = {"quantity": number(pick.quantity), "period": pick.per}
        quantity |= {"times": times, "over": parted}
    parts = [
        {"counted": number(rounded(part.quantity, 12)), "rate": amount(part.rate)}
        for part in end.parts
    ]
    shown |= {"kind": "units", "counted": counted, "parts": parts, "per": number(end.per)}
    return shown | quantity


def pick_of(line: Line, block: Block, need: Need) -> Pick | None:
    """What was chosen of a line's formula or of the one it follows, None where nothing is
    counted."""
    sources = {
        one.code: one.entry.formula.quantity.formula
        for one in block.lines
        if one.entry and isinstance(one.entry.formula.quantity, Follows)
    }
    code = line.code
    while code in sources:
        code = sources[code]
    pick = need.choose.get(code)
    return pick if pick and not pick.ticked else None


def _share(end: Share) -> dict[str, object]:
    """A percentage of a base, and what was left to take where that was less."""
    found: dict[str, object] = {
        "kind": "percent",
        "base": amount(end.base),
        "percent": number(end.percent),
    }
    if end.most is not None and end.amount == -end.most and rounded(*end.exact) < end.amount:
        found["most"] = amount(end.most)
    return found
