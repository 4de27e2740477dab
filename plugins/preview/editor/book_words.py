"""What the form of a price book calls its values, and what it says of them, in words that can be
told in every language of the staff; a value that is not known here keeps its name and its note."""

from __future__ import annotations

from plugins.errors import Said, say

LABELS: dict[str, Said] = {  # by the dotted key, else by its last name
    "status": say("Status"),
    "currency": say("Currency"),
    "last_day": say("Last day"),
    "vat_percent": say("VAT, in percent"),
    "hours_per_day": say("Hours in a day"),
    "combination_discount_percent": say("Discount when formulas are combined, in percent"),
    "max_employees": say("Largest company"),
    "audit_suggested_from": say("Mini audit suggested from"),
    "employees_from": say("Sizes of companies"),
    "day_rate": say("Day rate"),
    "hour_rate": say("Hour rate"),
    "usual_days": say("Usual rhythm"),
    "audit_hours": say("Hours of the mini audit"),
    "audit_hours.low": say("Low complexity"),
    "audit_hours.medium": say("Medium complexity"),
    "audit_hours.high": say("High complexity"),
    "range": say("What can be chosen"),
    "days_per_month": say("Days a month"),
    "days_per_week": say("Days a week"),
    "days_step": say("Step between two choices of days"),
    "hours_per_month": say("Hours a month"),
    "full_time": say("A full-time CIO"),
    "cost_per_year": say("Cost a year"),
    "about_the_same_percent": say("About the same, in percent"),
    "micro": say("Micro"),
    "small": say("Small"),
    "medium": say("Medium"),
    "large": say("Large"),
}
HINTS: dict[str, Said] = {
    "status": say(
        "Illustrative: the site says beside every amount that it is an example. Confirmed: these"
        " are the firm's prices."
    ),
    "last_day": say(
        "May be left out: the last day these prices hold. After it no estimate is given until a"
        " newer book is in force."
    ),
    "vat_percent": say("VAT, in percent, worked out once on the sum."),
    "hours_per_day": say("How many hours of work a day of service counts."),
    "combination_discount_percent": say(
        "Percent off when the day formula and the subscription are combined; 0 means none."
    ),
    "max_employees": say(
        "The largest company that the site estimates by itself; above it: talk to us."
    ),
    "audit_suggested_from": say(
        "From this many employees the site suggests (never ticks) a mini audit."
    ),
    "employees_from": say(
        "The smallest number of employees of each size; each size ends where the next one begins."
    ),
    "day_rate": say("One day of a CIO, without VAT."),
    "hour_rate": say("One hour of subscription, without VAT."),
    "usual_days": say(
        "The first suggestion for a company of that size: days, and per month or week."
    ),
    "audit_hours.low": say(
        "From how many to how many hours, by the complexity of the information system and the"
        " size; “on request” where no range is promised."
    ),
    "range": say("What can be chosen on the site; outside these ranges: talk to us."),
    "full_time": say(
        "What a full-time CIO costs a year, and between which percentages of that the site says"
        " “about the same as hiring”."
    ),
}


def label_of(key: str) -> Said:
    """Return what a value is called."""
    name = key.rpartition(".")[2]
    named = LABELS.get(key) or LABELS.get(name)
    return named or say("%(name)s", name=name.replace("_", " ").capitalize())


def hint_of(key: str, note: str) -> Said:
    """Return what is said of a value: ours, else the note above it in the file."""
    return HINTS.get(key) or say("%(note)s", note=note)
