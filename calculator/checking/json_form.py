"""An estimate as the JSON that the page saves, compared key by key."""

import json
from collections.abc import Iterator, Mapping

from calculator.checking.claim import Difference, UnreadError, Verdict
from calculator.door.plain import plain_estimate, plain_need
from calculator.tariff.estimate import Estimate

BESIDE = {"link", "code"}
ADDED = {"hours"}
"""What earlier versions of an estimate did not hold yet."""

_NOTHING = object()


def link_in(text: str) -> str:
    """The link of a saved estimate. Raises UnreadError."""
    found = _loaded(text)
    if not isinstance(found.get("link"), str) or not isinstance(found.get("estimate"), dict):
        raise UnreadError("no-estimate")
    return str(found["link"])


def check_json(text: str, found: Estimate, *, on: str) -> Verdict:
    """What a file says, held against an estimate and its day."""
    said = {key: value for key, value in _loaded(text).items() if key not in BESIDE}
    estimate = {"ok": True} | plain_estimate(found)
    theirs = said.get("estimate")
    if isinstance(theirs, dict):
        estimate = {key: estimate[key] for key in estimate if key in theirs or key not in ADDED}
    worked = {"on": on, "need": plain_need(found.need), "estimate": estimate}
    leaves = list(_leaves(said, worked, ()))
    return Verdict(
        [
            Difference(path, (_told(mine),), (_told(other),))
            for path, mine, other in leaves
            if mine is not _NOTHING and other is not _NOTHING and mine != other
        ],
        [path for path, mine, other in leaves if mine is _NOTHING or other is _NOTHING],
    )


def _loaded(text: str) -> Mapping[str, object]:
    try:
        found = json.loads(text, parse_float=str, parse_int=str)
    except ValueError:
        raise UnreadError("not-json") from None
    if not isinstance(found, dict):
        raise UnreadError("no-estimate")
    return found


def _leaves(
    said: object, worked: object, path: tuple[str, ...]
) -> Iterator[tuple[str, object, object]]:
    """Every value of either, with what stands in its place in the other."""
    if isinstance(said, dict) and isinstance(worked, dict):
        for key in {**worked, **said}:
            there = said.get(key, _NOTHING), worked.get(key, _NOTHING)
            yield from _leaves(*there, (*path, str(key)))
    elif isinstance(said, list) and isinstance(worked, list) and len(said) == len(worked):
        for place, pair in enumerate(zip(said, worked, strict=True)):
            yield from _leaves(*pair, (*path, str(place + 1)))
    else:
        yield " ".join(path), said, worked


def _told(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
