"""Changes values in a YAML text; every other byte stays as it was: comments, order, quotation
marks, blank lines.

ruamel.yaml would write every file of ours as it was, but it attaches a comment to the key above:
removing a search from `search.yml` would remove the heading below it, and a new line of `site.yml`
would come between the next line and its comment. It also reformats a whole file in which a firm
writes two spaces after a colon, or one value on two lines. tests/preview/test_editor_text.py fails
once ruamel.yaml no longer does this; then it can replace this module.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Value = str | list[str] | None  # None removes the key, "" leaves nothing after its colon


def with_values(
    text: str, changes: Mapping[str, Value], *, order: Sequence[str], entry: int | None = None
) -> str:
    """Return a mapping's text with new values; a new key goes below the one that precedes it in
    `order`.

        `entry` is the index of the mapping if the text is a list of mappings.
    """
    whole = text if text.endswith("\n") or not text else text + "\n"
    for key, value in changes.items():
        whole = _with_value(whole, key, value, order, entry)
    return whole if text.endswith("\n") or not text else whole.removesuffix("\n")


def with_entries(text: str, places: Sequence[int | str]) -> str:
    """Return a list's text with new entries: each place is the index of an old entry, or the lines
    of a new one."""
    node = _node(text)
    if node is None:
        return text + "".join(str(place) for place in places)
    chunks = _chunks(text, node)
    first, last = chunks[0][0], chunks[-1][1]
    lines = (text[slice(*chunks[place])] if isinstance(place, int) else place for place in places)
    return text[:first] + "".join(lines) + text[last:]


def scalar(value: str, *, like: str | None = None) -> str:
    """Return a text as YAML writes it, in the style `like` if that style can express it."""
    if like == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return value if like != '"' and _stands_alone(value) else json.dumps(value, ensure_ascii=False)


def _node(text: str) -> Any:
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def _stands_alone(value: str) -> bool:
    """Return whether a text needs no quotation marks, in a mapping or in a list."""
    try:
        nodes = [_node(f"{before}{value}\n").value[0] for before in ("key: ", "- ")]
    except (yaml.YAMLError, AttributeError, TypeError):
        return False
    nodes_of_value = (nodes[0][1], nodes[1])
    return "\n" not in value and all(
        isinstance(node, ScalarNode) and not node.style and node.value == value
        for node in nodes_of_value
    )


def _mapping(text: str, entry: int | None) -> dict[str, tuple[Node, Node]]:
    """Return each key with its two nodes, whose marks say where they begin and end."""
    node = _node(text)
    if entry is not None:
        node = node.value[entry]
    return (
        {key.value: (key, value) for key, value in node.value}
        if isinstance(node, MappingNode)
        else {}
    )


def _with_value(text: str, key: str, value: Value, order: Sequence[str], entry: int | None) -> str:
    pairs = _mapping(text, entry)
    if key not in pairs:
        return text if value is None else _with_key_inserted(text, pairs, key, value, order)
    name, old = pairs[key]
    if value is None:
        return text[: line_start(text, name.start_mark.index)] + text[end_of(text, name, old) :]
    if isinstance(value, list):
        return _with_list(text, name, old, value)
    colon, start, end = (
        text.index(":", name.end_mark.index) + 1,
        old.start_mark.index,
        old.end_mark.index,
    )
    if not value:
        return text[:colon] + text[end:]
    lines = scalar(value, like=getattr(old, "style", None)) + "\n" * text[start:end].endswith("\n")
    return text[:colon] + (text[colon:start] or " ") + lines + text[end:]


def _with_list(text: str, name: Node, old: Node, values: list[str]) -> str:
    """Return the text with another list: items that stay keep their lines in any order, and a list
    on one line stays on one."""
    indent = " " * name.start_mark.column
    if not isinstance(old, SequenceNode) or old.flow_style or not values:
        return (
            text[: name.start_mark.index]
            + _lines(name.value, values, indent).removeprefix(indent)
            + text[end_of(text, name, old) :]
        )
    chunks = _chunks(text, old)
    lines_by_item: dict[str, list[str]] = {}
    for item, chunk in zip(old.value, chunks, strict=True):
        lines_by_item.setdefault(item.value, []).append(text[slice(*chunk)])
    before = text[chunks[0][0] : old.value[0].start_mark.index]
    lines = (
        lines_by_item[value].pop(0) if lines_by_item.get(value) else f"{before}{scalar(value)}\n"
        for value in values
    )
    return text[: chunks[0][0]] + "".join(lines) + text[chunks[-1][1] :]


def _with_key_inserted(
    text: str, pairs: Mapping[str, tuple[Node, Node]], key: str, value: Value, order: Sequence[str]
) -> str:
    above = [earlier for earlier in order[: order.index(key)] if earlier in pairs]
    if not pairs:
        return text + _lines(key, value, "")
    indent = " " * next(iter(pairs.values()))[0].start_mark.column
    if above:
        place = max(end_of(text, *pairs[earlier]) for earlier in above)
    else:
        place = line_start(text, min(name.start_mark.index for name, _ in pairs.values()))
    return text[:place] + _lines(key, value, indent) + text[place:]


def _lines(key: str, value: Value, indent: str) -> str:
    """Return a key with its value as new lines."""
    if isinstance(value, list):
        items = "".join(f"\n{indent}  - {scalar(item)}" for item in value)
        return f"{indent}{key}:{items or ' []'}\n"
    return f"{indent}{key}:{f' {scalar(value)}' if value else ''}\n"


def _chunks(text: str, node: SequenceNode) -> list[tuple[int, int]]:
    """Return the begin and the end of each item's lines."""
    starts = [line_start(text, item.start_mark.index) for item in node.value]
    return list(zip(starts, [*starts[1:], after_line(text, _last(node))], strict=True))


def end_of(text: str, name: Node, value: Node) -> int:
    """Return the index of the line after a key's last one."""
    return after_line(text, max(name.end_mark.index, _last(value)))


def _last(node: Any) -> int:
    """Return the index where the last scalar of a node ends: the end mark of the node itself is
    below the comments that follow."""
    if isinstance(node, SequenceNode) and node.value and not node.flow_style:
        return _last(node.value[-1])
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        return max(int(node.value[-1][0].end_mark.index), _last(node.value[-1][1]))
    return int(node.end_mark.index)


def line_start(text: str, index: int) -> int:
    """Return the index where the line of an index begins."""
    return text.rfind("\n", 0, index) + 1


def after_line(text: str, index: int) -> int:
    """Return the index where the next line begins; a block scalar ends with its own line break."""
    if index and text[index - 1] == "\n":
        return index
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1
