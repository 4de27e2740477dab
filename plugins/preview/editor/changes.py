"""What a person changed in a form, compared with the values that the form was opened with and with
the file as it is current."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.errors import ContentError, Message, Mistake, say

BODY = "body"  # the key of a page's text, which stands below the front matter


def normalised(value: Any) -> Any:
    """Return a value in the form in which it is compared: a text without empty lines around it, or
    a list of texts; None if it is empty."""
    if isinstance(value, list):
        return [str(item) for item in value if item not in (None, "")] or None
    return str(value).strip("\n") or None if value is not None else None


def merge_form(
    form: Mapping[str, Any], base: Mapping[str, Any], current: Mapping[str, Any], *, file: str
) -> dict[str, Any]:
    """Return the values that the person changed; ContentError if somebody else has changed one of
    them since the form was opened.

    A value without a field in the form stays as it is.
    """
    edits = {
        key: normalised(value)
        for key, value in form.items()
        if normalised(value) != normalised(base.get(key))
    }
    clashes = [
        key
        for key, value in edits.items()
        if normalised(current.get(key)) not in (normalised(base.get(key)), value)
    ]
    if clashes:
        raise ContentError(Mistake(file, 0, clash(key)) for key in clashes)
    return {key: value for key, value in edits.items() if normalised(current.get(key)) != value}


def clash(key: str) -> Message:
    """Return the message about a value that somebody else has changed since the form was opened."""
    return say(
        "%(key)s must be as it was when this form was opened, somebody has changed it since; load"
        " the page again, then change it.",
        key=key,
    )


def flat(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value with its dotted key; an entry of a list has its index as its key."""
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
