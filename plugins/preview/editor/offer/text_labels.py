"""The labels and hints of the form of the offer's words, translated for staff."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.errors import Message, say

LABELS: Mapping[str, Message] = {  # by the dotted key, or by its last name
    "facts": say("Facts"),
    "formulas": say("Formulas"),
    "adjustments": say("Reductions and supplements"),
    "included": say("Included without an amount"),
    "vat": say("Kinds of VAT"),
    "comparison": say("Yearly cost to compare with"),
    "estimate": say("The estimate"),
    "home": say("Home page"),
    "code": say("Name in the price book"),
    "text": say("Words"),
    "label": say("Label"),
    "hint": say("Hint below the field"),
    "short": say("In short"),
    "count": say("How many"),
    "classes": say("Classes"),
    "from_to": say("From one number to another"),
    "from": say("From a number on"),
    "suggestion": say("Suggestion for a class"),
    "examples": say("Examples by class"),
    "choices": say("Choices"),
    "preselected": say("Preselected"),
    "says": say("What the estimate says"),
    "mistakes": say("When it is filled in wrongly"),
    "name": say("Name"),
    "phrase": say("In a sentence"),
    "question": say("Question"),
    "unit": say("How many units"),
    "units": say("Units"),
    "per": say("One unit of the rate"),
    "rate": say("Price of one unit"),
    "over": say("Units in the larger one"),
    "none": say("None of it"),
    "range": say("From so many to so many"),
    "on_request": say("On request"),
    "suggested": say("When it is suggested"),
    "requires": say("Why it brings in another"),
    "picture": say("Picture of what more or less costs"),
    "picture.title": say("Title"),
    "picture.hint": say("Hint"),
    "table": say("Table of its rates"),
    "table.caption": say("Title"),
    "table.column": say("Head of the column"),
    "year": say("Its yearly cost"),
    "less": say("When it is less"),
    "same": say("When it is about the same"),
    "more": say("When it is more"),
    "share": say("Share of it"),
    "compared": say("The comparison"),
    "title": say("Title of what is copied or downloaded"),
    "month": say("Above the answer"),
    "estimate.more": say("What folds away rare questions"),
    "empty": say("Before anything is known"),
    "choose": say("When nothing is chosen yet"),
    "nothing_chosen": say("At the field, when nothing is chosen"),
    "together": say("Several formulas together"),
    "budget_hint": say("Hint for a budget"),
    "hours_question": say("Question for hours"),
    "hours_hint": say("Hint for hours"),
    "services": say("Above the services"),
}
FORMS: Mapping[str, Message] = {  # grammatical numbers
    "zero": say("none"),
    "one": say("one"),
    "two": say("two"),
    "few": say("few"),
    "many": say("many"),
    "other": say("several"),
}
ONE: Mapping[str, Message] = {
    "facts": say("fact"),
    "formulas": say("formula"),
    "adjustments": say("reduction or supplement"),
    "included": say("included line"),
    "vat": say("kind of VAT"),
}
HINTS: Mapping[str, Message] = {
    "formulas.code": say("As the price book names it, like workshop."),
    "formulas.name": say(
        "Only where no page of “Services” has this formula; else its title is the name."
    ),
    "formulas.question": say("The label of its field."),
    "formulas.unit": say("With {count}: {count} day, {count} days."),
    "formulas.units": say("The name of the unit alone, of many: days."),
    "formulas.per": say("The name of the unit that the rate is the price of, of one: day."),
    "formulas.rate": say("With {rate}: {rate} a day."),
    "formulas.over": say("Where the rate is per so many units: {count} hours a day."),
    "formulas.range": say(
        "With {low} and {high}; the names of facts stand for their class or choice."
    ),
    "formulas.hint": say("Of a number with {min} and {max}."),
    "formulas.requires.code": say("The formula that it brings in."),
    "facts.preselected": say("With which the form begins: one of its choices."),
    "facts.count": say("Of a number, with {count}."),
    "facts.says": say(
        "What the estimate rests on. One text; of a number the texts by number, with {count} and"
        " {class}."
    ),
    "facts.suggestion": say("With {class} and {choice}."),
    "facts.from_to": say("With {first} and {last}."),
    "facts.from": say("With {first}."),
    "mistakes.code": say(
        "One of not-a-number, not-whole, below-min, above-max, step, required; {limit} and {talk}"
        " are filled in."
    ),
    "vat.label": say("With {percent}."),
    "comparison.share": say("With {percent} and {cost}."),
}
WRITING = say("What visitors read of what you sell. A price book names it; its words stand here.")


def label_of(path: str) -> Message:
    """Return the label of a text."""
    return _words_at(LABELS, path) or say("%(name)s", name=path.rpartition(".")[2])


def hint_of(path: str) -> Message | None:
    """Return the hint of a text, if it has one."""
    return _words_at(HINTS, path)


def _words_at(words: Mapping[str, Message], path: str) -> Message | None:
    """Return the words for the longest end of a dotted key that has any."""
    names = path.split(".")
    keys = (".".join(names[start:]) for start in range(len(names)))
    return next((words[key] for key in keys if key in words), None)
