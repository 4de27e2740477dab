"""An estimate as the JSON that the page saves, compared key by key."""

import json
from collections.abc import Iterator, Mapping

from calculator.checking.claim import Difference, UnreadError, Verdict
from calculator.door.serialise import serialise_estimate, serialise_need
from calculator.tariff.estimate import Estimate

NOT_COMPARED = {"link", "code"}
NEWER_KEYS = {"hours"}
"""Keys that estimates of earlier versions do not have."""

_NOTHING = object()


def link_in(text: str) -> str:
    """Return the link of a saved estimate. Raises UnreadError."""
    content = _loaded(text)
    if not isinstance(content.get("link"), str) or not isinstance(content.get("estimate"), dict):
        raise UnreadError("no-estimate")
    return str(content["link"])


def check_json(text: str, estimate: Estimate, *, on: str) -> Verdict:
    """Return the comparison of a saved file with an estimate and its day."""
    claim = {key: value for key, value in _loaded(text).items() if key not in NOT_COMPARED}
    ours = {"ok": True} | serialise_estimate(estimate)
    theirs = claim.get("estimate")
    if isinstance(theirs, dict):
        ours = {key: ours[key] for key in ours if key in theirs or key not in NEWER_KEYS}
    expected = {"on": on, "need": serialise_need(estimate.need), "estimate": ours}
    leaves = list(_leaves(claim, expected, ()))
    return Verdict(
        [
            Difference(path, (_text(theirs),), (_text(ours),))
            for path, theirs, ours in leaves
            if theirs is not _NOTHING and ours is not _NOTHING and theirs != ours
        ],
        [path for path, theirs, ours in leaves if theirs is _NOTHING or ours is _NOTHING],
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
    claim: object, expected: object, path: tuple[str, ...]
) -> Iterator[tuple[str, object, object]]:
    """Yield every value of both with its path; _NOTHING stands for the value that one does not
    have."""
    if isinstance(claim, dict) and isinstance(expected, dict):
        for key in {**expected, **claim}:
            pair = claim.get(key, _NOTHING), expected.get(key, _NOTHING)
            yield from _leaves(*pair, (*path, str(key)))
    elif isinstance(claim, list) and isinstance(expected, list) and len(claim) == len(expected):
        for number, pair in enumerate(zip(claim, expected, strict=True), 1):
            yield from _leaves(*pair, (*path, str(number)))
    else:
        yield " ".join(path), claim, expected


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
