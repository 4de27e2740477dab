"""The firm's details, the names of topics and the words of the offer are plain text: visitors would
read Markdown or HTML in them as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError, say
from plugins.reading.files import named_files, text_of

NAMES = ("site*.yml", "offer*.yml", "faq/topics*.yml")  # what visitors read besides the pages
MARKUP = re.compile(
    r"\*\*[^*\s][^*]*\*\*|__\w[^_]*__|~~[^~]+~~|`[^`]+`|!?\[[^\]]+\]\([^)]*\)"
    r"|</?[a-z][^<>]*>|&(?:[a-z]+|#\d+);|\{\{[^{}]*\}\}",
    re.IGNORECASE,
)
KEY = re.compile(r"\s*(?:- )?[\w-]+\s*:")
ADDRESS = re.compile(r"<(?:https?:|[^<>\s]+@)")  # which another rule reports


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the marks that visitors would read."""
    wrong = {mistake.file for mistake in sources.mistakes}  # one mistake of a line is enough
    for file, text in texts(sources.content, NAMES):
        if file in wrong:
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            value = "" if line.lstrip().startswith("#") else KEY.sub("", line, count=1)
            if (markup := MARKUP.search(value)) and not ADDRESS.match(markup[0]):
                message = say(
                    'words must be plain here, visitors would read "%(got)s"; write it without'
                    " the signs.",
                    got=markup[0],
                )
                yield Finding(file, number, message)


def texts(content: Path, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file with one of these names that can be read."""
    for path, file in named_files(content, names):
        with suppress(ContentError):  # another rule reports it
            yield file, text_of(path, file=file)
