"""Writes the imported questions as files of the firm's folder; no existing file is overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from plugins.importing.document import Question
from plugins.importing.links import file_and_anchor, resolve_links
from plugins.importing.notes import add_notes
from plugins.importing.to_markdown import markdown_of
from plugins.importing.topics import Topics

LONGEST_NAME = 60


@dataclass
class ImportedFiles:
    """The files of an import, by path in the firm's folder: those written, and those that existed
    already."""

    written: list[str] = field(default_factory=list)
    existing: list[str] = field(default_factory=list)
    drafts: int = 0


def set_names(questions: Sequence[Question]) -> None:
    """Name the file of each question after its title; a translation has the name of its
    original."""
    names: set[str] = set()
    for question in questions:
        keys = question.document.keys
        file_slug = keys.slug if keys.title == question.title else ""
        name = short(file_slug or question.title) or "question"
        number = 1
        while (own_name := name if number == 1 else f"{name}-{number}") in names:
            number += 1
        question.slug = own_name
        names.add(own_name)


def short(title: str) -> str:
    """Return the words of a title as the name of a file."""
    words = slugify(title, DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]).replace("_", "-")
    if len(words) > LONGEST_NAME:
        words = words[:LONGEST_NAME].rpartition("-")[0] or words[:LONGEST_NAME]
    return str(words.strip("-"))


def write_questions(
    questions: Sequence[Question], content: Path, *, on: date, topic: str, others: tuple[str, ...]
) -> ImportedFiles:
    """Write every question, with its pictures and files; ContentError if the folder's own topics
    cannot be read."""
    imported, files = ImportedFiles(), dict[str, bytes]()
    topics = Topics(content, others)
    originals = [question for question in questions if not question.document.lang]
    translations, names = _translations(questions), dict(_link_targets(originals))
    for question in questions:
        add_notes(question)
    for question in originals:
        twins = translations.get(question.slug, {})
        head = _head(question, topics, on=on, topic=topic)
        if {*others} - {*twins}:
            head["status"] = "draft"  # a draft may wait for its translation
        imported.drafts += "status" in head
        for lang, one in {"": question, **twins}.items():
            resolve_links(one, names, files)
            front = {**head, "title": one.title, **({"slug": short(one.title)} if lang else {})}
            place = f"faq/{question.slug}{lang and f'.{lang}'}.md"
            _write(content, place, _text(front, one), imported)
    for place, picture in files.items():
        _write(content, place, picture, imported)
    imported.written += topics.write()
    return imported


def _link_targets(originals: Sequence[Question]) -> Iterator[tuple[str, str]]:
    """Yield each way in which links may name a question: its file, and its anchors in it."""
    for question in originals:
        path = question.document.path
        yield file_and_anchor(path), question.slug
        yield from ((file_and_anchor(path, anchor), question.slug) for anchor in question.anchors)


def _translations(questions: Sequence[Question]) -> dict[str, dict[str, Question]]:
    """Return the translations of each question by its name: those at the same place in the file of
    the same name in another language."""
    translations: dict[str, dict[str, Question]] = {}
    places: dict[Path, list[Question]] = {}
    for question in questions:
        places.setdefault(question.document.path, []).append(question)
    for path, translated_questions in places.items():
        lang = translated_questions[0].document.lang
        original = path.with_name(path.name.replace(f".{lang}.", ".")) if lang else path
        for one, other in zip(places.get(original, ()), translated_questions, strict=False):
            if lang:
                translations.setdefault(one.slug, {})[lang] = other
    return translations


def _head(question: Question, topics: Topics, *, on: date, topic: str) -> dict[str, Any]:
    """Return the front matter of a question's file."""
    keys = question.document.keys
    alone = keys.title == question.title  # the only question of its file
    key = topics.key_of(topic or question.topic or keys.topic)
    head: dict[str, Any] = {
        "title": question.title,
        "topic": key,
        "order": topics.next_order(key),
        "reviewed": min(keys.reviewed or on, on),
    }
    if alone and keys.summary:
        head["summary"] = keys.summary
    if alone and keys.keywords:
        once = {word.strip().casefold(): word.strip() for word in keys.keywords.split(",")}
        head["keywords"] = ", ".join(word for word in once.values() if word)
    if keys.draft:
        head["status"] = "draft"
    return head


def _text(head: Mapping[str, Any], question: Question) -> bytes:
    keys = yaml.safe_dump(dict(head), allow_unicode=True, sort_keys=False, width=100_000)
    return f"---\n{keys}---\n\n{markdown_of(question)}\n".encode()


def _write(content: Path, place: str, text: bytes, imported: ImportedFiles) -> None:
    """Write a file unless it exists."""
    path = content / place
    if path.exists():
        imported.existing.append(place)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    imported.written.append(place)
