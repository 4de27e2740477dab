"""What is asked and answered, as types: the need, and each answer as calculator.wire tells it.
Amounts and numbers are texts, None is unknown or not asked."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

Number = str | int | Decimal
"""What a number may be given as; never a float, which is not exact."""


class Pick(TypedDict):
    """How many of a formula, and per which period where there are several."""

    quantity: Number
    per: NotRequired[str]


class Need(TypedDict, total=False):
    """What is known of a company by fact, what it chooses by formula, and for how many months."""

    facts: Mapping[str, Number | bool]
    choose: Mapping[str, Pick | bool]
    months: Number


class Error(TypedDict):
    """One thing that is wrong: where, what, and the limit that was broken."""

    field: str
    code: str
    limit: NotRequired[str]


class Ends(TypedDict):
    low: str
    high: str


class Total(TypedDict):
    net: str
    vat: str
    gross: str


class Vat(TypedDict):
    kind: str | None
    percent: str
    large: Literal["net", "gross"]


class Part(TypedDict):
    counted: str
    rate: str


class UnitsWorking(TypedDict):
    kind: Literal["units"]
    quantity: str
    period: str | None
    times: str
    over: str
    counted: str
    parts: list[Part]
    per: str
    exact: str
    rounded: bool


class PercentWorking(TypedDict):
    kind: Literal["percent"]
    base: str
    percent: str
    most: NotRequired[str]
    exact: str
    rounded: bool


class MinimumWorking(TypedDict):
    kind: Literal["minimum"]
    least: str
    net: str


Working = UnitsWorking | PercentWorking | MinimumWorking


class Line(TypedDict):
    code: str
    low: str | None
    high: str | None
    workings: list[Working]
    why: NotRequired[Literal["chosen", "required", "follows"]]
    by: NotRequired[str]
    see: NotRequired[str]


class Block(TypedDict):
    lines: list[Line]
    low: Total | None
    high: Total | None


class Comparison(TypedDict):
    cost: str
    percent: str
    verdict: Literal["less", "same", "more"]


class Year(TypedDict):
    net: str
    first_year: Ends | None
    comparison: Comparison | None
    see: NotRequired[str]


class Assumption(TypedDict):
    fact: str | None
    value: str


class Included(TypedDict):
    code: str
    see: NotRequired[str]


class FromBook(TypedDict):
    """Which book an answer rests on."""

    book: str
    status: Literal["illustrative", "confirmed"]
    currency: str


class Hours(TypedDict):
    month: str
    price: str


class Estimate(FromBook):
    month: Block | None
    once: Block | None
    vat: Vat | None
    year: Year | None
    hours: Hours | None
    classes: dict[str, str]
    assumptions: list[Assumption]
    suggestions: list[str]
    included: list[Included]


class Suggestion(TypedDict):
    need: Need
    estimate: Estimate
