"""The shape of an offer in `prices.json`: facts, formulas, rates, adjustments, VAT."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


def means(text: str, *, alias: str | None = None) -> Any:
    """Return a field with a description for the published schema."""
    return Field(alias=alias, json_schema_extra={"description": text})


Amount = Annotated[str, StringConstraints(pattern=r"^-?\d+(\.\d{2,4})?$")]
Number = Annotated[str, StringConstraints(pattern=r"^-?\d+(\.\d+)?$")]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
ByLanguage = Annotated[dict[str, str], means("by the code of a language")]
See = Annotated[
    dict[str, str],
    means("the page that states the rule, by language; empty where none"),
]
Codes = list[str]


class Part(BaseModel):
    """A part of the offer, without keys that the schema does not name."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Band(Part):
    code: str
    names: ByLanguage
    starts: Annotated[Number | None, means("of a class: its first number", alias="from")]


class Fact(Part):
    code: str
    kind: Literal["number", "choice", "yes-no"]
    names: ByLanguage
    min: Number | None
    max: Number | None
    bands: Annotated[list[Band], means("classes of a number, or choices")]


class Period(Part):
    per: str
    min: Number
    max: Number
    step: Number


class Span(Part):
    of: Annotated[dict[str, str], means("class or choice, by fact")]
    min: Annotated[Number | None, means("null: on request")]
    max: Number | None


class Quantity(Part):
    kind: Annotated[
        Literal["chosen", "flat", "fact", "as", "table"],
        means(
            "chosen: so many per period; flat: one; fact: as many as a fact says; as:"
            " as many as of another formula; table: from min to max by class and choice"
        ),
    ]
    periods: list[Period]
    fact: str | None
    formula: str | None
    only_if: Annotated[str | None, means("a fact that must be yes", alias="if")]
    table: list[Span]


class Cell(Part):
    of: Annotated[dict[str, str], means("class or choice, by fact; empty for all")]
    amount: Amount


class Tier(Part):
    starts: Annotated[Number, means("the first unit of the tier", alias="from")]
    amounts: list[Cell]


class Rate(Part):
    per: Annotated[Number, means("units that an amount is the price of")]
    amounts: list[Cell]
    tiers: Annotated[
        Literal["whole", "parts"] | None,
        means("whole: a tier's rate holds for all units; parts: for those beyond"),
    ]
    tier_rates: list[Tier]


class Requirement(Part):
    formula: str
    unless: Annotated[str | None, means("a fact that, where yes, says it is done")]
    see: See


class Suggestion(Part):
    fact: str
    starts: Annotated[Number, Field(alias="from")]


class Formula(Part):
    code: str
    names: ByLanguage
    unit_names: ByLanguage
    billed: Literal["month", "once"]
    hours: Annotated[Number | None, means("that one unit gives")]
    quantity: Quantity
    rate: Rate
    requires: list[Requirement]
    excludes: Codes
    suggested: Suggestion | None
    see: See


class Adjustment(Part):
    code: str
    names: ByLanguage
    percent: Annotated[Number, means("below 0: a reduction")]
    of: Annotated[Codes, means("the formulas whose sum it is worked out on")]
    with_all: Annotated[Codes, means("formulas that must all be there", alias="with")]
    only_if: Annotated[str | None, means("a fact that must be yes", alias="if")]
    months_from: Annotated[Number | None, means("the least commitment, in months")]
    see: See


class Included(Part):
    code: str
    names: ByLanguage
    of: Annotated[Codes, means("goes with any of these formulas, at no price")]
    without_commitment: bool
    see: See


class VatKind(Part):
    code: Annotated[str | None, means("the choice of the fact")]
    percent: Number
    large: Literal["net", "gross"]


class Vat(Part):
    fact: Annotated[str | None, means("the fact that decides between the kinds")]
    kinds: Annotated[list[VatKind], means("the first holds until another is chosen")]


class Pick(Part):
    quantity: Number
    per: Annotated[str | None, means("null for what comes once")] = None


Choices = Annotated[
    dict[str, Literal[True] | Pick], means("by formula; true where nothing is counted")
]


class Usual(Part):
    of: Annotated[dict[str, str], means("class, by fact")]
    choose: Choices


class Comparison(Part):
    cost: Annotated[Amount, means("a yearly cost to compare twelve months with")]
    same_from: Annotated[Number, means("percent of it from which on it is the same")]
    same_to: Number
    see: See
