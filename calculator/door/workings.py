"""The working of an amount as plain values, so that anybody can calculate it again."""

from calculator.money import amount, number, rounded, unrounded
from calculator.tariff.adjustments import Share
from calculator.tariff.least_month import Gap
from calculator.tariff.need import Pick
from calculator.tariff.quantities import FACTORS
from calculator.tariff.rates import Charge


def working(end: Charge | Share | Gap, pick: Pick | None, decimals: int) -> dict[str, object]:
    """Return the working of one end of a line; `pick` is the choice of its formula, or of the one
    it follows."""
    if isinstance(end, Gap):
        least, net = [amount(value, decimals) for value in (end.least, end.net)]
        return {"kind": "minimum", "least": least, "net": net}
    numerator, denominator = end.exact
    fields: dict[str, object] = {
        "exact": unrounded(numerator, denominator, decimals),
        "rounded": numerator % denominator != 0,
    }
    if isinstance(end, Share):
        return fields | _share(end, decimals)
    counted = number(rounded(end.quantity, 12))
    quantity = {"quantity": counted, "period": None, "times": "1", "over": "1"}
    if pick:
        factor, divisor = FACTORS[pick.per]
        quantity = {"quantity": number(pick.quantity), "period": pick.per}
        quantity |= {"times": factor, "over": divisor}
    parts = [
        {"counted": number(rounded(part.quantity, 12)), "rate": amount(part.rate, decimals)}
        for part in end.parts
    ]
    fields |= {"kind": "units", "counted": counted, "parts": parts, "per": number(end.per)}
    return fields | quantity


def _share(end: Share, decimals: int) -> dict[str, object]:
    """Return the working of a percentage, with its limit if that limits the amount."""
    fields: dict[str, object] = {
        "kind": "percent",
        "base": amount(end.base, decimals),
        "percent": number(end.percent),
    }
    if end.most is not None and end.amount == -end.most and rounded(*end.exact) < end.amount:
        fields["most"] = amount(end.most, decimals)
    return fields
