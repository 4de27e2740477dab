"""A strict reader of JSON requests, with limits on length and depth."""

import json
from collections.abc import Mapping

from calculator.tariff.refusal import InputError, InputErrors

MAX_LENGTH = 4_000
"""Characters of a request; the longest from our own page has some hundreds."""

MAX_BRACKETS = 64
"""Opening brackets and braces of a request: deep nesting could overflow the stack."""


class Digits(str):
    """The digits of a number in a JSON text, never a float."""

    __slots__ = ()


def read_request(text: object) -> Mapping[str, object]:
    """Return the JSON object of a request. Raises InputErrors for field "request"."""
    if not isinstance(text, str):
        raise _refused("not-text")
    if len(text) > MAX_LENGTH:
        raise _refused("too-long", str(MAX_LENGTH))
    if text.count("{") + text.count("[") > MAX_BRACKETS:
        raise _refused("too-deep")
    try:
        request = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=Digits,
            parse_float=Digits,
        )
    except ValueError:
        raise _refused("not-json") from None
    if not isinstance(request, dict):
        raise _refused("not-an-object")
    return request


def _refused(code: str, limit: str | None = None) -> InputErrors:
    return InputErrors([InputError("request", code, limit)])


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the object of some pairs; refused if a name occurs twice, because either value may be
    meant."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _refused("twice-the-same-name")
    return values
