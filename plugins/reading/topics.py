"""Questions by topic, and the questions that a page refers to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from plugins.errors import ContentError, Mistake, say, unknown
from plugins.reading.files import text_of
from plugins.reading.front_matter import check, read_list
from plugins.reading.schema import Slug, Text

FOLDER = "faq"
# questions of the same topic named beside an answer: more would make every page grow with all
BESIDE = 5


class TopicEntry(BaseModel):
    """One entry of `topics.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: Slug = Field(
        title="Code",
        description=(
            "Small letters, digits and hyphens; the questions name their topic by it, so leave it"
            " once it is used."
        ),
    )
    title: Text = Field(title="Name", description="As visitors read it.")
    slug: Slug | None = Field(
        None,
        title="Address",
        description=(
            "In a translation: what its web address says, in small letters, digits and hyphens."
        ),
    )


@dataclass(frozen=True)
class Topic:
    """A topic with its questions in display order."""

    key: str
    title: str
    questions: tuple[Any, ...]
    slug: str


def topics_file(lang: str | None) -> str:
    """Return the path of the topics inside the content, in a language or the original for None."""
    return f"{FOLDER}/topics.{lang}.yml" if lang else f"{FOLDER}/topics.yml"


def read_topics(content: Path, *, lang: str | None = None) -> tuple[TopicEntry, ...]:
    """Return the topics in display order; ContentError if an entry is wrong or the file is
    missing."""
    name = topics_file(lang)
    file = f"{content.name}/{name}"
    if not (content / name).is_file():
        original = say("the topics must be in this file, found no such file; bring it back.")
        translated = say(
            "the topics must have their names in this language, found no such file; translate"
            " %(file)s.",
            file=topics_file(None),
        )
        raise ContentError([Mistake(file, 0, translated if lang else original)])
    entries = read_list(text_of(content / name, file=file), file=file)
    return tuple(
        check(TopicEntry, values, lines_of_entry(lines, TopicEntry), file=file)
        for values, lines in entries
    )


def lines_of_entry(lines: dict[str, int], schema: type[BaseModel]) -> dict[str, int]:
    """Return the line of each key of an entry; that of a missing one is the first."""
    first = min(lines.values(), default=1)
    return {**dict.fromkeys(schema.model_fields, first), **lines}


def group(entries: tuple[TopicEntry, ...], questions: list[Any]) -> tuple[Topic, ...]:
    """Return the topics with their questions; ContentError if a question has an unknown topic."""
    topics = [entry.topic for entry in entries]
    wrong = [
        _unknown(question, "topic", question.topic, topics)
        for question in questions
        if question.topic not in topics
    ]
    if wrong:
        raise ContentError(wrong)
    by_topic: dict[str, list[Any]] = {entry.topic: [] for entry in entries}
    for question in sorted(questions, key=lambda question: (question.order, question.key)):
        by_topic[question.topic].append(question)
    for together in by_topic.values():
        _beside(together)
    return tuple(
        Topic(entry.topic, entry.title, tuple(by_topic[entry.topic]), entry.slug or entry.topic)
        for entry in entries
    )


def _beside(questions: list[Any]) -> None:
    """Give each question the next ones of its topic, beginning again at the first."""
    for place, question in enumerate(questions):
        question.beside = tuple([*questions[place + 1 :], *questions[:place]][:BESIDE])


def resolve(pages: list[Any], questions: list[Any]) -> None:
    """Replace each page's question keys by the questions of its language.

    Missing questions are left out; the rules report them unless they have ended.
    """
    by_key = {question.key: question for question in questions}
    for page in pages:
        page.rests_on = tuple(by_key[key] for key in page.questions if key in by_key)


def _unknown(page: Any, field: str, named: str, names: Any) -> Mistake:
    file = f"{Path(page.settings['PATH']).name}/{page.relative_source_path}"
    return Mistake(file, page.lines[field], unknown(field, named, names))
