"""Sentences that several readers say."""

from collections.abc import Collection

from calculator.mistake import Message, say

MOST_SHOWN = 60
"""Characters of a faulty value that are repeated."""


def no_slug(name: str) -> Message:
    """Of a name that is no slug."""
    return say(
        'the name must be small letters, digits and hyphens, got "%(name)s"; rename it.',
        name=shown(name),
    )


def twice(name: str) -> Message:
    """Of a name that stands a second time."""
    return say("a name must stand once, got %(got)s a second time; keep one of them.", got=name)


def one_of(key: str, got: str, known: Collection[str]) -> Message:
    """Of a value that is none of those that can be."""
    return say(
        '%(key)s must be one of %(known)s, got "%(got)s"; %(advice)s',
        key=key,
        known=", ".join(known) or "–",
        got=shown(got),
        advice=advice(got, known),
    )


def advice(got: str, known: Collection[str]) -> Message:
    """What was probably meant, else to take the word out."""
    from difflib import get_close_matches  # heavy, and only a mistake needs it

    close = get_close_matches(got, list(known), n=1)
    if close:
        return say('did you mean "%(near)s"?', near=close[0])
    return say("correct it or take it out.")


def shown(value: object) -> str:
    """A value as a message repeats it, on one line."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        value = ", ".join("…" if isinstance(item, list) else shown(item) for item in value)
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= MOST_SHOWN else text[:MOST_SHOWN] + "…"
