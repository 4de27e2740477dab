"""Random sound books and random needs within them, as plain values."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

EXAMPLES = "OFFER_EXAMPLES"
"""How many random books each property is tried with; `make prove` says more than the few of a
test."""

trial_settings = settings(
    max_examples=int(os.environ.get(EXAMPLES, "40")), deadline=None, derandomize=True
)
Plain = dict[str, Any]
PERIODS = ("month", "week", "quarter", "year")


@dataclass
class Offer:
    """A book: facts, formulas and adjustments by name, everything as text, whole numbers in
    cents."""

    facts: Plain = field(default_factory=dict)
    formulas: Plain = field(default_factory=dict)
    adjustments: Plain = field(default_factory=dict)
    commitment: list[int] = field(default_factory=lambda: [0])
    least_month: int = 0
    vat: Plain | None = None

    def bands(self, fact: str) -> list[str]:
        """Return the classes or choices of a fact."""
        return list(self.facts[fact].get("classes") or self.facts[fact].get("choices", ()))


def closure(offer: Offer, code: str) -> set[str]:
    """Return a formula and all that may come with it."""
    together = [code]
    for one in together:
        together += [other for other in offer.formulas[one]["requires"] if other not in together]
        together += [
            name
            for name, formula in offer.formulas.items()
            if formula["quantity"] == "as" and formula["as"] == one and name not in together
        ]
    return set(together)


@st.composite
def offers(draw: st.DrawFn, *, plain: bool = False, hours: bool = False) -> Offer:
    """Return a sound book; a plain one has no whole tiers and no reductions, and rates that rise by
    class."""
    offer = Offer()
    _facts(draw, offer)
    for number in range(draw(st.integers(1, 5))):
        offer.formulas[f"f{number}x"] = _formula(
            draw, offer, plain=plain, hours=hours and number < 3
        )
    _exclude(draw, offer)
    offer.commitment = draw(st.sampled_from([[0], [0, 6, 12]]))
    offer.least_month = draw(st.sampled_from([0, 0, 5_000, 123_456]))
    _vat(draw, offer)
    for number in range(draw(st.integers(0, 3))):
        entry = _adjustment(draw, offer, plain=plain)
        if entry:
            offer.adjustments[f"a{number}x"] = entry
    _drop_unused(offer)
    if offer.least_month and all(one["billed"] == "once" for one in offer.formulas.values()):
        offer.least_month = 0
    return offer


def _facts(draw: st.DrawFn, offer: Offer) -> None:
    starts = draw(st.lists(st.integers(2, 60), max_size=3, unique=True))
    classes = {f"c{place}": start for place, start in enumerate([1, *sorted(starts)])}
    offer.facts["staff"] = {"kind": "number", "from": 1, "to": 70, "classes": classes}
    offer.facts["sites"] = {"kind": "number", "from": draw(st.integers(0, 2)), "to": 9}
    count = draw(st.integers(2, 3))
    offer.facts["trade"] = {"kind": "choice", "choices": [f"t{place}" for place in range(count)]}
    offer.facts["customer"] = {"kind": "choice", "choices": ["here", "abroad"]}
    for name in ("done", "far", "good"):
        offer.facts[name] = {"kind": "yes-no"}


def _formula(draw: st.DrawFn, offer: Offer, *, plain: bool, hours: bool) -> Plain:
    block = "month" if hours else draw(st.sampled_from(["month", "once"]))
    same = [name for name, one in offer.formulas.items() if one["billed"] == block]
    kinds = ["chosen", "chosen", "flat", "fact"] + ["as"] * bool(same)
    kinds += ["table"] if block == "once" else []
    entry: Plain = {
        "billed": block,
        "quantity": "chosen" if hours else draw(st.sampled_from(kinds)),
        "requires": {},
        "excludes": [],
        "hours": draw(st.integers(1, 1000)) if hours else 0,
        "rate_per": draw(st.sampled_from([100, 100, 800, 760])),
    }
    _quantity(draw, offer, entry, same, plain=plain)
    by = draw(st.sampled_from([[], [], ["staff"], ["trade"], ["staff", "trade"]]))
    entry["by"], entry["rate"] = by, _amounts(draw, offer, by, rising=plain)
    if entry["quantity"] != "flat" and draw(st.booleans()) and _most(entry, offer) >= 2:
        _tiers(draw, offer, entry, plain=plain)
    if offer.formulas and entry["quantity"] in ("flat", "fact", "table"):
        _required_by(draw, offer, entry)
    return entry


def _quantity(
    draw: st.DrawFn, offer: Offer, entry: Plain, same: Sequence[str], *, plain: bool
) -> None:
    if entry["quantity"] == "chosen":
        periods = draw(st.lists(st.sampled_from(PERIODS), min_size=1, max_size=2, unique=True))
        periods = periods if entry["billed"] == "month" else ["once"]
        entry["chosen"] = {period: _grid(draw) for period in periods}
    if entry["quantity"] == "fact":
        entry["fact"] = draw(st.sampled_from(["staff", "sites"]))
    if entry["quantity"] == "as":
        entry["as"] = draw(st.sampled_from(same))
        entry["if"] = draw(st.sampled_from([None, "far"]))
    if entry["quantity"] == "table":
        every = [["trade"]] if plain else [["staff"], ["trade"], ["trade", "staff"]]
        entry["table_by"] = draw(st.sampled_from(every))
        spans = st.none() | st.tuples(st.integers(1, 4000), st.integers(0, 2000))
        entry["table"] = {
            cell: span and (span[0], span[0] + span[1])
            for cell in cells(offer, entry["table_by"])
            for span in [draw(spans)]
        }


def _grid(draw: st.DrawFn) -> tuple[int, int, int]:
    low, step = draw(st.sampled_from([50, 100, 200])), draw(st.sampled_from([25, 50, 100]))
    return low, low + step * draw(st.integers(0, 8)), step


def cells(offer: Offer, by: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return every pair of bands, or band, of a table."""
    return product(*(offer.bands(fact) for fact in by))


def _amounts(draw: st.DrawFn, offer: Offer, by: Sequence[str], *, rising: bool) -> Plain:
    amounts = {cell: draw(st.integers(1, 200_000)) for cell in cells(offer, by)}
    if rising and by[:1] == ["staff"]:
        for rest in {cell[1:] for cell in amounts}:
            column = [cell for cell in amounts if cell[1:] == rest]
            amounts |= dict(zip(column, sorted(amounts[cell] for cell in column), strict=True))
    return amounts


def _most(entry: Plain, offer: Offer) -> int:
    """Return the largest quantity, whole units a month."""
    kind = entry["quantity"]
    if kind == "chosen":
        factor = {"month": 1, "week": 52 / 12, "quarter": 1 / 3, "year": 1 / 12, "once": 1}
        return int(max(factor[period] * grid[1] / 100 for period, grid in entry["chosen"].items()))
    if kind == "fact":
        return int(offer.facts[entry["fact"]]["to"])
    if kind == "as":
        return _most(offer.formulas[entry["as"]], offer)
    if kind == "table":
        return max([span[1] // 100 for span in entry["table"].values() if span] or [0])
    return 1


def _tiers(draw: st.DrawFn, offer: Offer, entry: Plain, *, plain: bool) -> None:
    """Add one tier, which is always reached; in a plain book it costs no less than the base."""
    start = draw(st.integers(2, _most(entry, offer)))
    kind = "parts" if plain else draw(st.sampled_from(["whole", "parts"]))
    if kind == "whole":
        start = _most(entry, offer)
    entry["tiers"] = (kind, start, _amounts(draw, offer, entry["by"], rising=plain))


def _required_by(draw: st.DrawFn, offer: Offer, entry: Plain) -> None:
    """Let an earlier formula require this one; this one is named when it is stored."""
    if draw(st.booleans()):
        code = f"f{len(offer.formulas)}x"
        source = draw(st.sampled_from(sorted(offer.formulas)))
        offer.formulas[source]["requires"][code] = draw(st.sampled_from([None, "done"]))


def _exclude(draw: st.DrawFn, offer: Offer) -> None:
    codes = list(offer.formulas)
    closures = [closure(offer, code) for code in codes]
    pairs = [
        (one, other)
        for one in codes
        for other in codes
        if one != other
        and not any({one, other} <= some for some in closures)
        and offer.formulas[one]["quantity"] != "as" != offer.formulas[other]["quantity"]
    ]
    if pairs and draw(st.integers(0, 3)) == 0:
        one, other = draw(st.sampled_from(pairs))
        offer.formulas[one]["excludes"].append(other)


def _vat(draw: st.DrawFn, offer: Offer) -> None:
    percents = st.sampled_from([0, 550, 2000, 2100])
    kind = draw(st.sampled_from(["none", "one", "by"]))
    if kind == "one":
        offer.vat = {"": draw(percents)}
    if kind == "by":
        offer.vat = {"here": draw(percents), "abroad": draw(percents)}


def _adjustment(draw: st.DrawFn, offer: Offer, *, plain: bool) -> Plain | None:
    """Return formulas of one block, and conditions that can hold; none where something excludes
    another."""
    block = draw(st.sampled_from(sorted({one["billed"] for one in offer.formulas.values()})))
    codes = [code for code, one in offer.formulas.items() if one["billed"] == block]
    of = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=2, unique=True))
    with_all = draw(st.lists(st.sampled_from(sorted(offer.formulas)), max_size=2, unique=True))
    if any(one["excludes"] for one in offer.formulas.values()):
        with_all = []
    percent = draw(st.integers(0, 3000))
    return {
        "percent": percent if plain or draw(st.booleans()) else -percent,
        "of": of,
        "with": with_all,
        "if": draw(st.sampled_from([None, "good"])),
        "months_from": draw(st.sampled_from([0, 6, 12])) if len(offer.commitment) > 1 else 0,
    }


def _drop_unused(offer: Offer) -> None:
    text = repr((offer.formulas, offer.adjustments))
    facts_in_text = [fact for fact in offer.facts if f"'{fact}'" in text]
    if offer.vat and "here" in offer.vat:
        facts_in_text.append("customer")
    offer.facts = {fact: offer.facts[fact] for fact in offer.facts if fact in facts_in_text}
