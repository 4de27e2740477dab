"""Slugs: the names of facts, classes, choices, formulas and adjustments, safe in a link and an
address."""

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
LONGEST = 40


def is_slug(name: str) -> bool:
    """Return whether a name is small letters and digits, in groups with one hyphen or underscore
    between."""
    groups = name.replace("_", "-").split("-")
    return len(name) <= LONGEST and all(bool(one) and not one.strip(LETTERS) for one in groups)
