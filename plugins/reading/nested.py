"""YAML whose values may be mappings: every scalar is read as text, every key with its line."""

from __future__ import annotations

from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plugins.errors import ContentError, Mistake, say
from plugins.reading.unseen import clean_keys
from plugins.reading.yaml_advice import wrong_line
from plugins.reading.yaml_text import composed
from plugins.reading.yaml_values import value_mistake

Path = tuple[str, ...]


def read_nested(text: str, *, file: str) -> tuple[dict[str, Any], dict[Path, int]]:
    """Return the values, and the line of each key by its path; ContentError if the YAML is
    wrong."""
    text = clean_keys(text)
    node = composed(text, file=file, first_line=1)
    if node is None:
        return {}, {}
    if not isinstance(node, MappingNode):
        at = node.start_mark.line
        raise ContentError.at(file, at + 1, wrong_line(text.split("\n")[at]))
    reader = _Reader(file, text.split("\n"))
    values = reader.value(node, ())
    if reader.mistakes:
        raise ContentError(reader.mistakes)
    return values, reader.lines


class _Reader:
    """One pass through the nodes of a file; reads text, lists and mappings only."""

    def __init__(self, file: str, written: list[str]) -> None:
        self.lines: dict[Path, int] = {}
        self.mistakes: list[Mistake] = []
        self._file, self._written = file, written

    def value(self, node: Node, way: Path) -> Any:
        """Return the value of a node at a path; a key without a value is None."""
        if isinstance(node, ScalarNode):
            return node.value if node.value or node.style else None
        if isinstance(node, SequenceNode):
            return [self.value(item, way) for item in node.value]
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                at = key.start_mark.line
                raise ContentError.at(self._file, at + 1, wrong_line(self._written[at]))
            here = (*way, str(key.value))
            self._note(key, value, here, is_block=not getattr(node, "flow_style", False))
            mapping[here[-1]] = self.value(value, here)
        return mapping

    def _note(self, key: Node, value: Node, way: Path, *, is_block: bool) -> None:
        """Note the line of a key, and the mistakes in it."""
        line, name = key.start_mark.line + 1, ".".join(way)
        if way in self.lines:
            message = say(
                '"%(key)s" must stand once, stands also on line %(line)s; keep one.',
                key=name,
                line=self.lines[way],
            )
            self.mistakes.append(Mistake(self._file, line, message))
        self.lines[way] = line
        rest = self._written[key.end_mark.line][key.end_mark.column :].partition(":")[2]
        if wrong := value_mistake(name, value, rest if is_block else ""):
            self.mistakes.append(Mistake(self._file, line, wrong))
