"""The topics and questions that a page names must exist."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say, unknown


def check(sources: Sources) -> Iterator[Finding]:
    """Yield topics and questions that do not exist, or that a publish leaves out."""
    topics = {topic.topic for topic in sources.topics.get("", ())}
    faq_entries = [entry for entry in sources.entries if entry.kind == "faq"]
    faq_entries.sort(key=lambda entry: entry.lang, reverse=True)  # the original comes last and wins
    questions = {entry.slug: entry for entry in faq_entries}
    for entry in sources.entries:
        front = vars(entry.front) if entry.front else {}
        topic = front.get("topic")
        if topic and topics and topic not in topics:
            yield Finding(entry.file, entry.line("topic"), unknown("topic", topic, topics))
        for slug in front.get("questions") or ():
            if slug not in questions:
                message = unknown("questions", slug, questions)
                yield Finding(entry.file, entry.line("questions"), message)
            else:
                yield from _unpublished(entry, questions[slug], sources)


def _unpublished(entry: Entry, question: Entry, sources: Sources) -> Iterator[Finding]:
    """Yield an error for a page that refers to a question which a publish leaves out."""
    on = sources.on
    if entry.published(on) and question.front and not question.published(on):
        message = say(
            'questions must be published, "%(question)s" is a draft or outside its days;'
            " take it out of the list.",
            question=question.slug,
        )
        yield Finding(entry.file, entry.line("questions"), message, sources.leaning_on(question))
