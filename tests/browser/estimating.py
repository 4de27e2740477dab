"""The estimate page as a visitor uses it: fill in the form, read amounts, lines and mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from playwright.sync_api import Locator, Page

from plugins.languages.theme_words import money, number

DAY = "2026-11-23"  # today, for the pages that the tests open
LOCALES = {"/estimate/": "en_IE", "/fr/estimation/": "fr_BE"}
VISIBLE_FIELDS = """(places) => places.filter((place) => !place.closest("[hidden]"))
  .map((place) => place.querySelector("input:not(.slider), select").id)"""
WAITING = """globalThis.isSubmitted = false;
document.getElementById("estimate").addEventListener("submit", () => {
  globalThis.isSubmitted = true; // an answer to an earlier key cannot come any more
  document.getElementById("shown").append(document.createComment("waiting"));
}, { capture: true, once: true })"""
ANSWERED = (
    "() => globalThis.isSubmitted && document.querySelector('[data-state=wait]').hidden &&"
    " ![...document.getElementById('shown').childNodes].some((node) => node.nodeType ==="
    " Node.COMMENT_NODE)"
)
# A box is locked while another choice requires it; the visitor's own tick then stands in data-own.
TICK = """(field, value) => {
  if (field.disabled) field.dataset.own = value ? "yes" : "";
  else if (field.checked !== value) field.click();
}"""
TEXTS = "(places) => places.map((place) => place.textContent.replace(/\\s+/g, ' ').trim())"


class Estimating:
    """The form of one page, in the language of its address."""

    def __init__(self, page: Page, path: str = "/estimate/", currency: str = "EUR") -> None:
        self.page, self.locale, self.currency = page, LOCALES[path], currency
        page.set_default_timeout(30_000)

    def enter(self, *, way: str = "choice", **values: Any) -> None:
        """Fill the firm's own form by short names: days, days_per, hours, audit, or a fact."""
        self.fill(need_of(**values), way=way, **goals_in(values))

    def fill(self, need: Mapping[str, Any], *, way: str = "choice", **goals: str) -> None:
        """Empty the form of any price book, fill it in with a need and wait for the answer; facts for
        which the page shows no field are left out."""
        self.unfold()
        self._open("choice")
        for code in self._codes("formula"):
            self._choose(code, need.get("choose", {}).get(code, False))
        self.unfold()
        for _ in range(2):  # an answer may show another question, or hide one
            for field in self.fact_fields():
                self._put(field, need.get("facts", {}).get(field.removeprefix("facts.")))
        if self.page.locator("#months").count():
            self.page.select_option("#months", str(need.get("months", "0")))
        for name, panel in (("budget", "budget"), ("hours_wanted", "hours")):
            if self.page.locator(f"#{name}").count() and (
                goals.get(name, "") != self.page.input_value(f"#{name}")
            ):
                self._open(panel)
                self.page.fill(f"#{name}", goals.get(name, ""))
        self._open(way)
        self.answer()

    def fact_fields(self) -> list[str]:
        """Return the names of the visible fields for facts."""
        return list(self.page.eval_on_selector_all("#asking [data-fact]", VISIBLE_FIELDS))

    def unfold(self) -> None:
        """Open all `details` of the form."""
        self.page.eval_on_selector_all(
            "#asking details", "(all) => all.forEach((one) => (one.open = true))"
        )

    def field(self, name: str) -> Locator:
        """Return a field by its name in a request."""
        return self.page.locator(f'[id="{name}"]')

    def _codes(self, kind: str) -> list[str]:
        return list(
            self.page.eval_on_selector_all(
                f"#asking [data-{kind}]", f"(all) => all.map((one) => one.dataset.{kind})"
            )
        )

    def _choose(self, code: str, pick: Any) -> None:
        """Tick a formula, or enter its quantity and its period."""
        if not isinstance(pick, Mapping):
            return self._put(f"choose.{code}", pick)
        if (period := self.field(f"choose.{code}.per")).count() and "per" in pick:
            period.select_option(str(pick["per"]))
        return self._put(f"choose.{code}", pick["quantity"])

    def _put(self, name: str, value: Any) -> None:
        """Put a value into a field; None and False empty it."""
        field = self.field(name)
        kind = field.evaluate("(field) => field.type")
        if kind == "checkbox":
            field.evaluate(TICK, value is True)
        elif kind == "select-one":
            options = field.locator("option").evaluate_all("(all) => all.map((one) => one.value)")
            usual = field.locator("option[selected]")
            first = usual.get_attribute("value") if usual.count() else options[0]
            field.select_option(str(value) if value in options else first)
        elif field.input_value() != (text := "" if value in (None, False) else str(value)):
            field.fill(text)

    def _open(self, way: str) -> None:
        if (choice := self.page.locator(f"input[name=way][value={way}]")).count():
            choice.check()

    def values(self) -> dict[str, str]:
        """Return the values in the fields of the firm's own form, by short names."""
        names = {
            "employees": "facts.employees",
            "complexity": "facts.complexity",
            "days": "choose.a-la-carte",
            "days_per": "choose.a-la-carte.per",
            "hours": "choose.subscription",
        }
        return {name: self.field(field).input_value() for name, field in names.items()}

    def answer(self, field: str = "") -> None:
        """Press Enter in a field, by default the first one, and wait for the answer."""
        self.page.evaluate(WAITING)
        place = (
            self.field(field)
            if field
            else self.page.locator("#asking .entry:not(select):visible").first
        )
        place.press("Enter")
        self.page.wait_for_function(ANSWERED)

    def texts(self, selector: str) -> list[str]:
        """Return the text of every element that a selector matches, on one line each."""
        return list(self.page.eval_on_selector_all(selector, TEXTS))

    def money(self, amount: str) -> str:
        """Return an amount as the page must write it."""
        return " ".join(money(amount, self.currency, locale=self.locale).split())

    def number(self, value: str) -> str:
        """Return a number as the page must write it."""
        return " ".join(number(value, locale=self.locale).split())

    def month(self) -> dict[str, Any]:
        """Return the sums and the lines of the month as the page shows them."""
        lines = zip(
            self.texts("#shown [data-slot=lines] .line-name + span"), self.codes(), strict=True
        )
        net, sums = self.texts("#shown .net"), self.texts("#shown .sums .number")
        return {"month": net + sums, "lines": {code: amount for amount, code in lines}}

    def codes(self) -> list[str]:
        """Return the codes of the month's lines, in their order."""
        lines = self.page.locator("#shown [data-slot=lines] .line")
        return [
            str(code)
            for code in lines.evaluate_all("(all) => all.map((line) => line.dataset.code)")
        ]

    def mistakes(self) -> list[str]:
        """Return the names of the fields that show a mistake."""
        return [
            name.removesuffix("-mistake")
            for name in self.page.eval_on_selector_all(
                ".wrong:not([hidden])", "(all) => all.map((one) => one.id)"
            )
        ]


def month_of(expected: Mapping[str, Any], form: Estimating) -> dict[str, Any]:
    """Return the month that a golden case expects, its amounts as the page writes them."""
    net, vat, gross = expected["month"].split(" / ")
    amounts: dict[str, Any] = {"month": [form.money(amount) for amount in (net, vat, gross)]}
    if "lines" in expected:
        amounts["lines"] = {code: form.money(net) for code, net in expected["lines"].items()}
    return amounts


def need_of(**values: Any) -> dict[str, Any]:
    """Return a need of the firm by short names."""
    entries = {name: value for name, value in values.items() if value not in ("", None)}
    choose: dict[str, Any] = {}
    if "days" in entries:
        choose["a-la-carte"] = {
            "quantity": entries["days"],
            "per": entries.get("days_per", "month"),
        }
    if "hours" in entries:
        choose["subscription"] = {"quantity": entries["hours"], "per": "month"}
    if entries.get("audit"):
        choose["audit"] = True
    short = {"days", "days_per", "hours", "audit", "budget", "hours_wanted"}
    return {
        "facts": {name: value for name, value in entries.items() if name not in short},
        "choose": choose,
    }


def goals_in(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the budget and the number of hours among some values."""
    return {name: str(values[name]) for name in ("budget", "hours_wanted") if name in values}


def hours_of(end: str) -> tuple[str, str]:
    """Return hours and net of an end such as "8 h 900.00 / 189.00 / 1089.00"."""
    hours, _, rest = end.partition(" h ")
    return str(Decimal(hours)), rest.partition(" / ")[0]
