"""YAML front matter: every scalar is read as text, every key with its line, then validated by a
schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from plugins.errors import ContentError, Message, Mistake, say
from plugins.reading.schema_mistakes import mistakes_of
from plugins.reading.unseen import clean_keys
from plugins.reading.yaml_advice import TIGHT, wrong_line
from plugins.reading.yaml_text import composed
from plugins.reading.yaml_values import ENDS, value_mistake

FENCE = "---"
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Document:
    """The parts of a file: its keys as text, the line of each key, and the text below."""

    values: dict[str, Any]
    lines: dict[str, int]
    body: str
    body_line: int
    checked: dict[type[BaseModel], BaseModel] = field(
        init=False, default_factory=dict, compare=False, repr=False
    )


@lru_cache(
    maxsize=16_384
)  # the rules, the reader and the languages ask for the same files, and a preview again and again
def split(text: str, *, file: str) -> Document:
    """Return the parts of a file, split at its two `---` lines; ContentError if these or the YAML
    are wrong."""
    head, body, body_line = split_text(text, file=file)
    values, where = read_mapping(head, file=file, first_line=2)
    return Document(values, where, body, body_line)


def split_text(text: str, *, file: str) -> tuple[str, str, int]:
    """Return the YAML of a file, the text below it, and the first line of the text; ContentError if
    the two `---` lines are missing."""
    lines = text.removeprefix("\ufeff").removesuffix("\n").split("\n")
    if not text.strip():
        message = say(
            "the file must hold its keys and its text, found nothing; write them, or delete the"
            " file."
        )
        raise _error(file, 1, message)
    if lines[0].rstrip() != FENCE:
        message = say(
            'the first line must be "---", got "%(got)s"; put the keys between two lines "---".',
            got=lines[0],
        )
        raise _error(file, 1, message)
    ends = [number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE]
    if not ends:
        message = say('the keys must end with a line "---", found none; add one above the text.')
        raise _error(file, len(lines), message)
    return "\n".join(lines[1 : ends[0]]), "\n".join(lines[ends[0] + 1 :]), ends[0] + 2


def read_mapping(
    text: str, *, file: str, first_line: int = 1
) -> tuple[dict[str, Any], dict[str, int]]:
    """Return the keys with their values as text, and each key's line; ContentError if the YAML is
    wrong."""
    text = clean_keys(text)
    node = composed(text, file=file, first_line=first_line)
    if node is None:
        return {}, {}
    if not isinstance(node, MappingNode):
        raise _wrong_line(text, node.start_mark.line, file=file, first_line=first_line)
    return _mapping(node, text, file=file, first_line=first_line)


def read_list(text: str, *, file: str) -> list[tuple[dict[str, Any], dict[str, int]]]:
    """Return the entries of a YAML list of mappings, each with the lines of its keys."""
    text = clean_keys(text)
    node = composed(text, file=file, first_line=1)
    entries: list[Any] = node.value if isinstance(node, SequenceNode) else [node]
    lines = text.split("\n")
    for entry in entries:
        if not isinstance(entry, MappingNode):
            at = entry.start_mark.line if entry else 0
            if TIGHT.match(lines[at]):
                raise _error(file, at + 1, wrong_line(lines[at]))
            message = say(
                'each entry must begin with "- key: value", got "%(got)s"; write it so.',
                got=lines[at].strip(),
            )
            raise _error(file, at + 1, message)
    return [_mapping(entry, text, file=file, first_line=1) for entry in entries]


def check(
    schema: type[Model], values: dict[str, Any], lines: dict[str, int], *, file: str
) -> Model:
    """Return the values with the types of the schema; ContentError lists every mistake at its line.

    A type may depend on the values of other keys.
    """
    try:
        return schema.model_validate(values, context=values)
    except ValidationError as error:
        mistakes = mistakes_of(error.errors(), schema, lines, file=file)
        raise ContentError(sorted(mistakes, key=lambda mistake: mistake.line)) from None


def checked(schema: type[Model], document: Document, *, file: str) -> Model:
    """Return the keys of a document with the types of the schema, cached; ContentError lists every
    mistake at its line."""
    if schema not in document.checked:
        document.checked[schema] = check(schema, document.values, document.lines, file=file)
    return document.checked[schema]  # type: ignore[return-value]


def _mapping(
    node: MappingNode, text: str, *, file: str, first_line: int
) -> tuple[dict[str, Any], dict[str, int]]:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    lines_of_yaml = text.split("\n")
    for key, value in node.value:
        name, at = key.value, key.start_mark.line
        if (wrong := _nested(key, value)) is not None:
            raise _wrong_line(text, wrong, file=file, first_line=first_line)
        if name in values:
            message = say(
                '"%(key)s" must stand once, stands also on line %(line)s; keep one.',
                key=name,
                line=lines[name],
            )
            raise _error(file, first_line + at, message)
        values[name], lines[name] = _plain(value), first_line + at
        rest = lines_of_yaml[key.end_mark.line][key.end_mark.column :].partition(":")[2].strip()
        if rest == value.value and rest[-1:] not in ENDS:
            continue  # nearly every value
        is_block = not getattr(node, "flow_style", False)
        if mistake := value_mistake(name, value, rest if is_block else ""):
            raise _error(file, first_line + at, mistake)
    return values, lines


def _nested(key: Node, value: Node) -> int | None:
    """Return the line of a key that is no text, or of lines "key: value" within a value, which none
    of these files has; None for an ordinary key and value."""
    if not isinstance(key, ScalarNode):
        return int(key.start_mark.line)
    parts = value.value if isinstance(value, SequenceNode) else (value,)
    is_nested = any(isinstance(part, MappingNode) for part in parts)
    return int(value.start_mark.line) if is_nested else None


def _plain(node: Node) -> Any:
    """Return text, lists and mappings only; a key without a value is None."""
    if isinstance(node, ScalarNode):
        return node.value if node.value or node.style else None
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in node.value}


def _wrong_line(text: str, at: int, *, file: str, first_line: int) -> ContentError:
    lines = text.split("\n")
    return _error(file, first_line + at, wrong_line(lines[at], lines))


def _error(file: str, line: int, message: Message) -> ContentError:
    return ContentError([Mistake(file, line, message)])
