"""An image must be described, for those who do not see it, and be a file that can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from plugins.assets.image_versions import PictureError, picture
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.links import ELSEWHERE
from plugins.checks.markdown import images
from plugins.checks.sources import Sources
from plugins.errors import Said, say


def check(sources: Sources) -> Iterator[Finding]:
    """Yield images that are written otherwise, without a description, or of which no picture can be
    made."""
    for entry in sources.entries:
        for line, description, target, written in images(entry):
            if said := _mistake(entry, description, target, written, sources):
                yield Finding(entry.file, line, said)


def _mistake(
    entry: Entry, description: str, target: str | None, written: str, sources: Sources
) -> Said | None:
    """Return what is wrong with an image, if anything is."""
    if target is None:
        return say(
            "an image must be written like ![what it shows](photo.jpg), got %(image)s; write"
            " it so.",
            image=written,
        )
    if not description:
        return say(
            "an image must have a description, got %(image)s; write it between the square"
            " brackets.",
            image=written,
        )
    path = normpath(join(dirname(entry.below), unquote(target)))
    if ELSEWHERE.match(target) or target.startswith(("/", "{")) or path.startswith(".."):
        return say(
            "an image must be named from where this text stands, like photo.jpg or"
            ' ../images/photo.jpg, got "%(file)s"; put the file into content/ and write it so.',
            file=target,
        )
    try:
        picture(sources.content / path)
    except PictureError as error:
        return say("%(file)s: %(mistake)s", file=path, mistake=error.said)
    return None
