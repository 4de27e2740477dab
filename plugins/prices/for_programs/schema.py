"""The shape of `prices.json`: the published schema, and the check of every build."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from plugins.prices.for_programs.offer_schema import (
    Adjustment,
    Amount,
    ByLanguage,
    Choices,
    Comparison,
    Day,
    Fact,
    Formula,
    Included,
    Number,
    Part,
    Usual,
    Vat,
    means,
)

VERSION = "1.0"
PROMISE = (
    "Every price of this firm, as its own pages print them. Amounts and numbers are texts, exact"
    " to the last digit; amounts are net of VAT unless they are called gross, in the currency of"
    " their book, with as many decimals as it has. null is unknown or not asked, never 0. Within"
    " version 1 nothing is renamed, moved or taken away and no meaning changes; keys may be added,"
    " so pass over those you do not know, and then the number after the point rises. Anything else"
    " is a version 2, at another address."
)


class Total(Part):
    net: Amount
    vat: Amount
    gross: Amount


class Line(Part):
    code: Annotated[str, means("of a formula or an adjustment, or minimum")]
    low: Annotated[Amount | None, means("null: on request")]
    high: Amount | None


class Block(Part):
    lines: list[Line]
    low: Total | None
    high: Total | None


class Need(Part):
    facts: dict[str, str | bool]
    choose: Choices
    months: Number


class Example(Part):
    names: ByLanguage
    need: Annotated[Need, means("as the calculator is asked")]
    month: Block | None
    once: Block | None


class Book(Part):
    book: Annotated[str, means("its name, for ever")]
    status: Annotated[
        Literal["illustrative", "confirmed"],
        means("illustrative: an example that the firm has not confirmed"),
    ]
    currency: str
    first_day: Day
    last_day: Annotated[Day | None, means("null: until another book begins")]
    facts: list[Fact]
    formulas: list[Formula]
    adjustments: list[Adjustment]
    commitment: Annotated[list[Number], means("months that can be committed to")]
    least_month: Annotated[Amount | None, means("the least that a month comes to")]
    included: list[Included]
    vat: Vat
    usual: list[Usual]
    comparison: Comparison | None
    examples: Annotated[list[Example], means("worked out by the firm's calculator")]


class Prices(Part):
    schema_address: Annotated[str, Field(alias="$schema")]
    version: Annotated[str, StringConstraints(pattern=r"^1\.\d+$")]
    names: Annotated[ByLanguage, means("of the firm")]
    site: str
    books: Annotated[list[Book], means("the oldest first")]


def json_schema(address: str) -> dict[str, Any]:
    """Return the published schema, which lets keys be added."""
    schema = _open(Prices.model_json_schema())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        **schema,
        "title": "prices.json",
        "description": PROMISE,
    }


def _open(part: Any) -> Any:
    """Return a schema without the titles that repeat names, and open to keys of later versions."""
    if isinstance(part, list):
        return [_open(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: {name: _open(one) for name, one in value.items()}
        if key in ("properties", "$defs")
        else _open(value)
        for key, value in part.items()
        if key != "title" and value is not False
    }
