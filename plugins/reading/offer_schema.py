"""What the words of an offer may say: `content/offer.yml` and its translations; the comment at the
head of that file tells what each key is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from plugins.errors import say

HOLE = re.compile(r"\{([^{}]*)\}")
CODE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
Forms = Mapping[str, str]


def holes(text: str) -> set[str]:
    """Return the names of what is filled in."""
    return set(HOLE.findall(text))


def filled(text: str, **words: str) -> str:
    """Return a text with what is filled in."""
    return HOLE.sub(lambda hole: words.get(hole[1], hole[0]), text)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(say("be one text"))
    return value.strip()


def _with(*needed: str, maybe: tuple[str, ...] = ()) -> Callable[[object], str]:
    """Return what reads a text that says each of the needed names in braces, and perhaps others."""

    def read(value: object) -> str:
        text = _text(value)
        found = holes(text)
        if not {*needed} <= found or not found <= {*needed, *maybe} or "{" in HOLE.sub("", text):
            names = " ".join(f"{{{name}}}" for name in (*needed, *maybe))
            raise ValueError(say("hold %(names)s and no other braces", names=names))
        return text

    return read


def _plain(value: object) -> str:
    text = _text(value)
    if "{" in text or "}" in text:
        raise ValueError(say("be words without braces"))
    return text


def _forms(*needed: str, maybe: tuple[str, ...] = ()) -> Callable[[object, ValidationInfo], Forms]:
    """Return what reads a text for each form that a number takes in the language."""

    def read(value: object, info: ValidationInfo) -> Forms:
        forms = info.context["forms"] if info.context else ("one", "other")
        if not isinstance(value, dict) or {*value} != {*forms}:
            raise ValueError(
                say("have the forms %(forms)s, each on a line", forms=", ".join(forms))
            )
        return {form: _with(*needed, maybe=maybe)(value[form]) for form in forms}

    return read


def _says(value: object, info: ValidationInfo) -> Forms | str:
    if isinstance(value, dict):
        return _forms(maybe=("count", "class"))(value, info)
    return _plain(value)


def _sentence(value: object) -> str:
    """Read a text in which codes of facts may stand, which only a price book knows."""
    text = _text(value)
    if "{" in HOLE.sub("", text) or not all(CODE.fullmatch(name) for name in holes(text)):
        raise ValueError(say("have a code between each { and }"))
    return text


def _codes(value: object) -> Any:
    if not isinstance(value, dict):
        raise ValueError(say('have lines "code: words" below it'))
    if wrong := [key for key in value if not CODE.fullmatch(key)]:
        raise ValueError(say('name codes of small letters and digits, not "%(key)s"', key=wrong[0]))
    return value


MISTAKES = ("not-a-number", "not-whole", "too-long", "too-fine", "step", "below-min", "above-max")
MISTAKES += ("required", "excludes")  # the calculator's codes of what a visitor writes wrong


def _mended(value: object) -> Any:
    if wrong := [key for key in _codes(value) if key not in MISTAKES]:
        known = ", ".join(MISTAKES)
        raise ValueError(say('name only %(known)s, not "%(key)s"', known=known, key=wrong[0]))
    return value


Plain = Annotated[str, BeforeValidator(_plain)]
Sentence = Annotated[str, BeforeValidator(_sentence)]
Says = Annotated[Any, BeforeValidator(_says)]
Counted = Annotated[Any, BeforeValidator(_forms("count"))]
Priced = Annotated[str, BeforeValidator(_with("rate"))]
Count = Annotated[str, BeforeValidator(_with("count"))]
Bounded = Annotated[str, BeforeValidator(_with(maybe=("min", "max")))]
Mended = Annotated[str, BeforeValidator(_with(maybe=("limit", "talk")))]
Limits = Annotated[str, BeforeValidator(_with("first", "last"))]
First = Annotated[str, BeforeValidator(_with("first"))]
Suggested = Annotated[str, BeforeValidator(_with("class", "choice"))]
Percent = Annotated[str, BeforeValidator(_with(maybe=("percent",)))]
Share = Annotated[str, BeforeValidator(_with("percent", maybe=("cost",)))]
ByCode = BeforeValidator(_codes)


class Words(BaseModel):
    """What every part shares: no key that we do not know, and nothing changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ChoiceWords(Words):
    """One choice of a fact: in the list, in a sentence, among what the estimate rests on."""

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
    mistakes: Annotated[Mapping[str, Mended], BeforeValidator(_mended)] = Field(
        default_factory=dict
    )


class TableWords(Words):
    """What the table of a formula's rates is called, and the head of its column."""

    caption: Plain
    column: Plain


class PictureWords(Words):
    """What stands at the picture of what more or less of a formula costs."""

    title: Plain
    hint: Plain
    label: Plain


class FormulaWords(Words):
    """What can be chosen; `name` is the title of its page where it has one."""

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
    mistakes: Annotated[Mapping[str, Mended], BeforeValidator(_mended)] = Field(
        default_factory=dict
    )


class AdjustmentWords(Words):
    """A reduction or a supplement."""

    name: Plain


class IncludedWords(Words):
    """What goes with a formula without an amount."""

    says: Plain


class VatWords(Words):
    """What the line of one kind of VAT is called."""

    label: Percent


class ComparisonWords(Words):
    """The yearly cost beside which twelve months are set."""

    name: Plain
    year: Plain
    less: Plain
    same: Plain
    more: Plain
    share: Share
    compared: Plain


class EstimateWords(Words):
    """The page of the estimate and its answer."""

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


class OfferWords(Words):
    """All of it, in one language; by code, as the price books name it."""

    facts: Annotated[Mapping[str, FactWords], ByCode] = Field(default_factory=dict)
    formulas: Annotated[Mapping[str, FormulaWords], ByCode] = Field(default_factory=dict)
    adjustments: Annotated[Mapping[str, AdjustmentWords], ByCode] = Field(default_factory=dict)
    included: Annotated[Mapping[str, IncludedWords], ByCode] = Field(default_factory=dict)
    vat: Annotated[Mapping[str, VatWords], ByCode] = Field(default_factory=dict)
    comparison: ComparisonWords | None = None
    estimate: EstimateWords
    home: HomeWords
