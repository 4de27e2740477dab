"""The names of formulas, facts and values for staff: in their language, and in the words of the
offer if it has words in that language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import ContentError, Message, say
from plugins.languages.catalogue import compile_catalogue, read_catalogue
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
class Names:
    """The names of formulas, facts, classes and choices."""

    wording: Wording

    def formula(self, code: str) -> str:
        """Return a formula's name."""
        return self.wording.name(code)

    def formulas(self, codes: Iterable[str]) -> str:
        """Return the names of some formulas."""
        return ", ".join(map(self.formula, codes))

    def fact(self, code: str) -> str:
        """Return the name of a fact."""
        words = self.wording.facts.get(code)
        return (words.short or words.label) if words else code

    def adjustment(self, code: str) -> str:
        """Return the name of an adjustment."""
        return self.wording.adjustments.get(code, code)

    def band(self, code: str) -> str:
        """Return the name of a class or a choice of any fact."""
        for words in self.wording.facts.values():
            if code in words.choices:
                return words.choices[code].short
            if code in words.classes:
                return str(words.classes[code])
        return code

    def of(self, bands: Iterable[str]) -> str:
        """Return the names of classes and choices, with commas between them."""
        return ", ".join(map(self.band, bands))


def names_for(content: Path, speech: Speech) -> Names:
    """Return the names in the language of the staff, else in the content's first language; codes if
    the words cannot be read."""
    first = settings_in_force(content).default
    translated = speech.lang != first and (content / file_of(speech.lang)).is_file()
    lang = speech.lang if translated else first
    try:
        words = offer_words(content, lang=lang, translated=translated)
    except ContentError:
        return Names(Wording(speech.locale, {}, {}))
    if speech.lang == ENGLISH:
        return Names(from_words(words, speech.locale))
    theme = compile_catalogue(read_catalogue(THEME, speech.lang))
    return Names(from_words(words, speech.locale, theme.gettext))


def label(name: str, names: Names) -> Message:
    """Return the description of a value of a book, for the middle of a sentence."""
    kind, *rest = name.split()
    if kind == "price" and rest != ["minimum"]:
        return _price(rest, names)
    if kind == "fact":
        return _fact(rest, names)
    if kind == "chosen":
        return _chosen(rest, names)
    return _other(kind, rest, names)


def _price(rest: list[str], names: Names) -> Message:
    code, *bands = rest
    formula = names.formula(code)
    if bands[:1] == ["from"]:
        units, of = bands[1], names.of(bands[2:])
        if of:
            return say(
                "the price of %(formula)s from %(units)s on (%(of)s)",
                formula=formula,
                units=units,
                of=of,
            )
        return say("the price of %(formula)s from %(units)s on", formula=formula, units=units)
    if bands:
        return say("the price of %(formula)s (%(of)s)", formula=formula, of=names.of(bands))
    return say("the price of %(formula)s", formula=formula)


def _fact(rest: list[str], names: Names) -> Message:
    fact = names.fact(rest[0])
    if len(rest) == 3:
        return say("where “%(of)s” begins (%(fact)s)", of=names.band(rest[1]), fact=fact)
    if rest[1] == "from":
        return say("the smallest number of “%(fact)s”", fact=fact)
    return say("the largest number of “%(fact)s”", fact=fact)


def _chosen(rest: list[str], names: Names) -> Message:
    code, period, end = rest
    formula, per = names.formula(code), PER[period]
    if end == "step":
        return say("the step of %(formula)s, %(per)s", formula=formula, per=per)
    if end == "from":
        return say("the least of %(formula)s, %(per)s", formula=formula, per=per)
    return say("the most of %(formula)s, %(per)s", formula=formula, per=per)


def _other(kind: str, rest: list[str], names: Names) -> Message:
    if kind == "comparison":
        return COMPARED[rest[0]]
    if kind in ("hours", "per", "suggested", "range"):
        return _of_formula(kind, rest, names)
    if kind == "percent":
        return say("the percentage of “%(adjustment)s”", adjustment=names.adjustment(rest[0]))
    if kind == "usual":
        return say("the usual choice (%(of)s)", of=names.band(rest[0]))
    if kind == "vat" and rest:
        return say("the VAT percentage (%(of)s)", of=names.band(rest[0]))
    return say("the VAT percentage") if kind == "vat" else say("the least that a month comes to")


def _of_formula(kind: str, rest: list[str], names: Names) -> Message:
    name = names.formula(rest[0])
    if kind == "range":
        return say("the range of %(formula)s (%(of)s)", formula=name, of=names.of(rest[1:]))
    if kind == "hours":
        return say("how many hours %(formula)s gives", formula=name)
    if kind == "per":
        return say("how many units of %(formula)s its price is for", formula=name)
    return say("the number from which on %(formula)s is suggested", formula=name)
