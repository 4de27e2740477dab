"""One image of the content, in the formats and widths that browsers choose from, without the
metadata of its file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from plugins.cache import write
from plugins.errors import Message, Mistake, SiteError, say
from plugins.project import ROOT

CACHE = ROOT / ".build" / "images"
DIGITS = 16
WIDTHS = (480, 800, 1280)  # pixels: a phone, a column of text, and that column on a fine screen
APART = 1.2  # the factor by which two widths differ at least
READ = ("JPEG", "PNG", "WEBP", "AVIF")
MOST_BYTES, MOST_PIXELS = 20_000_000, 50_000_000
# Pillow would warn of images that this module refuses with a message for staff
Image.MAX_IMAGE_PIXELS = None
PLENTY, MILLION = 2 * WIDTHS[-1], 1_000_000

WAYS: dict[str, dict[str, Any]] = {
    ".avif": {"quality": 60, "speed": 6, "max_threads": 1},
    ".webp": {"quality": 78, "method": 6},
    ".jpg": {"quality": 80, "optimize": True, "progressive": True},
    ".png": {"optimize": True},
}


class PictureError(SiteError):
    """An image cannot be shown; `message` tells staff why, and what to do."""

    def __init__(self, message: Message) -> None:
        self.message, self.mistakes = message, (Mistake("content", 0, message),)
        super().__init__(str(message))


@dataclass(frozen=True)
class Picture:
    """An image as the site has it; `width` and `height` are those of the largest version."""

    name: str
    width: int
    height: int
    widths: tuple[int, ...]
    # the format with the smallest files first; the one that every browser reads last
    endings: tuple[str, ...]

    def files(self) -> Iterator[str]:
        """Yield the names of all versions."""
        yield from (self.file(width, ending) for ending in self.endings for width in self.widths)

    def file(self, width: int, ending: str) -> str:
        """Return the name of one version."""
        return f"{self.name}-{width}{ending}"


def picture(file: Path, *, cache: Path = CACHE) -> Picture:
    """Return the image with all versions in the cache, made once for each content; PictureError if
    that is impossible."""
    try:
        state = file.stat()
    except OSError:
        raise PictureError(
            say(
                "an image must be a file in content/, found none of that name; put it there, or"
                " correct the name."
            )
        ) from None
    if state.st_size > MOST_BYTES:
        raise PictureError(
            say(
                "an image must have at most %(most)s MB, has %(count)s; save it smaller, %(width)s"
                " pixels wide are plenty.",
                most=MOST_BYTES // MILLION,
                count=state.st_size // MILLION,
                width=PLENTY,
            )
        )
    return _picture(file, state.st_mtime_ns, state.st_size, cache)


@lru_cache(maxsize=1024)  # so that a save reads only new images
def _picture(file: Path, _changed: int, _size: int, cache: Path) -> Picture:
    content = file.read_bytes()
    recipe = repr((WIDTHS, APART, WAYS, PIL.__version__)).encode()
    name = sha256(content + recipe).hexdigest()[:DIGITS]
    note = cache / f"{name}.json"  # written last, so that all versions exist if this file does
    if not note.is_file():
        write(note, json.dumps(asdict(_make(content, name, cache))).encode())
    fields = json.loads(note.read_bytes())
    return Picture(
        **{
            **fields,
            "widths": tuple(fields["widths"]),
            "endings": tuple(fields["endings"]),
        }
    )


def _make(content: bytes, name: str, cache: Path) -> Picture:
    image, natural = _read(content)
    widths = (*(width for width in WIDTHS if width * APART <= image.width), image.width)
    endings = (".avif", ".webp", ".jpg" if natural == "JPEG" else ".png")
    made_picture = Picture(name, image.width, image.height, widths, endings)
    for width in made_picture.widths:
        height = max(1, round(image.height * width / image.width))
        sized = image.resize((width, height), Image.Resampling.LANCZOS)
        for ending in endings:
            content_of_version = BytesIO()
            sized.save(content_of_version, Image.registered_extensions()[ending], **WAYS[ending])
            write(cache / made_picture.file(width, ending), content_of_version.getvalue())
    return made_picture


def _read(content: bytes) -> tuple[Image.Image, str]:
    """Return the image upright, in sRGB, no wider than needed and without metadata, and the format
    of its file."""
    try:
        with Image.open(BytesIO(content), formats=READ) as opened_image:
            _refuse(opened_image)
            image, natural = ImageOps.exif_transpose(opened_image), str(opened_image.format)
            image.thumbnail((WIDTHS[-1], image.height), Image.Resampling.LANCZOS)
            image = _in_srgb(image)
    except UnidentifiedImageError:
        raise PictureError(
            say(
                "an image must be a JPEG, PNG, WebP or AVIF file, got another one; save it as JPEG"
                " or PNG."
            )
        ) from None
    except (OSError, SyntaxError, ValueError, ImageCms.PyCMSError) as error:
        message = say(
            "an image must be whole, reading it ends with: %(error)s; save it again from the"
            " program it was made with.",
            error=str(error),
        )
        raise PictureError(message) from None
    image.info = {}  # Pillow would write comments and profiles from here into each version
    return image, natural


def _refuse(opened: Image.Image) -> None:
    pixels = opened.width * opened.height
    if pixels > MOST_PIXELS:
        raise PictureError(
            say(
                "an image must have at most %(most)s million pixels, has %(count)s; save it"
                " smaller, %(width)s pixels wide are plenty.",
                most=MOST_PIXELS // MILLION,
                count=pixels // MILLION,
                width=PLENTY,
            )
        )
    if getattr(opened, "is_animated", False):
        raise PictureError(
            say("an image must not move, this one does; save one of its pictures as PNG.")
        )


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the image in sRGB, whatever colour space its file has."""
    profile, has_alpha = image.info.get("icc_profile"), image.has_transparency_data
    if image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGBA" if has_alpha else "RGB")
    if profile and not has_alpha:
        screen = ImageCms.createProfile("sRGB")
        srgb_image = ImageCms.profileToProfile(image, BytesIO(profile), screen, outputMode="RGB")
        assert srgb_image, "a new image, since it is not made in place"
        image = srgb_image
    return image.convert("RGBA" if has_alpha else "RGB")
