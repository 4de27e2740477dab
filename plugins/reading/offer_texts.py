"""The texts in an offer's words: the names in braces that each must have, and those that it may
have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from plugins.errors import say

HOLE = re.compile(r"\{([^{}]*)\}")
CODE = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
Forms = Mapping[str, str]


def holes(text: str) -> set[str]:
    """Return the names in braces."""
    return set(HOLE.findall(text))


def fill(text: str, **words: str) -> str:
    """Return a text with values in place of the names in braces."""
    return HOLE.sub(lambda hole: words.get(hole[1], hole[0]), text)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(say("be one text"))
    return value.strip()


def _with(*needed: str, maybe: tuple[str, ...] = ()) -> Callable[[object], str]:
    """Return a reader for a text that must have the `needed` names in braces, and may have
    others."""

    def read(value: object) -> str:
        text = _text(value)
        placeholders = holes(text)
        if (
            not {*needed} <= placeholders
            or not placeholders <= {*needed, *maybe}
            or "{" in HOLE.sub("", text)
        ):
            names = " ".join(f"{{{name}}}" for name in (*needed, *maybe))
            raise ValueError(say("hold %(names)s and no other braces", names=names))
        return text

    return read


def _plain(value: object) -> str:
    text = _text(value)
    if "{" in text or "}" in text:
        raise ValueError(say("be words without braces"))
    return text


def _forms(*needed: str, maybe: tuple[str, ...] = ()) -> Callable[[object, ValidationInfo], Forms]:
    """Return a reader for one text for each grammatical number of the language."""

    def read(value: object, info: ValidationInfo) -> Forms:
        forms = info.context["forms"] if info.context else ("one", "other")
        if not isinstance(value, dict) or {*value} != {*forms}:
            raise ValueError(
                say("have the forms %(forms)s, each on a line", forms=", ".join(forms))
            )
        return {form: _with(*needed, maybe=maybe)(value[form]) for form in forms}

    return read


def _says(value: object, info: ValidationInfo) -> Forms | str:
    if isinstance(value, dict):
        return _forms(maybe=("count", "class"))(value, info)
    return _plain(value)


def _sentence(value: object) -> str:
    """Read a text that may have codes of facts in braces; only a price book knows these."""
    text = _text(value)
    if "{" in HOLE.sub("", text) or not all(CODE.fullmatch(name) for name in holes(text)):
        raise ValueError(say("have a code between each { and }"))
    return text


def _codes(value: object) -> Any:
    if not isinstance(value, dict):  # pydantic takes a ValueError
        raise ValueError(  # noqa: TRY004
            say('have lines "code: words" below it')
        )
    if wrong := [key for key in value if not CODE.fullmatch(key)]:
        raise ValueError(say('name codes of small letters and digits, not "%(key)s"', key=wrong[0]))
    return value


MISTAKES = (  # the calculator's codes of mistakes in a visitor's input
    *("not-a-number", "not-whole", "too-long", "too-fine", "step", "below-min", "above-max"),
    *("required", "excludes"),
)


def _mended(value: object) -> Any:
    if wrong := [key for key in _codes(value) if key not in MISTAKES]:
        codes = ", ".join(MISTAKES)
        raise ValueError(say('name only %(choices)s, not "%(key)s"', choices=codes, key=wrong[0]))
    return value


Plain = Annotated[str, BeforeValidator(_plain)]
Sentence = Annotated[str, BeforeValidator(_sentence)]
Says = Annotated[Any, BeforeValidator(_says)]
Counted = Annotated[Any, BeforeValidator(_forms("count"))]
Priced = Annotated[str, BeforeValidator(_with("rate"))]
Count = Annotated[str, BeforeValidator(_with("count"))]
Bounded = Annotated[str, BeforeValidator(_with(maybe=("min", "max")))]
Mended = Annotated[str, BeforeValidator(_with(maybe=("limit", "talk")))]
Limits = Annotated[str, BeforeValidator(_with("first", "last"))]
First = Annotated[str, BeforeValidator(_with("first"))]
Suggested = Annotated[str, BeforeValidator(_with("class", "choice"))]
Percent = Annotated[str, BeforeValidator(_with(maybe=("percent",)))]
Share = Annotated[str, BeforeValidator(_with("percent", maybe=("cost",)))]
ByCode = BeforeValidator(_codes)
ByMistake = BeforeValidator(_mended)
