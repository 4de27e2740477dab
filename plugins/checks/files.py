"""A text must be a `.md` file and a price book a `.toml` file, or nobody reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import say
from plugins.reading.files import MARKDOWN, files_below, is_passing, told
from plugins.reading.schema import KINDS

TEXTS = {".md", ".markdown", ".mdown", ".txt", ".rtf", ".doc", ".docx", ".odt", ".htm", ".html"}
PASSING = {".bak", ".tmp", ".swp"}


def check(sources: Sources) -> Iterator[Finding]:
    """Yield what would be left out without a word."""
    for folder in (*KINDS, PRICES):
        for path in files_below(sources.content / folder):
            ending = Path(path).suffix
            read = (
                ending in {".toml", *PASSING}
                if folder == PRICES
                else ending == MARKDOWN or ending.lower() not in TEXTS
            )
            if read or is_passing(path):
                continue
            file = told(path, sources.content)
            if folder == PRICES:
                yield Finding(
                    file,
                    0,
                    say(
                        "a price book must be a file that ends with .toml, this one is left out;"
                        " rename it, or move it elsewhere."
                    ),
                )
            else:
                yield Finding(
                    file,
                    0,
                    say(
                        "a text must be a file that ends with .md, this one is left out; save it"
                        " so, or move it elsewhere."
                    ),
                )
