"""An estimate as the JSON that the page saves, compared key by key."""

import json
from collections.abc import Iterator, Mapping

from calculator.checking.claim import Difference, UnreadError, Verdict
from calculator.door.serialise import plain_estimate, plain_need
from calculator.tariff.estimate import Estimate

BESIDE = {"link", "code"}
ADDED = {"hours"}
"""Keys that estimates of earlier versions do not have."""

_NOTHING = object()


def link_in(text: str) -> str:
    """The link of a saved estimate. Raises UnreadError."""
    content = _loaded(text)
    if not isinstance(content.get("link"), str) or not isinstance(content.get("estimate"), dict):
        raise UnreadError("no-estimate")
    return str(content["link"])


def check_json(text: str, estimate: Estimate, *, on: str) -> Verdict:
    """The comparison of a saved file with an estimate and its day."""
    claim = {key: value for key, value in _loaded(text).items() if key not in BESIDE}
    ours = {"ok": True} | plain_estimate(estimate)
    theirs = claim.get("estimate")
    if isinstance(theirs, dict):
        ours = {key: ours[key] for key in ours if key in theirs or key not in ADDED}
    worked = {"on": on, "need": plain_need(estimate.need), "estimate": ours}
    leaves = list(_leaves(claim, worked, ()))
    return Verdict(
        [
            Difference(path, (_text(mine),), (_text(other),))
            for path, mine, other in leaves
            if mine is not _NOTHING and other is not _NOTHING and mine != other
        ],
        [path for path, mine, other in leaves if mine is _NOTHING or other is _NOTHING],
    )


def _loaded(text: str) -> Mapping[str, object]:
    try:
        content = json.loads(text, parse_float=str, parse_int=str)
    except ValueError:
        raise UnreadError("not-json") from None
    if not isinstance(content, dict):
        raise UnreadError("no-estimate")
    return content


def _leaves(
    claim: object, worked: object, path: tuple[str, ...]
) -> Iterator[tuple[str, object, object]]:
    """Every value of both with its path; _NOTHING stands for the value that one does not have."""
    if isinstance(claim, dict) and isinstance(worked, dict):
        for key in {**worked, **claim}:
            there = claim.get(key, _NOTHING), worked.get(key, _NOTHING)
            yield from _leaves(*there, (*path, str(key)))
    elif isinstance(claim, list) and isinstance(worked, list) and len(claim) == len(worked):
        for place, pair in enumerate(zip(claim, worked, strict=True)):
            yield from _leaves(*pair, (*path, str(place + 1)))
    else:
        yield " ".join(path), claim, worked


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
