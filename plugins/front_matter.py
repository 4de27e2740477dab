"""YAML front matter: every scalar read as text, every key with its line, then held against a schema."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plugins.errors import ContentError, Mistake, did_you_mean

FENCE = "---"
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """A file taken apart: its keys as text, the line of each key, and the text below."""

    values: dict[str, Any]
    lines: dict[str, int]
    body: str
    body_line: int


@lru_cache(maxsize=16_384)  # the rules, the reader and the languages ask for the same files, and a preview again and again
def split(text: str, *, file: str) -> Document:
    """Take a file apart at its two `---` lines; ContentError where they or the YAML are wrong."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != FENCE:
        found = lines[0] if lines else ""
        raise _error(file, 1, f'the first line must be "---", got "{found}"; put the keys between two lines "---".')
    ends = [number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE]
    if not ends:
        raise _error(file, len(lines), 'the keys must end with a line "---", found none; add one above the text.')
    values, where = read_mapping("\n".join(lines[1 : ends[0]]), file=file, first_line=2)
    return Document(values, where, "\n".join(lines[ends[0] + 1 :]), ends[0] + 2)


def read_mapping(text: str, *, file: str, first_line: int = 1) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the keys with their values as text, and each key's line; ContentError where the YAML is wrong."""
    node = _compose(text, file=file, first_line=first_line)
    if node is None:
        return {}, {}
    if not isinstance(node, MappingNode):
        raise _error(file, first_line, f'each line must be like "key: value", got "{text.splitlines()[0]}".')
    return _mapping(node, file=file, first_line=first_line)


def read_list(text: str, *, file: str) -> list[tuple[dict[str, Any], dict[str, int]]]:
    """Return the entries of a YAML list of mappings, each with its keys' lines."""
    node = _compose(text, file=file, first_line=1)
    entries = node.value if isinstance(node, SequenceNode) else [node]
    for entry in entries:
        if not isinstance(entry, MappingNode):
            raise _error(file, entry.start_mark.line + 1 if entry else 1, 'each entry must begin with "- key: value".')
    return [_mapping(entry, file=file, first_line=1) for entry in entries]


def check(
    schema: type[Model], values: dict[str, Any], lines: dict[str, int], *, file: str
) -> Model:
    """Return the values as the schema types them; ContentError lists every mistake at its line."""
    try:
        return schema.model_validate(values)
    except ValidationError as error:
        found = [_mistake(item, schema, lines, file=file) for item in error.errors() if item["type"] != "none_required"]
        raise ContentError(sorted(found, key=lambda mistake: mistake.line)) from None


def _compose(text: str, *, file: str, first_line: int) -> Node | None:
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)  # thirty times as fast as a reader in Python
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.line if mark else 0
        faulty = text.splitlines()[min(at, len(text.splitlines()) - 1)].strip()
        raise _error(
            file, first_line + at,
            f'this line must be like "key: value", got "{faulty}"; '
            "where the value holds a colon, put it between double quotes.",
        ) from None


def _mapping(node: MappingNode, *, file: str, first_line: int) -> tuple[dict[str, Any], dict[str, int]]:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        line = first_line + key.start_mark.line
        if key.value in values:
            raise _error(file, line, f'"{key.value}" must stand once, stands also on line {lines[key.value]}; keep one.')
        values[key.value], lines[key.value] = _plain(value), line
    return values, lines


def _plain(node: Node) -> Any:
    """Return text, lists and mappings only: a key without value is absent, never a guess."""
    if isinstance(node, ScalarNode):
        return node.value if node.value or node.style else None
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in node.value}


def _mistake(item: Any, schema: type[BaseModel], lines: dict[str, int], *, file: str) -> Mistake:
    key = str(item["loc"][0])
    line, found = lines.get(key, 1), item["input"]
    if item["type"] == "extra_forbidden":
        return Mistake(file, line, f'"{key}" must be a key we know; {did_you_mean(key, schema.model_fields)}')
    if item["type"] == "missing" or found is None:
        return Mistake(file, line, f'{key} must be given, found nothing; write "{key}: …".')
    must = {
        "literal_error": f"must be {item.get('ctx', {}).get('expected', '')}",
        "value_error": str(item.get("ctx", {}).get("error", "")),
        "string_pattern_mismatch": "must be small letters, digits and hyphens",
        "string_too_short": "must not be empty",
        "list_type": 'must be a list, one "- …" per line',
        "string_type": "must be one text",
    }.get(item["type"], item["msg"])
    return Mistake(file, line, f'{key} {must}, got "{found}"; correct it.')


def _error(file: str, line: int, text: str) -> ContentError:
    return ContentError([Mistake(file, line, text)])
