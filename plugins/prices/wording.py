"""Amounts, quantities and choices in the words of one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from babel import Locale

from calculator.money import ONE, amount, number
from calculator.reading.currencies import DECIMALS
from calculator.tariff.facts import Fact
from calculator.tariff.need import Pick
from calculator.tariff.quantities import MONTH, QUARTER, WEEK, YEAR, Span
from calculator.tariff.tiers import PARTS, WHOLE, Tiers
from plugins.languages import theme_words
from plugins.reading.offer_schema import FactWords, FormulaWords, OfferWords
from plugins.reading.offer_texts import Forms, fill
from plugins.site import Site

PERIODS = {  # messages of the theme's catalogues
    MONTH: "{quantity} a month",
    WEEK: "{quantity} a week",
    QUARTER: "{quantity} a quarter",
    YEAR: "{quantity} a year",
}
ON_REQUEST, RANGE = "on request", "{low} to {high}"
TIERS = {WHOLE: "{quantity} or more", PARTS: "Beyond {quantity}"}


@dataclass(frozen=True)
class Wording:
    """The words of a price book in one language. A code without words stays a code, which the
    checks refuse."""

    locale: str
    formulas: Mapping[str, FormulaWords]
    facts: Mapping[str, FactWords]
    translate: Callable[[str], str] = str
    adjustments: Mapping[str, str] = field(default_factory=dict)
    included: Mapping[str, str] = field(default_factory=dict)

    def money(self, value: int, currency: str) -> str:
        """Return an amount in the smallest unit of a currency."""
        return theme_words.money(amount(value, DECIMALS[currency]), currency, locale=self.locale)

    def number(self, hundredths: int) -> str:
        """Return a number."""
        return theme_words.number(number(hundredths), locale=self.locale)

    def quantity_text(self, formula: str, hundredths: int) -> str:
        """Return a quantity of a formula: "2 days"."""
        return self._by_number(self.of_formula(formula).unit, hundredths, formula)

    def people(self, fact: str, value: int) -> str:
        """Return a number of a fact: "25 people"."""
        return self._by_number(self._fact(fact).count, value * ONE, fact)

    def _by_number(self, forms: Forms | None, hundredths: int, code: str) -> str:
        form = Locale.parse(self.locale).plural_form(Decimal(number(hundredths)))
        words = forms or {"other": f"{{count}} {code}"}
        return fill(words.get(form, words["other"]), count=self.number(hundredths))

    def pick_text(self, formula: str, pick: Pick) -> str:
        """Return the choice of a formula: "2 days a month", or its name."""
        if pick.ticked:
            return self.name(formula)
        count = self.quantity_text(formula, pick.quantity)
        if pick.per not in PERIODS:
            return count
        return fill(self.translate(PERIODS[pick.per]), quantity=count)

    def picks_text(self, picks: Mapping[str, Pick]) -> str:
        """Return all choices, joined by "+"."""
        return " + ".join(self.pick_text(formula, pick) for formula, pick in picks.items())

    def name(self, formula: str) -> str:
        """Return a formula's name."""
        return self.of_formula(formula).name or formula

    def span(self, formula: str, span: Span | None) -> str:
        """Return a range such as "12–20 hours", or "on request"."""
        if span is None:
            return self.translate(ON_REQUEST)
        most = self.quantity_text(formula, span.high)
        return most if span.low == span.high else f"{self.number(span.low)}–{most}"

    def amounts(self, low: int, high: int, currency: str) -> str:
        """Return one amount, or a range of two."""
        ends = [self.money(value, currency) for value in (low, high)]
        if low == high:
            return ends[0]
        return fill(self.translate(RANGE), low=ends[0], high=ends[1])

    def tier(self, formula: str, tiers: Tiers, starts: int) -> str:
        """Return the units that a tier's rate applies to: "4 days or more", or "Beyond 3 days"."""
        units = starts if tiers.kind == WHOLE else starts - 1
        quantity = self.quantity_text(formula, units * ONE)
        return fill(self.translate(TIERS[tiers.kind]), quantity=quantity)

    def band(self, fact: Fact, code: str) -> str:
        """Return the name of a class or a choice, with a capital."""
        words = self._fact(fact.code)
        choice = words.choices.get(code)
        text = choice.short if choice else words.classes.get(code, code)
        return text[:1].upper() + text[1:]

    def members(self, fact: Fact, code: str) -> str:
        """Return the numbers of a class, "" for a choice."""
        starts = [band.start for band in fact.classes]
        words = self._fact(fact.code)
        for place, band in enumerate(fact.classes):
            if band.code == code and place + 1 < len(starts):
                last = str(starts[place + 1] - 1)
                return fill(words.from_to or code, first=str(band.start), last=last)
            if band.code == code:
                return fill(words.starts or code, first=str(band.start))
        return ""

    def label(self, fact: Fact) -> str:
        """Return the name of a fact."""
        words = self._fact(fact.code)
        return words.short or words.label

    def fact_text(self, fact: str, value: int | str | bool) -> str:
        """Return a fact of a company: "25 people", a choice, or the name of a fact that is yes."""
        words = self._fact(fact)
        if isinstance(value, bool):
            return words.short or words.label
        if isinstance(value, str):
            return words.choices[value].short if value in words.choices else value
        return self.people(fact, value) if fact in self.facts else words.label

    def of_formula(self, code: str) -> FormulaWords:
        """Return the words of a formula, empty ones if the offer has none."""
        return self.formulas.get(code) or FormulaWords()

    def _fact(self, code: str) -> FactWords:
        return self.facts.get(code) or FactWords.model_validate({"label": code})


PLAIN = Wording("en", {}, {})
"""The wording for callers that need only names, no words."""


def wording(site: Site, lang: str) -> Wording:
    """Return the wording of a language of the site."""
    return from_words(
        site.offer_words[lang], site.languages[lang].locale, site.catalogues[lang].gettext
    )


def from_words(words: OfferWords, locale: str, translate: Callable[[str], str] = str) -> Wording:
    """Return the wording from the words of an offer."""
    names = {code: adjustment.name for code, adjustment in words.adjustments.items()}
    included = {code: entry.says for code, entry in words.included.items()}
    return Wording(locale, words.formulas, words.facts, translate, names, included)
