"""Which names of a table are none that it may have, and what each one most likely means."""

from collections.abc import Collection, Sequence

from calculator.mistake import Message, say
from calculator.reading.messages import advice, nearest
from calculator.reading.toml_lines import Path

TOP_LEVEL_KEYS = ("status", "currency", "last_day", "commitment", "least_month", "vat")
"""Keys of the book itself, which must stand above the first table of a TOML file."""


def meant_names(
    names: Collection[str], allowed: Sequence[str], missing: Sequence[str]
) -> dict[str, str]:
    """Return every name that is not allowed, with the absent one that it means: the nearest, or the
    only one that must be there; "" where none is clear."""
    absent = [name for name in allowed if name not in names]
    missing = [name for name in missing if name in absent]
    unknown = [name for name in names if name not in allowed]
    meant: dict[str, str] = {}
    for name in unknown:
        near = nearest(name, absent)
        if not near and len(unknown) == len(missing) == 1:
            near = missing[0]
        if near:
            absent.remove(near)
        meant[name] = near
    return meant


def unknown_name(name: str, near: str, *, path: Path, allowed: Sequence[str]) -> Message:
    """Return the message about a name that no reader allowed, and the one that it may mean."""
    if path and name in TOP_LEVEL_KEYS:
        return say(
            "%(name)s must stand above the first table, got it in [%(table)s]; move it up.",
            name=name,
            table=".".join(path),
        )
    return say(
        'the name must be one a price book has, got "%(key)s"; %(advice)s',
        key=".".join((*path, name)),
        advice=say('did you mean "%(near)s"?', near=near) if near else advice(name, allowed),
    )
