"""A file's name is its address: well formed, and used once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.reading.schema import KINDS, SLUG


def check(sources: Sources) -> Iterator[Finding]:
    """Yield names that make no address, or the address of another file, and files no page is made
    of."""
    first: dict[tuple[str, str], str] = {}
    for entry in sources.entries:
        if not re.match(SLUG, entry.slug) or entry.lang not in ("", *sources.languages):
            name = entry.below.rpartition("/")[2]
            text = say(
                'the file name must be small letters, digits and hyphens, got "%(name)s";'
                " rename it.",
                name=name,
            )
            yield Finding(entry.file, 1, text)
        holder = first.setdefault((entry.slug, entry.lang), entry.file)
        if holder != entry.file:
            text = say(
                'the name "%(name)s" must be used once, %(file)s has it too; rename one of them.',
                name=entry.slug,
                file=holder,
            )
            yield Finding(entry.file, 1, text)
    for slug, times in Counter(topic.topic for topic in sources.topics.get("", ())).items():
        if times > 1:
            text = say(
                'the topic "%(topic)s" must stand once, stands %(times)s times; keep one.',
                topic=slug,
                times=times,
            )
            yield Finding(f"{sources.content.name}/faq/topics.yml", 1, text)
    for path in sorted(sources.content.glob("*.md")):
        text = say(
            "a page must stand in one of the folders %(folders)s; move the file there.",
            folders=", ".join(KINDS),
        )
        yield Finding(f"{sources.content.name}/{path.name}", 1, text)
