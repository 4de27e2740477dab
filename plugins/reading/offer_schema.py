"""What the words of an offer may say: `content/offer.yml` and its translations; the comment at the
head of that file tells what each key is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from plugins.reading.offer_texts import (
    Bounded,
    ByCode,
    ByMistake,
    Count,
    Counted,
    First,
    Limits,
    Mended,
    Percent,
    Plain,
    Priced,
    Says,
    Sentence,
    Share,
    Suggested,
)


class Words(BaseModel):
    """The root of all parts: unknown keys are refused, and values cannot change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ChoiceWords(Words):
    """One choice of a fact: in the list, in a sentence, and in the estimate's basis."""

    label: Plain
    short: Plain
    says: Plain | None = None


class FactWords(Words):
    """A fact about the visitor's company."""

    label: Plain
    hint: Plain | None = None
    short: Plain | None = None
    count: Counted | None = None
    classes: Annotated[Mapping[str, Plain], ByCode] = Field(default_factory=dict)
    from_to: Limits | None = None
    starts: First | None = Field(None, alias="from")
    suggestion: Suggested | None = None
    examples: Annotated[Mapping[str, Plain], ByCode] = Field(default_factory=dict)
    choices: Annotated[Mapping[str, ChoiceWords], ByCode] = Field(default_factory=dict)
    preselected: Plain | None = None
    says: Says | None = None
    mistakes: Annotated[Mapping[str, Mended], ByMistake] = Field(default_factory=dict)


class TableWords(Words):
    """The title of the table of a formula's rates, and the head of its column."""

    caption: Plain
    column: Plain


class PictureWords(Words):
    """The words around the picture of what more or less of a formula costs."""

    title: Plain
    hint: Plain
    label: Plain


class FormulaWords(Words):
    """A formula that can be chosen; `name` is the title of its page if it has one."""

    name: Plain | None = None
    phrase: Plain | None = None
    question: Plain | None = None
    hint: Bounded | None = None
    unit: Counted | None = None
    units: Plain | None = None
    per: Plain | None = None
    rate: Priced | None = None
    over: Count | None = None
    none: Plain | None = None
    range: Sentence | None = None
    on_request: Plain | None = None
    suggested: Plain | None = None
    requires: Annotated[Mapping[str, Plain], ByCode] = Field(default_factory=dict)
    picture: PictureWords | None = None
    table: TableWords | None = None
    mistakes: Annotated[Mapping[str, Mended], ByMistake] = Field(default_factory=dict)


class AdjustmentWords(Words):
    """A reduction or a supplement."""

    name: Plain


class IncludedWords(Words):
    """A service that a formula includes without an amount."""

    says: Plain


class VatWords(Words):
    """The words for one kind of VAT."""

    label: Percent


class ComparisonWords(Words):
    """The yearly cost with which twelve months are compared."""

    name: Plain
    year: Plain
    less: Plain
    same: Plain
    more: Plain
    share: Share
    compared: Plain


class EstimateWords(Words):
    """The words of the estimate's page and of its answer."""

    title: Plain
    month: Plain
    more: Plain | None = None
    empty: Plain
    choose: Plain
    nothing_chosen: Plain
    together: Plain | None = None
    budget_hint: Plain | None = None
    hours_question: Plain | None = None
    hours_hint: Plain | None = None


class HomeWords(Words):
    """The home page."""

    services: Plain
    picture: Plain | None = None
    person: Plain | None = None


class OfferWords(Words):
    """All words of an offer in one language, by the codes of the price books."""

    facts: Annotated[Mapping[str, FactWords], ByCode] = Field(default_factory=dict)
    formulas: Annotated[Mapping[str, FormulaWords], ByCode] = Field(default_factory=dict)
    adjustments: Annotated[Mapping[str, AdjustmentWords], ByCode] = Field(default_factory=dict)
    included: Annotated[Mapping[str, IncludedWords], ByCode] = Field(default_factory=dict)
    vat: Annotated[Mapping[str, VatWords], ByCode] = Field(default_factory=dict)
    comparison: ComparisonWords | None = None
    estimate: EstimateWords
    home: HomeWords
