"""Questions by topic, and the questions that a page rests on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pydantic import BaseModel, ConfigDict

from plugins.errors import ContentError, Mistake, did_you_mean
from plugins.front_matter import check, read_list
from plugins.schema import Slug, Text

FILE = "faq/topics.yml"


class TopicEntry(BaseModel):
    """One entry of `topics.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    topic: Slug
    title: Text


@dataclass(frozen=True)
class Topic:
    """A topic with its questions in display order."""

    slug: str
    title: str
    questions: tuple[Any, ...]


def read_topics(content: Path) -> tuple[TopicEntry, ...]:
    """Return the topics in display order; ContentError where an entry is wrong."""
    file = f"{content.name}/{FILE}"
    entries = read_list((content / FILE).read_text(encoding="utf-8"), file=file)
    return tuple(check(TopicEntry, values, lines, file=file) for values, lines in entries)


def group(entries: tuple[TopicEntry, ...], questions: list[Any]) -> tuple[Topic, ...]:
    """Return the topics, each with its questions; ContentError where a question's topic is unknown."""
    known = [entry.topic for entry in entries]
    wrong = [_unknown(question, "topic", question.topic, known) for question in questions if question.topic not in known]
    if wrong:
        raise ContentError(wrong)
    ordered = sorted(questions, key=lambda question: (question.order, question.slug))
    return tuple(
        Topic(entry.topic, entry.title, tuple(q for q in ordered if q.topic == entry.topic)) for entry in entries
    )


def resolve(pages: list[Any], questions: list[Any]) -> None:
    """Turn each page's question slugs into questions; ContentError names the slug and its page."""
    by_slug = {question.slug: question for question in questions}
    wrong = [
        _unknown(page, "questions", slug, by_slug)
        for page in pages
        for slug in page.questions
        if slug not in by_slug
    ]
    if wrong:
        raise ContentError(wrong)
    for page in pages:
        page.rests_on = tuple(by_slug[slug] for slug in page.questions)


def _unknown(page: Any, key: str, slug: str, known: Any) -> Mistake:
    file = f"{Path(page.settings['PATH']).name}/{page.relative_source_path}"
    return Mistake(file, page.lines[key], f'{key} must name what exists, got "{slug}"; {did_you_mean(slug, known)}')


def _arrange(generators: list[Any]) -> None:
    by_name = {type(generator).__name__: generator for generator in generators}
    by_name["ArticlesGenerator"].drafts = []  # Pelican would write them, at an address one can guess
    questions, pages = by_name["ArticlesGenerator"].articles, by_name["PagesGenerator"].pages
    context = by_name["PagesGenerator"].context
    services = sorted((page for page in pages if page.kind == "services"), key=lambda page: (page.order, page.slug))
    context["topics"] = group(read_topics(Path(context["PATH"])), questions)
    context["services"] = tuple(services)
    context["by_slug"] = {page.slug: page for page in [*pages, *questions]}
    resolve(pages, questions)


def register() -> None:
    """Wait until every file has been read: a page may rest on any question."""
    signals.all_generators_finalized.connect(_arrange)
