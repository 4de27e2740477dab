"""Whether a text is on show: drafts and days."""

from __future__ import annotations

from datetime import date

from plugins.reading.schema import FrontMatter


def within_its_days(front: FrontMatter, day: date) -> bool:
    """Whether the day is one of those the text is meant for, its first and last included."""
    begun = front.publish_from is None or front.publish_from <= day
    return begun and (front.publish_until is None or day <= front.publish_until)


def state(front: FrontMatter, *, on: date, drafts: bool) -> str:
    """Return Pelican's word for it: "skip" never reaches the output, at no address at all."""
    shown = within_its_days(front, on) and (drafts or front.status != "draft")
    return "published" if shown else "skip"
