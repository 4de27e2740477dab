"""Text from anywhere as one flat-enough JSON object: strict, and bounded in time."""

import json
from collections.abc import Mapping

from calculator.tariff.refusal import InputError, InputErrors

MAX_LENGTH = 4_000
"""Characters of a request; the longest honest one has some hundreds."""

MAX_OPENINGS = 64
"""Brackets and braces in it: deeper nesting would cost the reader's stack."""


class Digits(str):
    """A number of a JSON text as it was written, never a float."""

    __slots__ = ()


def read_request(text: object) -> Mapping[str, object]:
    """The JSON object of a request. Raises InputErrors for field "request"."""
    if not isinstance(text, str):
        raise _refused("not-text")
    if len(text) > MAX_LENGTH:
        raise _refused("too-long", str(MAX_LENGTH))
    if text.count("{") + text.count("[") > MAX_OPENINGS:
        raise _refused("too-deep")
    try:
        found = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no, parse_int=Digits, parse_float=Digits
        )
    except ValueError:
        raise _refused("not-json") from None
    if not isinstance(found, dict):
        raise _refused("not-an-object")
    return found


def _refused(code: str, limit: str | None = None) -> InputErrors:
    return InputErrors([InputError("request", code, limit)])


def _no(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose every name comes once: of two, neither can be meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _refused("twice-the-same-name")
    return found
