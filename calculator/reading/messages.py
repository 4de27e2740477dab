"""Messages that several readers use."""

from collections.abc import Collection

from calculator.mistake import Message, say
from calculator.money import number

MAX_SHOWN = 60
"""Characters of a wrong value that a message repeats."""


def not_a_slug(name: str) -> Message:
    """Return the message about a name that is no slug."""
    return say(
        'the name must be small letters, digits and hyphens, got "%(name)s"; rename it.',
        name=shown(name),
    )


def duplicate(name: str) -> Message:
    """Return the message about a name that occurs twice."""
    return say("a name must stand once, got %(got)s a second time; keep one of them.", got=name)


def one_of(key: str, got: str, choices: Collection[str]) -> Message:
    """Return the message about a value that is none of some choices."""
    return say(
        '%(key)s must be one of %(choices)s, got "%(got)s"; %(advice)s',
        key=key,
        choices=", ".join(choices) or "–",
        got=shown(got),
        advice=advice(got, choices),
    )


def nearest(got: str, choices: Collection[str]) -> str:
    """Return the nearest choice, "" if none is near; capitals do not matter."""
    from difflib import get_close_matches  # heavy, and only a mistake needs it

    by_small = {choice.casefold(): choice for choice in choices}
    return by_small.get("".join(get_close_matches(got.casefold(), by_small, n=1)), "")


def advice(got: str, choices: Collection[str]) -> Message:
    """Return the advice to write the nearest choice or, if none is near, to take the word out."""
    near = nearest(got, choices)
    if near:
        return say('did you mean "%(near)s"?', near=near)
    return say("correct it or take it out.")


def quotation_marks(value: object) -> Message:
    """Return the advice to write a value in quotation marks, or between those that are there."""
    if value == "":
        return say("write it between the quotation marks")
    return say("write it in quotation marks")


def digits_only(code: str, decimals: int) -> Message:
    """Return the advice on a text that is no number, by the code of its NumberError."""
    if not decimals:
        return say("write digits only")
    if code == "too-fine":
        return say(
            "write at most %(decimals)s decimals, and nothing between thousands", decimals=decimals
        )
    return say("write digits only, with a point before the decimals")


def out_of_bounds(value: int, least: int, most: int | None, decimals: int) -> Message | None:
    """Return the advice on a number out of bounds; None if it is within them."""
    if value < least:
        return say("write no less than %(least)s", least=number(least, decimals))
    if most is not None and value > most:
        return say("write no more than %(most)s", most=number(most, decimals))
    return None


def shown(value: object) -> str:
    """Return the text of a value for a message, on one line."""
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, list):
        value = ", ".join("…" if isinstance(item, list) else shown(item) for item in value)
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"
