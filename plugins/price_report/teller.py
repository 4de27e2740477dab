"""What a price book holds, as staff are told of it: in their language, and in the words of the
offer where it has them in that language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import ContentError, Message, say
from plugins.languages.catalogue import compiled, read_catalogue
from plugins.languages.staff_words import ENGLISH, Speech
from plugins.prices.wording import Wording, from_words
from plugins.project import THEME
from plugins.reading.firm_settings import settings_in_force
from plugins.reading.offer_words import file_of, offer_words

PER = {
    "month": say("a month"),
    "week": say("a week"),
    "quarter": say("a quarter"),
    "year": say("a year"),
    "once": say("in all"),
}

COMPARED = {
    "cost": say("the yearly cost to compare with"),
    "min": say("the percentage from which on the cost counts as the same"),
    "max": say("the percentage up to which the cost counts as the same"),
}


@dataclass(frozen=True)
class Teller:
    """The words for formulas, facts, classes and choices."""

    wording: Wording

    def formula(self, code: str) -> str:
        """Return a formula's name."""
        return self.wording.name(code)

    def formulas(self, codes: Iterable[str]) -> str:
        """Return the names of some formulas."""
        return ", ".join(map(self.formula, codes))

    def fact(self, code: str) -> str:
        """Return what a fact is called."""
        words = self.wording.facts.get(code)
        return (words.short or words.label) if words else code

    def adjustment(self, code: str) -> str:
        """Return what an adjustment is called."""
        return self.wording.adjustments.get(code, code)

    def band(self, code: str) -> str:
        """Return what a class or a choice is called, of whichever fact has it."""
        for words in self.wording.facts.values():
            if code in words.choices:
                return words.choices[code].short
            if code in words.classes:
                return str(words.classes[code])
        return code

    def of(self, bands: Iterable[str]) -> str:
        """Return what classes and choices are called, in one breath."""
        return ", ".join(map(self.band, bands))


def teller(content: Path, spoken: Speech) -> Teller:
    """Return the words of the content in the language of the staff, else in its first one; codes
    where they cannot be read."""
    first = settings_in_force(content).default
    translated = spoken.lang != first and (content / file_of(spoken.lang)).is_file()
    lang = spoken.lang if translated else first
    try:
        words = offer_words(content, lang=lang, translated=translated)
    except ContentError:
        return Teller(Wording(spoken.locale, {}, {}))
    if spoken.lang == ENGLISH:
        return Teller(from_words(words, spoken.locale))
    theme = compiled(read_catalogue(THEME, spoken.lang))
    return Teller(from_words(words, spoken.locale, theme.gettext))


def label(name: str, told: Teller) -> Message:
    """Return what a fact of a book is called in a sentence."""
    kind, *rest = name.split()
    if kind == "price" and rest != ["minimum"]:
        return _price(rest, told)
    if kind == "fact":
        return _fact(rest, told)
    if kind == "chosen":
        return _chosen(rest, told)
    return _other(kind, rest, told)


def _price(rest: list[str], told: Teller) -> Message:
    code, *bands = rest
    formula = told.formula(code)
    if bands[:1] == ["from"]:
        units, of = bands[1], told.of(bands[2:])
        if of:
            return say(
                "the price of %(formula)s from %(units)s on (%(of)s)",
                formula=formula,
                units=units,
                of=of,
            )
        return say("the price of %(formula)s from %(units)s on", formula=formula, units=units)
    if bands:
        return say("the price of %(formula)s (%(of)s)", formula=formula, of=told.of(bands))
    return say("the price of %(formula)s", formula=formula)


def _fact(rest: list[str], told: Teller) -> Message:
    fact = told.fact(rest[0])
    if len(rest) == 3:
        return say("where “%(of)s” begins (%(fact)s)", of=told.band(rest[1]), fact=fact)
    if rest[1] == "from":
        return say("the smallest number of “%(fact)s”", fact=fact)
    return say("the largest number of “%(fact)s”", fact=fact)


def _chosen(rest: list[str], told: Teller) -> Message:
    code, period, end = rest
    formula, per = told.formula(code), PER[period]
    if end == "step":
        return say("the step of %(formula)s, %(per)s", formula=formula, per=per)
    if end == "from":
        return say("the least of %(formula)s, %(per)s", formula=formula, per=per)
    return say("the most of %(formula)s, %(per)s", formula=formula, per=per)


def _other(kind: str, rest: list[str], told: Teller) -> Message:
    if kind == "comparison":
        return COMPARED[rest[0]]
    if kind in ("hours", "per", "suggested", "range"):
        return _of_formula(kind, rest, told)
    if kind == "percent":
        return say("the percentage of “%(adjustment)s”", adjustment=told.adjustment(rest[0]))
    if kind == "usual":
        return say("the usual choice (%(of)s)", of=told.band(rest[0]))
    if kind == "vat" and rest:
        return say("the VAT percentage (%(of)s)", of=told.band(rest[0]))
    return say("the VAT percentage") if kind == "vat" else say("the least that a month comes to")


def _of_formula(kind: str, rest: list[str], told: Teller) -> Message:
    name = told.formula(rest[0])
    if kind == "range":
        return say("the range of %(formula)s (%(of)s)", formula=name, of=told.of(rest[1:]))
    if kind == "hours":
        return say("how many hours %(formula)s gives", formula=name)
    if kind == "per":
        return say("how many units of %(formula)s its price is for", formula=name)
    return say("the number from which on %(formula)s is suggested", formula=name)
