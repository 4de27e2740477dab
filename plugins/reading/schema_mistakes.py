"""The mistakes that a schema reports in a file, in our own words."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from plugins.errors import Message, Mistake, did_you_mean, nearest, say

CHOICE = re.compile("'([^']*)'")  # pydantic writes a choice as 'published' or 'draft'
MUST = {  # what a value must be, by pydantic's type of error
    "string_pattern_mismatch": say("be small letters, digits and hyphens"),
    "string_too_short": say("not be empty"),
    "list_type": say('be a list, one "- …" per line'),
    "string_type": say("be one text"),
}


def mistake_of(item: Any, schema: type[BaseModel], lines: dict[str, int], *, file: str) -> Mistake:
    """Return a mistake that pydantic reports, in our own words."""
    key = str(item["loc"][0])
    return Mistake(file, lines.get(key, 1), _message(item, key, schema))


def _message(item: Any, key: str, schema: type[BaseModel]) -> Message:
    value, more = item["input"], item.get("ctx", {})
    got = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if item["type"] == "extra_forbidden":
        return say(
            '"%(key)s" must be a key we know; %(advice)s',
            key=key,
            advice=did_you_mean(key, _keys(schema)),
        )
    if item["type"] == "missing" or value is None:
        return say('%(key)s must be given, found nothing; write "%(key)s: …".', key=key)
    if item["type"] == "literal_error":
        choices = CHOICE.findall(more["expected"])
        return say(
            '%(key)s must be one of %(choices)s, got "%(got)s"; %(advice)s',
            key=key,
            choices=", ".join(choices),
            got=got,
            advice=nearest(got, choices) or say("write one of these."),
        )
    must = more["error"].args[0] if item["type"] == "value_error" else MUST[item["type"]]
    return say('%(key)s must %(must)s, got "%(got)s"; correct it.', key=key, must=must, got=got)


def _keys(schema: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in schema.model_fields.items()]
