"""Whether a text is visible, by its status and its days."""

from __future__ import annotations

from datetime import date

from plugins.reading.schema import FrontMatter


def within_its_days(front: FrontMatter, day: date) -> bool:
    """Return whether a day lies within the days of a text, including the first and the last."""
    begun = front.publish_from is None or front.publish_from <= day
    return begun and (front.publish_until is None or day <= front.publish_until)


def state(front: FrontMatter, *, on: date, drafts: bool) -> str:
    """Return Pelican's status for a text; "skip" keeps it out of the output completely."""
    is_visible = within_its_days(front, on) and (drafts or front.status != "draft")
    return "published" if is_visible else "skip"
