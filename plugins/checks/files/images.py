"""An image must have a description, for those who do not see it, and a usable file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from plugins.assets.image_versions import PictureError, picture
from plugins.assets.linked_files import image_file
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.links.link_schemes import SCHEME
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.things import Image

SIZE = re.compile(r"[ ]+=\d*x\d*$|\|\d+(?:x\d+)?$")  # as other programs take one


def check(sources: Sources) -> Iterator[Finding]:
    """Yield images in another syntax, without a description, or with an unusable file."""
    for entry in sources.entries:
        for image in entry.text.images:
            if message := _sized(image) or _mistake(entry, image, sources):
                yield Finding(entry.file, image.line, message)


def _sized(image: Image) -> Message | None:
    slip = SIZE.search(unquote(image.source or "")) or SIZE.search(image.description)
    size = slip[0].strip() if slip else image.size
    if not size:
        return None
    return say('an image is shown as wide as it fits, got "%(size)s"; take it out.', size=size)


def _mistake(entry: Entry, image: Image, sources: Sources) -> Message | None:
    """Return the mistake in an image, None if there is none."""
    target = image.source
    if target is None:
        return say(
            "an image must be written like ![what it shows](photo.jpg), got %(image)s; write it"
            " so.",
            image=image.written,
        )
    if not image.description:
        return say(
            "an image must have a description, got %(image)s; write it between the square"
            " brackets.",
            image=image.written,
        )
    path = normpath(join(dirname(entry.below), unquote(target)))
    if SCHEME.match(target) or target.startswith(("/", "{")) or path.startswith(".."):
        return say(
            "an image must be named from where this text stands, like photo.jpg or"
            ' ../images/photo.jpg, got "%(file)s"; '
            "put the file into content/ and write it so.",
            file=unquote(target),
        )
    return _unusable(target, path, sources.content / entry.below)


def _unusable(target: str, path: str, text_path: Path) -> Message | None:
    """Return the reason why an image cannot be shown, None if it can."""
    try:
        picture(image_file(target, beside=text_path))
    except PictureError as error:
        return say("%(file)s: %(mistake)s", file=path, mistake=error.message)
    return None
