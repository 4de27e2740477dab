"""What a need costs by a random book, worked out with fractions and apart from the calculator."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.calculator.tariff.random_books import Offer

MONTHLY = {
    "month": Fraction(1),
    "week": Fraction(52, 12),
    "quarter": Fraction(1, 3),
    "year": Fraction(1, 12),
    "once": Fraction(1),
}
Ends = tuple[int, int] | None


def cents(exact: Fraction) -> int:
    """Return the nearest whole number, halves away from zero."""
    whole = int(abs(exact) + Fraction(1, 2))
    return whole if exact >= 0 else -whole


class Worked:
    """The lines and totals of a need; `conflict` where formulas exclude each other."""

    def __init__(self, offer: Offer, need: Mapping[str, Any]) -> None:
        self.offer = offer
        self.facts = need["facts"]
        self.choose = need["choose"]
        self.months = int(need.get("months", "0")) if len(offer.commitment) > 1 else 0
        self.present = self._present()
        self.conflict = any(
            other in self.present
            for code in self.present
            for other in offer.formulas[code]["excludes"]
        )

    def blocks(self) -> dict[str, Any]:
        """Return the month and what comes once, as the door tells them."""
        return {name: self._block(name) for name in ("month", "once")}

    def _present(self) -> list[str]:
        codes = {code for code in self.choose if self._is_chosen(code)}
        while more := {
            other
            for code in codes
            for other in self._with(code)
            if other not in codes and not self._of_nothing(other)
        }:
            codes |= more
        return [code for code in self.offer.formulas if code in codes]

    def _is_chosen(self, code: str) -> bool:
        done = any(
            unless and self.facts.get(unless)
            for one in self.offer.formulas.values()
            for other, unless in one["requires"].items()
            if other == code
        )
        return not done and not self._of_nothing(code)

    def _of_nothing(self, code: str) -> bool:
        formula = self.offer.formulas[code]
        return formula["quantity"] == "fact" and self.facts[formula["fact"]] == "0"

    def _with(self, code: str) -> list[str]:
        required = [
            other
            for other, unless in self.offer.formulas[code]["requires"].items()
            if not (unless and self.facts.get(unless))
        ]
        followers = [
            other
            for other, one in self.offer.formulas.items()
            if one["quantity"] == "as"
            and one["as"] == code
            and (not one["if"] or self.facts.get(one["if"]))
        ]
        return required + followers

    def _cell(self, by: list[str], table: Mapping[tuple[str, ...], Any]) -> Any:
        return table[tuple(self._band(fact) for fact in by)]

    def _band(self, fact: str) -> str:
        classes = self.offer.facts[fact].get("classes")
        if not classes:
            return str(self.facts[fact])
        return [name for name, start in classes.items() if start <= int(self.facts[fact])][-1]

    def _units(self, code: str) -> tuple[Fraction, Fraction] | None:
        formula = self.offer.formulas[code]
        kind, one = formula["quantity"], Fraction(1)
        if kind == "as":
            return self._units(formula["as"])
        if kind == "table":
            span = self._cell(formula["table_by"], formula["table"])
            return span and (Fraction(span[0], 100), Fraction(span[1], 100))
        if kind == "chosen":
            pick = self.choose[code]
            period = pick.get("per") or next(iter(formula["chosen"]))
            one = Fraction(Decimal(pick["quantity"])) * MONTHLY[period]
        if kind == "fact":
            one = Fraction(int(self.facts[formula["fact"]]))
        return one, one

    def _prices(self, code: str, ends: tuple[Fraction, Fraction]) -> tuple[int, int]:
        """Return the price of both ends, the lower one first."""
        one, other = (self._price(code, end) for end in ends)
        return min(one, other), max(one, other)

    def _price(self, code: str, units: Fraction) -> int:
        formula = self.offer.formulas[code]
        per, base = Fraction(formula["rate_per"], 100), self._cell(formula["by"], formula["rate"])
        if "tiers" not in formula:
            return cents(units * base / per)
        kind, start, amounts = formula["tiers"]
        other = self._cell(formula["by"], amounts)
        if kind == "whole":
            return cents(units * (other if units >= start else base) / per)
        beyond = max(Fraction(0), units - (start - 1))
        return cents(((units - beyond) * base + beyond * other) / per)

    def _block(self, name: str) -> Any:
        codes = [code for code in self.present if self.offer.formulas[code]["billed"] == name]
        if not codes:
            return None
        units = {code: self._units(code) for code in codes}
        lines: dict[str, Ends] = {
            code: ends and self._prices(code, ends) for code, ends in units.items()
        }
        adjusted = {
            code: self._adjustment(entry, lines)
            for code, entry in self.offer.adjustments.items()
            if self._applies(entry, lines)
        }
        lines |= adjusted
        if name == "month":
            net = sum(ends[0] for ends in lines.values() if ends)
            if 0 < net < self.offer.least_month:
                lines["minimum"] = (self.offer.least_month - net, self.offer.least_month - net)
        return lines

    def _applies(self, entry: Mapping[str, Any], lines: Mapping[str, Ends]) -> bool:
        return (
            entry["percent"] != 0
            and any(code in lines for code in entry["of"])
            and all(code in self.present for code in entry["with"])
            and (not entry["if"] or bool(self.facts.get(entry["if"])))
            and self.months >= entry["months_from"]
        )

    def _adjustment(self, entry: Mapping[str, Any], lines: Mapping[str, Ends]) -> Ends:
        ends = [lines[code] for code in entry["of"] if code in lines]
        amounts = [one for one in ends if one]
        if len(amounts) < len(ends):
            return None
        share = Fraction(entry["percent"], 10_000)
        low, high = (cents(share * sum(one[end] for one in amounts)) for end in (0, 1))
        return low, high
