"""What goes with a choice without an amount of its own."""

from calculator.book import PriceBook
from calculator.need import Need


def features(need: Need) -> tuple[str, ...]:
    """What is included, by code."""
    days, hours = need.days > 0, need.hours > 0
    held = {
        "reachable": days,
        "shared-hours": hours,
        "one-invoice": days or hours,
        "stop-any-time": days or hours,
    }
    return tuple(code for code, holds in held.items() if holds)


def audit_suggested(need: Need, book: PriceBook) -> bool:
    """Whether to suggest, never to tick, an audit that the need does not already hold."""
    return (
        not need.audit_due and not need.audit_done and need.employees >= book.audit_suggested_from
    )
