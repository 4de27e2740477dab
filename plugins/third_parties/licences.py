"""`/licenses.txt`: the software and fonts of others that a visitor's browser gets, with their
licences in full."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.site import site_of
from plugins.third_parties import Part, parts, texts

FILE = "licenses.txt"
WIDTH = 110
RULE = "=" * WIDTH
HEAD = """\
Software and fonts by others on this site

What follows was written by others and remains under their licences. First each part, then the
full text of each licence, once, under the name that the parts give it. The rest of the site's
software is its own (MIT License).
The same for programs: /sbom.cdx.json.
"""


def licences(every: tuple[Part, ...]) -> str:
    """Return the whole text of the file."""
    texts_by_part = {part.name: texts(part) for part in every}
    headings: dict[str, str] = {}  # text without white space → the first heading that has this text
    for heading, text in (
        pair for texts_of_part in texts_by_part.values() for pair in texts_of_part.items()
    ):
        headings.setdefault("".join(text.split()), heading)
    entries = (
        _entry(
            part, [headings["".join(text.split())] for text in texts_by_part[part.name].values()]
        )
        for part in every
    )
    full = {
        heading: text
        for texts_of_part in texts_by_part.values()
        for heading, text in texts_of_part.items()
        if heading in headings.values()
    }
    return "\n".join([HEAD, *entries]) + "".join(
        f"\n{RULE}\n{heading}\n{RULE}\n\n{text.strip()}\n" for heading, text in full.items()
    )


def _entry(part: Part, text_headings: Sequence[str]) -> str:
    """Return the lines about one part, with its copyright as its authors write it."""
    return "\n".join(
        [part.title, *(textwrap.indent(line, "  ") for line in _lines(part, text_headings)), ""]
    )


def _lines(part: Part, text_headings: Sequence[str]) -> Iterator[str]:
    if part.inside:
        yield f"in {part.inside}" + ("" if part.version else ", which does not tell its version")
    yield f"{part.licence}; source code: {part.source}"
    yield from (textwrap.fill(line, WIDTH - 4, break_on_hyphens=False) for line in part.copyright)
    if part.changed:
        yield textwrap.fill(f"Changed: {part.changed}", WIDTH - 4, break_on_hyphens=False)
    yield f"full text: {'; '.join(text_headings)}"


def _write(pelican: Any) -> None:
    text = site_of(pelican.settings).reuse("licences", lambda: licences(parts()))
    (Path(pelican.output_path) / FILE).write_text(text, encoding="utf-8")


def register() -> None:
    """Register the file in the preview, too, because the legal notice links to it."""
    signals.finalized.connect(_write)
