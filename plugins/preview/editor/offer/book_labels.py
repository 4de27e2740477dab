"""The labels and hints of a price book's form, translated for staff."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.errors import Message, say

NAME_HINT = say("Small letters, digits and hyphens; its words stand under the same name.")
LABELS: Mapping[str, Message] = {  # by the dotted key, or by its last name
    "status": say("Status"),
    "currency": say("Currency"),
    "last_day": say("Last day"),
    "commitment": say("Months of commitment"),
    "least_month": say("Least amount a month"),
    "name": say("Name"),
    "page": say("Page that states the rule"),
    "from": say("From"),
    "to": say("To"),
    "step": say("Step"),
    "fact": say("Fact"),
    "if": say("Only if"),
    "of": say("Of the sum of"),
    "with": say("With"),
    "formula": say("Formulas"),
    "formula.billed": say("Billed"),
    "formula.chosen": say("What can be chosen"),
    "formula.chosen.name": say("Per"),
    "formula.hours": say("Hours that one unit gives"),
    "formula.as": say("As many as of the formula"),
    "formula.table_by": say("Table by"),
    "formula.table": say("From how many to how many"),
    "formula.table.name": say("For"),
    "formula.table.range": say("Range"),
    "formula.rate": say("Rate"),
    "formula.rate.name": say("For"),
    "formula.rate.amount": say("Amount"),
    "formula.rate_by": say("Rate by"),
    "formula.rate_as": say("Rate as of the formula"),
    "formula.rate_per": say("Rate per so many units"),
    "formula.tiers": say("Tiers"),
    "formula.rate_from": say("Rate of each tier"),
    "formula.rate_from.from": say("From how many"),
    "formula.rate_from.name": say("For"),
    "formula.rate_from.amount": say("Amount"),
    "formula.requires": say("Requires"),
    "formula.requires.name": say("Formula"),
    "formula.requires.unless": say("Unless"),
    "formula.excludes": say("Excludes"),
    "formula.suggested_from": say("Suggested"),
    "fact.kind": say("Kind"),
    "fact.classes": say("Classes of companies"),
    "fact.choices": say("Choices"),
    "adjustment": say("Reductions and supplements"),
    "adjustment.less_percent": say("Percent less"),
    "adjustment.more_percent": say("Percent more"),
    "adjustment.months_from": say("From how many months on"),
    "included": say("Included without an amount"),
    "included.without_commitment": say("Only without commitment"),
    "vat": say("VAT"),
    "vat.by": say("By the choice"),
    "vat.kinds": say("Kinds of VAT"),
    "vat.kinds.name": say("For the choice"),
    "vat.kinds.percent": say("Percent"),
    "vat.kinds.large": say("Amount that stands large"),
    "usual": say("What each class usually chooses"),
    "usual.name": say("Class"),
    "usual.formula": say("Formula"),
    "usual.quantity": say("How many"),
    "comparison": say("Yearly cost to compare with"),
    "comparison.cost_per_year": say("Cost a year"),
    "comparison.about_the_same_percent": say("About the same, in percent"),
    "pages": say("Other pages"),
    "pages.year": say("Page that says how a year is worked out"),
}
ONE: Mapping[str, Message] = {  # the name of one row of a list
    "formula": say("formula"),
    "fact": say("fact"),
    "adjustment": say("reduction or supplement"),
    "included": say("included line"),
    "formula.requires": say("requirement"),
    "formula.chosen": say("period"),
    "formula.rate_from": say("tier"),
    "fact.classes": say("class"),
    "vat.kinds": say("kind of VAT"),
}
ROW = say("row")
FACTS_LABEL = say("Facts")
TYPES: Mapping[str, Message] = {
    "number": say("Whole number"),
    "choice": say("Choice from a list"),
    "yes-no": say("Yes or no"),
    "chosen": say("The visitor says how many"),
    "flat": say("One, where it is chosen"),
    "fact": say("One for each that a fact counts"),
    "as": say("As many as of another formula"),
    "table": say("From so many to so many, by a table"),
}
CELLS = say(
    "One row without “For”: one amount for all. Else a row for each class or choice; for both,"
    " write both: low, small."
)
HINTS: Mapping[str, Message] = {
    "status": say(
        "Illustrative: the site says beside every amount that it is an example. Confirmed: these"
        " are the firm's prices."
    ),
    "last_day": say(
        "May be left out: the last day these prices hold. After it no estimate is given until a"
        " newer book is in force."
    ),
    "commitment": say(
        "For how many months a visitor can commit, with 0 first: 0, 6, 12. Nothing: there is no"
        " term."
    ),
    "least_month": say(
        "The least that a month comes to; a line of its own fills what is missing. May be left out."
    ),
    "page": say("The question or the page that says so. May be left out."),
    "formula": say(
        "What is sold, in the order of the page; drag one to move it. Its words stand in “The"
        " offer”."
    ),
    "formula.name": NAME_HINT,
    "formula.billed": say("Month: on the monthly invoice. Once: apart from it."),
    "formula.chosen": say("What comes once has the one period “once”."),
    "formula.hours": say(
        "With them the formula takes part in “I have a budget” and “I need so many hours”. Only for"
        " what is billed by the month."
    ),
    "formula.fact": say("The number fact that counts."),
    "formula.if": say("A yes-no fact. May be left out."),
    "formula.table_by": say("The fact with classes, a choice, or both: complexity, people."),
    "formula.table": say("Like 8-12, or “on request” where no range is promised."),
    "formula.rate": say("The price of one unit, without VAT, like 900.00."),
    "formula.rate.name": CELLS,
    "formula.table.name": CELLS,
    "formula.rate_from.name": CELLS,
    "formula.rate_by": say(
        "By what the rate differs: the fact with classes, a choice, or both. Nothing: one for all."
    ),
    "formula.rate_as": say("In place of a rate of its own."),
    "formula.rate_per": say("8, where the price of a day is charged for 8 hours."),
    "formula.tiers": say(
        "Whole: from a quantity on all of it costs the tier's rate. Parts: only what lies beyond."
    ),
    "formula.requires": say("Choosing this one brings the other in, locked."),
    "formula.requires.unless": say("A yes-no fact that says that it is done already."),
    "formula.excludes": say("Formulas that cannot be chosen together with this one."),
    "formula.suggested_from": say("From which value of a number fact on it is suggested."),
    "fact": say(
        "What is asked about the visitor's company. Each must be used: by a rate, a condition, the"
        " VAT."
    ),
    "fact.name": NAME_HINT,
    "fact.classes": say(
        "Each begins with its number and ends where the next one begins. Of one fact only."
    ),
    "fact.choices": say("Two names or more, with a comma between."),
    "adjustment": say(
        "Each is a line of the estimate. Every condition that is filled in must hold."
    ),
    "adjustment.name": NAME_HINT,
    "adjustment.of": say("Formulas, all billed by the month or all once."),
    "adjustment.with": say("Only where all of these have a line. May be left out."),
    "adjustment.if": say("A yes-no fact. May be left out."),
    "included.with": say("It is said where any of these formulas has a line."),
    "vat": say("No kind at all: the firm charges no VAT, and no page speaks of it."),
    "vat.by": say("The choice fact that decides. Nothing: one kind for all."),
    "vat.kinds.name": say("Nothing where one kind holds for all."),
    "usual": say("The first suggestion for each class."),
    "usual.quantity": say(
        "1 per month for what is counted, 2 for what comes once; nothing for what is only chosen."
    ),
    "comparison": say(
        "Beside which twelve months are set, and between which percentages of it the site says"
        " “about the same”. May be left out."
    ),
}


def label_of(key: str) -> Message:
    """Return the label of a key."""
    if key == "fact":
        return FACTS_LABEL
    return LABELS.get(key) or LABELS[key.rpartition(".")[2]]


def hint_of(key: str) -> Message | None:
    """Return the hint of a key, if it has one."""
    return HINTS.get(key) or HINTS.get(key.rpartition(".")[2] if key.endswith(".page") else key)
