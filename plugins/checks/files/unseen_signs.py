"""Invisible signs should be removed: the site ignores them, other programs do not. The same holds
for letters of another script that look alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError, say
from plugins.reading.files import named_files, text_of, unseen_in
from plugins.reading.unseen import Unseen, look_alikes

KIND = "should"
OTHERS = ("*.yml", "faq/*.yml", "prices/*.toml")  # what staff edit besides the texts


def check(sources: Sources) -> Iterator[Finding]:
    """Warn once a file of signs without width, and of signs that Python takes for a line end."""
    for entry in sources.entries:
        yield from _findings(entry.file, entry.look_alikes, entry.unseen)
    for path, file in named_files(sources.content, OTHERS):
        with suppress(ContentError):  # not UTF-8, another rule reports it
            words = look_alikes(text_of(path, file=file))
            yield from _findings(file, words, unseen_in(path, file=file))


def _findings(
    file: str, words: Iterable[tuple[int, str, str]], unseen: Unseen | None
) -> Iterator[Finding]:
    for line, word, letter in words:
        message = say(
            'a letter that only looks Latin stands in "%(word)s" (%(name)s), so that search'
            " does not find it; type the word anew.",
            word=word,
            name=f"U+{ord(letter):04X}",
        )
        yield Finding(file, line, message, "warning")
    if unseen:
        message = say(
            'an unseen sign stands after "%(before)s" (%(name)s, %(count)s in this file);'
            " the site reads "
            "the text without, but type the word anew.",
            before=unseen.before,
            name=unseen.name,
            count=unseen.count,
        )
        yield Finding(file, unseen.line, message, "warning")
