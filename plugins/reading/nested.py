"""YAML whose values may be mappings themselves: every scalar as text, every key with its line."""

from __future__ import annotations

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plugins.errors import ContentError, Mistake, say
from plugins.reading.front_matter import cut, cut_short
from plugins.reading.yaml_text import composed

Path = tuple[str, ...]


def read_nested(text: str, *, file: str) -> tuple[dict[str, Any], dict[Path, int]]:
    """Return the values, and the line of each key by the way to it; ContentError where the YAML is
    wrong."""
    node = composed(text, file=file, first_line=1)
    lines: dict[Path, int] = {}
    if node is None:
        return {}, lines
    if not isinstance(node, MappingNode):
        said = say('each line must be like "key: value", got something else; write it so.')
        raise ContentError.at(file, 1, said)
    mistakes: list[Mistake] = []
    values = _values(node, (), lines, mistakes, text.split("\n"), file)
    if mistakes:
        raise ContentError(mistakes)
    return values, lines


def _values(
    node: Node,
    way: Path,
    lines: dict[Path, int],
    mistakes: list[Mistake],
    written: list[str],
    file: str,
) -> Any:
    """Return text, lists and mappings only; a key without a value is None."""
    if isinstance(node, ScalarNode):
        return node.value if node.value or node.style else None
    if isinstance(node, SequenceNode):
        return [_values(item, way, {}, mistakes, written, file) for item in node.value]
    found: dict[str, Any] = {}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        here = (*way, name)
        if name in found:
            said = say(
                '"%(key)s" must stand once, stands also on line %(line)s; keep one.',
                key=".".join(here),
                line=lines[here],
            )
            mistakes.append(Mistake(file, line, said))
        lines[here] = line
        found[name] = _values(value, here, lines, mistakes, written, file)
        rest = written[key.end_mark.line][key.end_mark.column :].partition(":")[2]
        if not getattr(node, "flow_style", False) and cut(value, rest):
            mistakes.append(Mistake(file, line, cut_short(".".join(here), value.value)))
    return found
