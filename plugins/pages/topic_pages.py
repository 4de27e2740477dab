"""A page for each topic, if there are too many questions for one page: it lists the topic's
questions, each of which has its own page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pelican.plugins import signals

from plugins.pages.markdown_reader import address, description
from plugins.reading.topics import FOLDER, Topic, topics_file
from plugins.site import site_of

TEMPLATE = "topic"
FIRST = 5  # questions of each topic that the page of all topics lists


@dataclass
class TopicPage:
    """The page of a topic, with the attributes that templates, the sitemap and checks use of any
    other page."""

    topic: Topic
    lang: str
    url: str
    relative_source_path: str
    settings: Mapping[str, Any]
    kind: str = FOLDER
    lines: Mapping[str, int] = field(default_factory=dict)
    versions: dict[str, Any] = field(default_factory=dict)
    short_title: str = ""

    @property
    def key(self) -> str:
        """Return the key that it shares with its translations, and with no question or page."""
        return f"{FOLDER}/{self.topic.key}"

    @property
    def slug(self) -> str:
        """Return the last part of its address."""
        return self.topic.slug

    @property
    def title(self) -> str:
        """Return the topic's own title."""
        return self.topic.title

    @property
    def first(self) -> tuple[Any, ...]:
        """Return the questions that the page of all topics lists."""
        return self.topic.questions[:FIRST]

    @property
    def description(self) -> str:
        """Return its first questions, as many as search engines show."""
        return description(" ".join(question.title for question in self.first))

    @property
    def modified(self) -> date:
        """Return the last day on which one of its answers changed."""
        days: list[date] = [question.modified for question in self.topic.questions]
        return max(days)


def topic_pages(
    topics: tuple[Topic, ...], settings: Mapping[str, Any], *, lang: str, root: str
) -> dict[str, TopicPage]:
    """Return topic → page, empty as long as one page can hold all answers; a topic without a
    question has none."""
    if sum(len(topic.questions) for topic in topics) <= settings["WHOLE_FAQ"]:
        return {}
    file = topics_file(lang if root else None)
    return {
        topic.key: TopicPage(
            topic, lang, address(FOLDER, topic.key, topic.slug, root=root), file, settings
        )
        for topic in topics
        if topic.questions
    }


def _write(generator: Any, writer: Any) -> None:
    context = generator.context
    for words in site_of(generator.settings).words.values():
        for page in words["topic_pages"].values():
            writer.write_file(
                f"{page.url}index.html",
                generator.get_template(TEMPLATE),
                context,
                url=page.url,
                page=page,
            )


def register() -> None:
    """Register beside the questions' pages; plugins/pages/language_versions.py has made the
    pages."""
    signals.article_writer_finalized.connect(_write)
