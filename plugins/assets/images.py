"""The images of texts: each becomes a `<picture>` with modern formats and its size, loaded when a
reader comes near it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from plugins.assets.image_versions import CACHE, Picture, picture
from plugins.assets.linked_files import image_file
from plugins.assets.media_types import media_type
from plugins.site import site_of

FOLDER = "images"  # on the site
SIZES = (  # the width of the text's column; on a phone, without its margins
    "(min-width: 42rem) 40rem, calc(100vw - 2rem)"
)
IMAGE = re.compile(r"<img ([^>]*)>")  # as Markdown writes it
SOURCE = re.compile(r'\s?\bsrc="([^"]*)"')
ELEMENT = Markup(
    '<picture>{sources}<img {attributes} src="{src}" srcset="{srcset}" sizes="{sizes}"'
    ' width="{width}" height="{height}" loading="lazy" decoding="async"></picture>'
)
FORMAT = Markup('<source type="{kind}" srcset="{srcset}" sizes="{sizes}">')


def with_versions(html: str, *, source: Path, prefix: str) -> tuple[str, tuple[Picture, ...]]:
    """Return a text with its images as elements with versions, and the images; `source` is the
    text's file, to which their names are relative.

    The check of plugins/checks/files/images.py has found that all versions can be made.
    """
    pictures: list[Picture] = []

    def element(match: re.Match[str]) -> str:
        source_match = SOURCE.search(match[1])
        pictures.append(picture(image_file(source_match[1] if source_match else "", beside=source)))
        return markup(
            pictures[-1], attributes=Markup(SOURCE.sub("", match[1]).strip()), prefix=prefix
        )

    return IMAGE.sub(element, html), tuple(pictures)


def markup(image: Picture, *, attributes: Markup, prefix: str) -> Markup:
    """Return the element; `attributes` are those that staff wrote, with the description."""

    def srcset(ending: str) -> str:
        return ", ".join(
            f"{prefix}/{FOLDER}/{image.file(width, ending)} {width}w" for width in image.widths
        )

    *modern, last = image.endings
    sources = [
        FORMAT.format(
            kind=media_type(image.file(image.width, ending)), srcset=srcset(ending), sizes=SIZES
        )
        for ending in modern
    ]
    src = f"{prefix}/{FOLDER}/{image.file(image.width, last)}"
    size = {"width": image.width, "height": image.height, "sizes": SIZES}
    return ELEMENT.format(
        sources=Markup("").join(sources),
        attributes=attributes,
        src=src,
        srcset=srcset(last),
        **size,
    )


def _note(generators: Sequence[Any]) -> None:
    """Collect the images of the published pages; those of a draft get no address."""
    site = site_of(generators[0].settings)
    names = {
        name for page in site.every_page for picture in page.pictures for name in picture.files()
    }
    site.outputs.update({f"{FOLDER}/{name}": CACHE / name for name in names})


def register() -> None:
    """Register for the end of reading: the reader collects the images, which are then copied beside
    the pages."""
    signals.all_generators_finalized.connect(_note)
