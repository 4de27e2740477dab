"""A text must be a `.md` file and a price book a `.toml` file, or nobody reads it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.content_text import is_passing
from plugins.errors import say
from plugins.schema import KINDS

TEXTS = {".md", ".markdown", ".mdown", ".txt", ".rtf", ".doc", ".docx", ".odt", ".htm", ".html"}
PASSING = {".bak", ".tmp", ".swp"}


def check(sources: Sources) -> Iterator[Finding]:
    """Yield what would be left out without a word."""
    for folder in (*KINDS, PRICES):
        for path in (sources.content / folder).rglob("*"):
            read = path.suffix in {".toml", *PASSING} if folder == PRICES else path.suffix == ".md" or path.suffix.lower() not in TEXTS
            if read or is_passing(path) or not path.is_file():
                continue
            file = f"{sources.content.name}/{path.relative_to(sources.content).as_posix()}"
            if folder == PRICES:
                yield Finding(file, 0, say("a price book must be a file that ends with .toml, this one is left out; rename it, or move it elsewhere."))
            else:
                yield Finding(file, 0, say("a text must be a file that ends with .md, this one is left out; save it so, or move it elsewhere."))
