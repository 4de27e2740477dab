"""What a person changed in a form: its values against those it was filled with, and against the
file as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.errors import ContentError, Message, Mistake, say

BODY = "body"  # the text below the keys


def normalised(value: Any) -> Any:
    """Return a value as files hold it: text without empty lines around it, or a list of texts; an
    empty one is None."""
    if isinstance(value, list):
        return [str(item) for item in value if item not in (None, "")] or None
    return str(value).strip("\n") or None if value is not None else None


def merge_form(
    form: Mapping[str, Any], base: Mapping[str, Any], now: Mapping[str, Any], *, file: str
) -> dict[str, Any]:
    """Return what the person changed; ContentError where somebody else has changed the same since
    the form was filled.

    What the form does not hold at all stays as it is.
    """
    edits = {
        key: normalised(value)
        for key, value in form.items()
        if normalised(value) != normalised(base.get(key))
    }
    clashes = [
        key
        for key, value in edits.items()
        if normalised(now.get(key)) not in (normalised(base.get(key)), value)
    ]
    if clashes:
        raise ContentError(Mistake(file, 0, clash(key)) for key in clashes)
    return {key: value for key, value in edits.items() if normalised(now.get(key)) != value}


def clash(key: str) -> Message:
    """Return what to say of a value that somebody else has changed since the form was filled."""
    return say(
        "%(key)s must be as it was when this form was opened, somebody has changed it since; load"
        " the page again, then change it.",
        key=key,
    )


def flat(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value by its dotted key, an entry of a list by its place."""
    for key, value in values.items():
        entries = (
            dict(enumerate(value))
            if isinstance(value, list) and any(isinstance(entry, Mapping) for entry in value)
            else value
        )
        if isinstance(entries, Mapping):
            yield from flat(
                {str(name): inside for name, inside in entries.items()}, f"{before}{key}."
            )
        else:
            yield before + key, value
