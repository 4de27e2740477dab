"""The types of advice: what a budget buys, and what is cheapest for some hours."""

from typing import Literal, TypedDict

from calculator.answers import Block, Ends, FromBook, Pick, Total, Vat


class Option(Total):
    formulas: list[str]
    choose: dict[str, Pick | Literal[True]]
    covers: str
    first_year: Ends | None


class Affordable(Option):
    left: str


class Own(Option):
    covers_wanted: bool


class Once(TypedDict):
    formulas: list[str]
    block: Block


class Budget(FromBook):
    budget: str
    options: list[Affordable]
    cheapest: Affordable | None
    missing: str | None
    own: Affordable | None
    vat: Vat | None
    once: list[Once]


class Loser(TypedDict):
    formulas: list[str]
    option: Option | None
    why: Literal["dearer", "same-price", "cannot-cover"]
    dearer_by: str | None


class Crossing(TypedDict):
    hours: str
    net: list[str]


class BreakEven(TypedDict):
    formulas: list[str]
    first: Crossing | None
    always: Crossing | None


class Cheapest(FromBook):
    hours_wanted: str
    most_hours_wanted: str
    winner: Option
    losers: list[Loser]
    least_first_year: list[str] | None
    break_even: list[BreakEven]
    own: Own | None
    vat: Vat | None
    once: list[Once]
