"""The estimate page as a visitor uses it: what is typed, and what stands there afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from playwright.sync_api import Page

from plugins.languages.theme_words import money, number

DAY = "2026-11-23"  # on which pages are opened, whenever the tests run
LOCALES = {"/estimate/": "en_IE", "/fr/estimation/": "fr_BE"}
TICKS = ("audit_done", "audit")
FIELDS = (("choice", "days"), ("choice", "hours"), ("budget", "budget"), ("hours", "hours_wanted"))
WAITING = """globalThis.isAsked = false;
document.getElementById("estimate").addEventListener("submit", () => {
  globalThis.isAsked = true; // from now on no answer to what was typed before can come in between
  document.getElementById("shown").append(document.createComment("waiting"));
}, { capture: true, once: true })"""
ANSWERED = (
    "() => globalThis.isAsked && document.querySelector('[data-state=wait]').hidden &&"
    " ![...document.getElementById('shown').childNodes].some((node) => node.nodeType ==="
    " Node.COMMENT_NODE)"
)
TEXTS = "(places) => places.map((place) => place.textContent.replace(/\\s+/g, ' ').trim())"


class Estimating:
    """The form of one page, in the language of its address."""

    def __init__(self, page: Page, path: str = "/estimate/") -> None:
        self.page, self.locale = page, LOCALES[path]
        page.set_default_timeout(30_000)

    def enter(self, *, way: str = "choice", **values: Any) -> None:
        """Empty the form, fill it in, and wait until it has been answered."""
        page = self.page
        page.evaluate("document.getElementById('more').open = true")
        for name in TICKS:
            page.set_checked(f"#{name}", values.get(name) is True)
        page.select_option("#complexity", str(values.get("complexity", "medium")))
        self._open("choice")
        page.select_option("#days_per", str(values.get("days_per", "month")))
        for panel, name in FIELDS:
            if page.input_value(f"#{name}") != (text := str(values.get(name, ""))):
                self._open(panel)
                page.fill(f"#{name}", text)
        self._open(way)
        page.fill("#employees", str(values.get("employees", "")))
        self.answer("employees")

    def _open(self, way: str) -> None:
        self.page.check(f"input[name=way][value={way}]")

    def values(self) -> dict[str, str]:
        """Return what stands in the fields of the first way in."""
        return {
            name: self.page.input_value(f"#{name}")
            for name in ("employees", "complexity", "days", "days_per", "hours")
        }

    def answer(self, field: str) -> None:
        """Press Enter in a field and wait for what comes of it."""
        self.page.evaluate(WAITING)
        self.page.press(f"#{field}", "Enter")
        self.page.wait_for_function(ANSWERED)

    def texts(self, selector: str) -> list[str]:
        """Return what stands in every place that a selector finds, on one line each."""
        return list(self.page.eval_on_selector_all(selector, TEXTS))

    def money(self, amount: str) -> str:
        """Return an amount as the page must write it."""
        return " ".join(money(amount, "EUR", locale=self.locale).split())

    def number(self, value: str) -> str:
        """Return a number as the page must write it."""
        return " ".join(number(value, locale=self.locale).split())

    def month(self) -> dict[str, Any]:
        """Return the sums and lines that are shown, in words."""
        lines = zip(
            self.texts("#shown [data-slot=lines] .line-name + span"), self.codes(), strict=True
        )
        net, sums = self.texts("#shown .net"), self.texts("#shown .net ~ .sums .number")
        return {"month": net + sums, "lines": {code: amount for amount, code in lines}}

    def codes(self) -> list[str]:
        """Return the codes of the lines of the month, in their order."""
        lines = self.page.locator("#shown [data-slot=lines] .line")
        return [
            str(code)
            for code in lines.evaluate_all("(all) => all.map((line) => line.dataset.code)")
        ]

    def mistakes(self) -> list[str]:
        """Return the fields with a mistake beside them."""
        return [
            name.removesuffix("-mistake")
            for name in self.page.eval_on_selector_all(
                ".wrong:not([hidden])", "(all) => all.map((one) => one.id)"
            )
        ]


def written(expected: Mapping[str, Any], form: Estimating) -> dict[str, Any]:
    """Return the month that a golden case expects, in the words of the page."""
    net, vat, gross = expected["month"].split(" / ")
    found: dict[str, Any] = {"month": [form.money(amount) for amount in (net, vat, gross)]}
    if "lines" in expected:
        found["lines"] = {code: form.money(amount) for code, amount in expected["lines"].items()}
    return found


def hours_of(end: str) -> tuple[str, str]:
    """Return hours and net of an end such as "8 h 900.00 / 189.00 / 1089.00"."""
    hours, _, rest = end.partition(" h ")
    return str(Decimal(hours)), rest.partition(" / ")[0]
