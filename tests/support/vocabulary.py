"""Schema.org's own words: which types there are, and which properties each may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from plugins.packages import npm

BASE = re.compile(
    r"^(?:export )?interface (\w+)Base extends ([^{]+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
LEAF = re.compile(
    r'^(?:export )?interface (\w+)Leaf extends (\w+)Base \{\n    "@type": "(\w+)";', re.MULTILINE
)
PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<', re.MULTILINE)
OF_ANY = {"@type", "@id"}


@lru_cache
def _vocabulary() -> tuple[dict[str, tuple[list[str], set[str]]], dict[str, str]]:
    """Return two maps: type → the types it extends and its own properties; name of a type as
    pages write it → the type that describes it."""
    text = (npm.package("schema-dts") / "dist" / "schema.d.ts").read_text(encoding="utf-8")
    bases = {
        name: (re.findall(r"(\w+)Base", parents), set(PROPERTY.findall(body)))
        for name, parents, body in BASE.findall(text)
    }
    return bases, {name: base for _, base, name in LEAF.findall(text)}


def properties(kind: str) -> set[str]:
    """Return every property that a type may have, its own and inherited ones. Raises KeyError
    where there is no such type."""
    bases, leaves = _vocabulary()
    names, waiting = set[str](), [leaves[kind]]
    while waiting:
        parents, own = bases[waiting.pop()]
        names |= own
        waiting += parents
    return names


def unknown(thing: Any) -> Iterator[str]:
    """Yield properties that schema.org does not define, as `type.property`."""
    if isinstance(thing, list):
        for item in thing:
            yield from unknown(item)
    elif isinstance(thing, dict) and "@type" in thing:
        names = properties(thing["@type"]) | OF_ANY
        yield from (f"{thing['@type']}.{key}" for key in thing if key not in names)
        yield from unknown(list(thing.values()))
