"""The theme must have words for whatever a price book names, on its first day as on its last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import did_you_mean, say

SIZES = ("micro", "small", "medium", "large")  # those of theme/templates/parts/company.html


def check(sources: Sources) -> Iterator[Finding]:
    """Yield sizes without words, of every book that is in force or will be."""
    for book in sources.books:
        if book.last_day and book.last_day < sources.on:
            continue
        file = sources.content / PRICES / f"{book.id}.toml"
        for size in book.sizes:
            if size.code not in SIZES:
                said = say(
                    'a size must be one that the site has words for, got "%(size)s"; %(advice)s',
                    size=size.code,
                    advice=did_you_mean(size.code, SIZES),
                )
                line = _line(file.read_text(encoding="utf-8-sig"), size.code)
                yield Finding(f"{sources.content.name}/{PRICES}/{file.name}", line, said)


def _line(text: str, key: str) -> int:
    """Return the first line that gives a key its value."""
    found = re.search(rf"(?m)^\s*\"?{re.escape(key)}\"?\s*=", text)
    return text.count("\n", 0, found.start()) + 1 if found else 1
