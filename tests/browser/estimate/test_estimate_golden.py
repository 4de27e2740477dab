"""The golden cases, typed into the page as it ships and answered by Python in the browser: choices,
budgets and hours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.estimating import LOCALES, Estimating, hours_of, month_of
from tests.support.cases import DAY, Case, cases

VERDICTS = {
    "en_IE": {
        "less": "Less than hiring:",
        "same": "About the same as hiring:",
        "more": "More than hiring:",
    },
    "fr_BE": {
        "less": "Moins cher qu’un engagement :",
        "same": "À peu près le coût d’un engagement :",
        "more": "Plus cher qu’un engagement :",
    },
}
FIELD_ERRORS = (  # which a visitor can make; the page's controls prevent the others
    "not-a-number",
    "too-long",
    "too-fine",
    "not-whole",
    "step",
    "below-min",
    "above-max",
)


def typed(case: Case) -> bool:
    """Return whether the page's fields can express the request of a case."""
    need = case.request.get("need", {})
    facts, choose = need.get("facts", {}), need.get("choose", {})
    picks = [pick for pick in choose.values() if isinstance(pick, dict)]
    texts = [facts.get("employees", 1), *(pick.get("quantity", 1) for pick in picks)]
    return (
        set(facts) <= {"employees", "complexity", "audit_done"}
        and facts.get("complexity", "low") in ("low", "medium", "high")
        and facts.get("audit_done", True) in (True, False)
        and set(choose) <= {"a-la-carte", "subscription", "audit"}
        and isinstance(choose.get("audit", True), bool)
        and all(pick.get("per", "month") in ("month", "week") for pick in picks)
        and all(0 < len(str(text)) <= 20 for text in texts)
        and all(error.split()[1] in FIELD_ERRORS for error in case.expect.get("errors", []))
    )


def chosen(ask: str) -> list[Case]:
    """Return the cases of one kind of question that can be typed."""
    return [case for case in cases() if case.request["ask"] == ask and typed(case)]


def open_form(open_page: OpenPage, address: str, path: str) -> Estimating:
    return Estimating(open_page(path, base_url=address, on=DAY), path)


@pytest.mark.parametrize(
    ("path", "every"),
    [
        ("/estimate/", 3),
        ("/fr/estimation/", 4),
        pytest.param("/estimate/", 1, marks=pytest.mark.prove),
    ],
)
def test_a_choice_costs_what_was_worked_out_by_hand(
    open_page: OpenPage, golden: str, path: str, every: int
) -> None:
    """Every third and fourth case that the form can express, and all in `make prove`: amounts, lines,
    audit, year, and each mistake at its field."""
    form, differences, tried = open_form(open_page, golden, path), [], 0
    for case in chosen("estimate")[::every]:
        form.page.clock.set_fixed_time(f"{case.request['on']}T12:00:00")
        form.fill(case.request["need"])
        tried += 1
        expected, shown = expected_texts(case.expect, form), shown_texts(case.expect, form)
        differences += [] if expected == shown else [(case.name, expected, shown)]
    assert differences == []
    assert tried >= 60 // every


def expected_texts(facts: Mapping[str, Any], form: Estimating) -> dict[str, Any]:
    """Return the texts that the page must show for a case, as far as the case says."""
    if "errors" in facts:
        fields = (error.split()[0].removesuffix(".quantity") for error in facts["errors"])
        return {"mistakes": sorted(fields)}
    texts = month_of(facts, form) if facts.get("month", "none") != "none" else {}
    for end in ("low", "high"):
        if f"audit_{end}" in facts:
            texts[f"audit_{end}"] = form.money(hours_of(facts[f"audit_{end}"])[1])
    if facts.get("year", "none") != "none":
        texts["year"] = form.money(facts["year"])
    if "comparison" in facts:
        texts["comparison"] = form.number(facts["comparison"].split()[0])
        texts["verdict"] = VERDICTS[form.locale][facts["comparison"].split()[-1]]
    return texts


def shown_texts(facts: Mapping[str, Any], form: Estimating) -> dict[str, Any]:
    """Return the texts that the page shows, as far as a case says something of them."""
    if "errors" in facts:
        return {"mistakes": sorted(form.mistakes())}
    month = form.month()
    if "lines" not in facts:
        month.pop("lines")
    texts = month if facts.get("month", "none") != "none" else {}
    for end in ("low", "high"):
        if f"audit_{end}" in facts:
            texts[f"audit_{end}"] = form.texts(f"[data-code=audit-{end}] .line-name + span")[0]
    if facts.get("year", "none") != "none":
        texts["year"] = form.texts("[data-code=year] .line-name + span")[0]
    if "comparison" in facts:
        texts["comparison"] = (
            form.texts("#shown .year .share")[0]
            .replace("\N{NARROW NO-BREAK SPACE}", " ")
            .split("%")[0]
            .strip()
        )
        texts["verdict"] = form.texts("#shown .year strong")[0]
    return texts


@pytest.mark.parametrize("path", LOCALES)
def test_a_budget_buys_what_was_worked_out_by_hand(
    open_page: OpenPage, golden: str, path: str
) -> None:
    """Every option with its amount, the least expensive first; where a budget buys nothing, the
    amount that is missing."""
    form, differences, tried = open_form(open_page, golden, path), [], 0
    for case in chosen("budget"):
        if "errors" in case.expect or case.request["on"] != DAY:
            continue
        form.fill(case.request["need"], way="budget", budget=str(case.request["budget"]))
        tried += 1
        nets = sorted((option.split()[-1] for option in case.expect["options"]), key=float)
        amounts = [form.money(net) for net in nets]
        if not amounts:
            assert form.money(case.expect["missing"]) in form.texts("#advice-title")[0]
            continue
        shown = form.texts("#advice .option .amount")
        differences += [] if shown == amounts else [(case.name, amounts, shown)]
    assert differences == []
    assert tried >= 7


def expected_rows(facts: Mapping[str, Any], form: Estimating) -> list[list[str]]:
    """Return the amounts in the row of the winner and of each loser that can cover the hours: its
    own, and by how much it is dearer; the least expensive first."""
    losers = [
        words for loser in facts.get("losers", []) if (words := loser.split())[-1] != "cannot-cover"
    ]
    losers = [words if words[-2] == "dearer" else [*words, "0.00"] for words in losers]
    dearer = [
        [form.money(words[-3]), form.money(words[-1])]
        if words[-2] == "dearer"
        else [form.money(words[-3])]
        for words in sorted(losers, key=lambda words: float(words[-3]))
    ]
    return [[form.money(facts["winner"].split()[-1])], *dearer]


@pytest.mark.parametrize("path", LOCALES)
def test_a_number_of_hours_costs_least_as_worked_out_by_hand(
    open_page: OpenPage, golden: str, path: str
) -> None:
    """The winner first, then the losers with what they cost more, and from where on the one formula
    costs no more than the other."""
    form, differences, tried = open_form(open_page, golden, path), [], 0
    for case in chosen("cheapest"):
        if "winner" not in case.expect or case.request["on"] != DAY:
            continue
        form.fill(case.request["need"], way="hours", hours_wanted=str(case.request["hours_wanted"]))
        tried += 1
        expected, rows = expected_rows(case.expect, form), form.texts("#advice .option")
        amounts = form.texts("#advice .option .amount")
        right = all(
            amount in row for row, parts in zip(rows, expected, strict=False) for amount in parts
        )
        differences += (
            [] if right and len(amounts) >= len(expected) else [(case.name, expected, rows)]
        )
        assert form.texts("#shown .net") == amounts[:1] == expected[0][:1]
        even = " ".join(form.texts("#advice ul li"))
        assert all(
            form.money(amount) in even
            for place in case.expect.get("even", [])[:1]
            for amount in place.partition(" h ")[2].split(" / ")
        )
    assert differences == []
    assert tried >= 7
