"""The types of requests and answers, as calculator.wire describes them: amounts and numbers are
texts, None means unknown or not requested."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NotRequired, TypedDict

Number = str | int | Decimal
"""A number in a request; never a float, which is not exact."""


class Pick(TypedDict):
    """How many of a formula, and per which period if there are several."""

    quantity: Number
    per: NotRequired[str]


class Need(TypedDict, total=False):
    """The facts of a company, its choice of formulas, and its commitment in months."""

    facts: Mapping[str, Number | bool]
    choose: Mapping[str, Pick | bool]
    months: Number


class Error(TypedDict):
    """One mistake in a request: its field, a code, and the limit that was exceeded."""

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
    """The price book behind an answer."""

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
