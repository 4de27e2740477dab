"""A topic or a question that is named must exist."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say, unknown


def check(sources: Sources) -> Iterator[Finding]:
    """Yield topics and questions that nobody has written, or that a publish leaves out."""
    topics = {topic.topic for topic in sources.topics.get("", ())}
    asked = [entry for entry in sources.entries if entry.kind == "faq"]
    questions = {
        entry.slug: entry for entry in sorted(asked, key=lambda entry: entry.lang, reverse=True)
    }  # the original last: it counts
    for entry in sources.entries:
        topic = getattr(entry.front, "topic", None)
        if topic and topics and topic not in topics:
            yield Finding(entry.file, entry.line("topic"), unknown("topic", topic, topics))
        for slug in getattr(entry.front, "questions", None) or ():
            if slug not in questions:
                yield Finding(
                    entry.file, entry.line("questions"), unknown("questions", slug, questions)
                )
            elif (
                entry.published(sources.on)
                and questions[slug].front
                and not questions[slug].published(sources.on)
            ):
                text = say(
                    'questions must be published, "%(question)s" is a draft or outside its days;'
                    " take it out of the list.",
                    question=slug,
                )
                severity = sources.leaning_on(questions[slug])
                yield Finding(entry.file, entry.line("questions"), text, severity)
