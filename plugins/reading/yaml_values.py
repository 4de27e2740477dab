"""Values that YAML reads otherwise than whoever wrote them meant."""

from __future__ import annotations

import re

from yaml.nodes import Node, ScalarNode

from plugins.errors import Message, say

PAIRS = ("“”", "„“", "„”", "«»", "‘’", "″″", "＂＂")  # drawn otherwise than YAML's own
CURLY = re.compile("[“”„«»‘″＂]")
ENDS = frozenset("".join(PAIRS) + '",')
NUMBER = re.compile(r'\d"$')  # inches


def value_mistake(key: str, value: Node, line_rest: str) -> Message | None:
    """Return the mistake in a value without quotation marks on one line, None if there is none;
    `line_rest` is all that follows its colon, empty if other keys follow on that line."""
    if not isinstance(value, ScalarNode) or value.style:
        return None
    text = value.value
    if (
        line_rest.strip() != text
        and line_rest.strip()
        and value.start_mark.line == value.end_mark.line
    ):
        return _cut_short(key, text)
    return _slip(key, text) if text[-1:] in ENDS else None


def _cut_short(key: str, got: str) -> Message:
    """Return the message about a value of which YAML silently drops a part: from " #" on, or an
    initial "&word" or "!word"."""
    return say(
        '%(key)s must be read whole, YAML reads only "%(got)s"; put all that follows the colon'
        " between double quotes.",
        key=key,
        got=got,
    )


def _slip(key: str, text: str) -> Message | None:
    """Return the mistake in the last sign of a value, None if there is none."""
    if text.endswith(","):
        return say(
            '%(key)s must not end with a comma, got "%(got)s"; take it out.', key=key, got=text
        )
    inside = text[1:-1]
    if text[:1] + text[-1:] in PAIRS and not CURLY.search(inside):
        return say(
            "%(key)s must stand between straight quotation marks or none, got %(got)s; write"
            ' "%(right)s".',
            key=key,
            got=text,
            right=inside.strip(),
        )
    if text.endswith('"') and text.count('"') % 2 and not NUMBER.search(text):
        return say(
            "%(key)s must have a quotation mark at both ends or none, got %(got)s; add the other,"
            " or take it out.",
            key=key,
            got=text,
        )
    return None
