"""The topics of the imported questions: those of the firm's folder with the same name, and new
ones."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import slugify

from plugins.errors import ContentError
from plugins.reading.files import markdown_files, text_of
from plugins.reading.front_matter import split
from plugins.reading.topics import read_topics, topics_file

GENERAL = "Questions"  # the topic of questions without one, if the folder has no topic either


class Topics:
    """The topics of a folder, with those that an import adds below them."""

    def __init__(self, content: Path, others: tuple[str, ...]) -> None:
        self._content, self._others = content, others
        exists = (content / topics_file(None)).is_file()
        self._titles = (
            {entry.topic: entry.title for entry in read_topics(content)} if exists else {}
        )
        self._new_topics: list[str] = []
        self._orders = Counter[str]()
        for path, file in markdown_files(content):
            self._note(path, file)

    def _note(self, path: str, file: str) -> None:
        try:
            values = split(text_of(path, file=file), file=file).values
        except ContentError:
            return  # the check reports this
        topic, order = str(values.get("topic")), str(values.get("order"))
        if order.isdecimal():
            self._orders[topic] = max(self._orders[topic], int(order))

    def key_of(self, title: str) -> str:
        """Return the key of a topic that is named by its title or its key; the first topic's if it
        is not named."""
        if not title and self._titles:
            return next(iter(self._titles))
        name = title or GENERAL
        folded = name.casefold()
        for key, own in self._titles.items():
            if folded in (key, own.casefold()):
                return key
        key = slugify(name, DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]).replace("_", "-") or "topic"
        if key not in self._titles:
            self._titles[key] = name
            self._new_topics.append(key)
        return key

    def next_order(self, key: str) -> int:
        """Return the order number after the last question of a topic."""
        self._orders[key] += 1
        return self._orders[key]

    def write(self) -> list[str]:
        """Add the new topics below the existing ones in each language; return the files."""
        entries = [{"topic": key, "title": self._titles[key]} for key in self._new_topics]
        if not entries:
            return []
        names = [topics_file(lang) for lang in (None, *self._others)]
        for name in names:
            translated_entries = [{**entry, "slug": entry["topic"]} for entry in entries]
            new_entries = yaml.safe_dump(
                translated_entries if name != topics_file(None) else entries,
                allow_unicode=True,
                sort_keys=False,
            )
            path = self._content / name
            before = path.read_text("utf-8") if path.is_file() else ""
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                f"{before}{'' if not before or before.endswith(chr(10)) else chr(10)}{new_entries}",
                "utf-8",
            )
        return names
