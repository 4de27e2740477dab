"""Changes a YAML text of nested mappings: adds, removes, renames and sets values; every other byte
stays as it was."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from plugins.preview.editor.offer.trees import BeyondEditor, Path, Tree, at, leaves, tables
from plugins.preview.editor.yaml_text import end_of, line_start, scalar

FORMS = {"zero", "one", "two", "few", "many", "other"}  # grammatical numbers, written on one line


def with_tree(text: str, current: Tree, target: Tree, *, renamed: Mapping[Path, Path]) -> str:
    """Return the text with the target's values; `current` are those that the text has, with the new
    names of what is renamed.

    What is in the text but in neither of the two stays. BeyondEditor if the text cannot be changed
    so.
    """
    text = text if text.endswith("\n") or not text else f"{text}\n"
    for old, new in renamed.items():
        text = _with_key_renamed(text, old, new[-1])
    for path in _outermost(current, target):
        text = _without(text, path)
    for path, value in leaves(target):
        before = at(current, path)
        if isinstance(before, str) and before != value:
            text = _with_value(text, path, value)
    for path in _outermost(target, current):
        text = _with_key_inserted(text, path, target)
    return text


def _outermost(one: Tree, other: Tree) -> list[Path]:
    """Return the paths that only the first tree has, without those below them; also those where one
    of the trees has a text and the other a table."""
    paths: list[Path] = []
    for path in [*tables(one), *(path for path, _ in leaves(one))]:
        within = any(path[: len(outer)] == outer for outer in paths)
        other_value, value = at(other, path), at(one, path)
        if (
            path
            and not within
            and (other_value is None or isinstance(other_value, dict) != isinstance(value, dict))
        ):
            paths.append(path)
    return paths


def _with_key_renamed(text: str, path: Path, name: str) -> str:
    pair = _pair(text, path)
    if pair is None:
        return text
    key, _ = pair
    return text[: key.start_mark.index] + name + text[key.end_mark.index :]


def _without(text: str, path: Path) -> str:
    """Return the text without a key and everything below it."""
    pair, mapping = _pair(text, path), _mapping(text, path[:-1])
    if pair is None or mapping is None:
        return text
    key, value = pair
    if not mapping.flow_style:
        return text[: line_start(text, key.start_mark.index)] + text[end_of(text, key, value) :]
    place = [name.value for name, _ in mapping.value].index(path[-1])
    start, end = key.start_mark.index, value.end_mark.index
    if place + 1 < len(mapping.value):
        end = mapping.value[place + 1][0].start_mark.index
    elif place:
        start = mapping.value[place - 1][1].end_mark.index
    return text[:start] + text[end:]


def _with_value(text: str, path: Path, value: str) -> str:
    pair, mapping = _pair(text, path), _mapping(text, path[:-1])
    if pair is None or mapping is None or not isinstance(pair[1], ScalarNode):
        raise BeyondEditor(".".join(path))
    old: Any = pair[1]
    start, end = old.start_mark.index, old.end_mark.index
    style = '"' if mapping.flow_style and old.style != "'" else old.style
    line_break = "\n" * text[start:end].endswith("\n")
    return text[:start] + scalar(value, like=style) + line_break + text[end:]


def _with_key_inserted(text: str, path: Path, target: Tree) -> str:
    """Return the text with a key and everything below it, inserted below the key that precedes it
    in the target."""
    mapping, value = _mapping(text, path[:-1]), at(target, path)
    if mapping is None:
        if len(path) > 1 or yaml.compose(text, Loader=yaml.CSafeLoader) is not None:
            raise BeyondEditor(".".join(path))
        return text + _lines(path[-1], value)
    if mapping.flow_style:
        if not mapping.value:
            raise BeyondEditor(".".join(path))
        place = mapping.value[-1][1].end_mark.index
        return f"{text[:place]}, {_in_line(path[-1], value)}{text[place:]}"
    names = list(at(target, path[:-1]))
    predecessors = names[: names.index(path[-1])]
    pairs = [(key, node) for key, node in mapping.value if key.value in predecessors]
    first = mapping.value[0][0]
    place = max((end_of(text, *pair) for pair in pairs), default=0)
    place = place or line_start(text, first.start_mark.index)
    lines = textwrap.indent(_lines(path[-1], value), " " * int(first.start_mark.column))
    gap = "\n" * (len(path) == 1)  # an empty line between the parts of the file
    return text[:place] + gap + lines + text[place:]


def _lines(key: str, value: Any) -> str:
    """Return a key with its value as new lines."""
    if not isinstance(value, dict):
        return f"{key}: {scalar(value)}\n"
    if value and value.keys() <= FORMS:
        return f"{key}: {{{', '.join(_in_line(*pair) for pair in value.items())}}}\n"
    return f"{key}:\n" + textwrap.indent("".join(map(_lines, value, value.values())), "  ")


def _in_line(key: str, value: Any) -> str:
    """Return a key with its value, as it is written between braces."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}"


def _mapping(text: str, path: Path) -> MappingNode | None:
    """Return the mapping at a path, if there is one."""
    node: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    for name in path:
        if not isinstance(node, MappingNode):
            return None
        node = next((value for key, value in node.value if key.value == name), None)
    return node if isinstance(node, MappingNode) else None


def _pair(text: str, path: Path) -> tuple[Node, Node] | None:
    mapping = _mapping(text, path[:-1])
    pairs = mapping.value if mapping else []
    return next(((key, value) for key, value in pairs if key.value == path[-1]), None)
