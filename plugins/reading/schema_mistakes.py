"""The mistakes that a schema reports in a file, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from plugins.errors import Message, Mistake, did_you_mean, near, nearest, say

CHOICE = re.compile("'([^']*)'")  # pydantic writes a choice as 'published' or 'draft'
MUST = {  # what a value must be, by pydantic's type of error
    "string_pattern_mismatch": say("be small letters, digits and hyphens"),
    "string_too_short": say("not be empty"),
    "list_type": say('be a list, one "- …" per line'),
    "string_type": say("be one text"),
}
UNKNOWN, MISSING = "extra_forbidden", "missing"


def mistakes_of(
    errors: Iterable[Any], schema: type[BaseModel], lines: Mapping[str, int], *, file: str
) -> Iterator[Mistake]:
    """Yield the mistakes that pydantic reports, in our own words."""
    reported = [item for item in errors if item["type"] != "none_required"]
    keys = Keys(
        unknown=[str(item["loc"][0]) for item in reported if item["type"] == UNKNOWN],
        missing=[str(item["loc"][0]) for item in reported if item["type"] == MISSING],
        allowed=[field.alias or name for name, field in schema.model_fields.items()],
    )
    for item in reported:
        key = str(item["loc"][0])
        if item["type"] == UNKNOWN:
            yield Mistake(file, lines.get(key, 1), keys.message(key))
        elif item["type"] != MISSING or not keys.is_meant(key):
            yield Mistake(file, lines.get(key, 1), _message(item, key))


@dataclass(frozen=True)
class Keys:
    """The keys of one table that its schema does not know, those that it misses, and all that it
    knows: a misspelt key is an unknown one, and the one that it means is missing."""

    unknown: Sequence[str]
    missing: Sequence[str]
    allowed: Sequence[str]

    @cached_property
    def meant(self) -> dict[str, str]:
        """Return the missing key that each unknown one most likely means."""
        left, meant = [*self.missing], dict[str, str]()
        for key in self.unknown:
            for name in near(key, left):
                meant[key] = name
                left.remove(name)
        strange = self._strange(meant)
        return meant | (
            dict(zip(strange, left, strict=True)) if len(strange) == len(left) == 1 else {}
        )

    def is_meant(self, name: str) -> bool:
        """Return whether a message about an unknown key names this missing one."""
        left = [other for other in self.missing if other not in self.meant.values()]
        return name not in left or len(self._strange(self.meant)) >= len(left)

    def message(self, key: str, path: str = "") -> Message:
        """Return the message about an unknown key, with the path to it."""
        if key in self.meant:
            advice = say('did you mean "%(near)s"?', near=self.meant[key])
        else:
            advice = nearest(key, self.allowed) or did_you_mean(key, self.missing or self.allowed)
        return say('"%(key)s" must be a key we know; %(advice)s', key=path or key, advice=advice)

    def _strange(self, meant: Mapping[str, str]) -> list[str]:
        """Return the unknown keys that look like none we know."""
        return [key for key in self.unknown if key not in meant and not near(key, self.allowed)]


def _message(item: Any, key: str) -> Message:
    value, more = item["input"], item.get("ctx", {})
    if item["type"] == MISSING or value is None:
        return say('%(key)s must be given, found nothing; write "%(key)s: …".', key=key)
    if item["type"] == "literal_error":
        choices = CHOICE.findall(more["expected"])
        return say(
            '%(key)s must be one of %(choices)s, got "%(got)s"; %(advice)s',
            key=key,
            choices=", ".join(choices),
            got=value,
            advice=nearest(str(value), choices) or say("write one of these."),
        )
    must = more["error"].args[0] if item["type"] == "value_error" else MUST[item["type"]]
    got = shown(value, in_brackets=item["type"] == "string_type")
    return say('%(key)s must %(must)s, got "%(got)s"; correct it.', key=key, must=must, got=got)


def shown(value: Any, *, in_brackets: bool = False) -> str:
    """Return a value as staff may have written it; a list between brackets if it is none that may
    stand there."""
    if isinstance(value, Mapping):
        return (
            "{"
            + ", ".join(f"{key}: {shown(one)}" if one else key for key, one in value.items())
            + "}"
        )
    if isinstance(value, list):
        text = ", ".join(shown(one, in_brackets=True) for one in value)
        return f"[{text}]" if in_brackets else text
    return "" if value is None else str(value)
