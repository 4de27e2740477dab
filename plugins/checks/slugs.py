"""A file's name is its address: well formed, and used once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.schema import KINDS, SLUG


def check(sources: Sources) -> Iterator[Finding]:
    """Yield names that make no address, or the address of another file, and files no page is made of."""
    first: dict[tuple[str, str], str] = {}
    for entry in sources.entries:
        if not re.match(SLUG, entry.slug) or entry.lang not in ("", *sources.languages):
            name = entry.below.rpartition("/")[2]
            text = f'the file name must be small letters, digits and hyphens, got "{name}"; rename it.'
            yield Finding(entry.file, 1, text)
        holder = first.setdefault((entry.slug, entry.lang), entry.file)
        if holder != entry.file:
            text = f'the name "{entry.slug}" must be used once, {holder} has it too; rename one of them.'
            yield Finding(entry.file, 1, text)
    for slug, times in Counter(topic.topic for topic in sources.topics.get("", ())).items():
        if times > 1:
            text = f'the topic "{slug}" must stand once, stands {times} times; keep one.'
            yield Finding(f"{sources.content.name}/faq/topics.yml", 1, text)
    for path in sorted(sources.content.glob("*.md")):
        text = f"a page must stand in one of the folders {', '.join(KINDS)}; move the file there."
        yield Finding(f"{sources.content.name}/{path.name}", 1, text)
