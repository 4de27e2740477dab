"""The firm's mark for other programs: for tabs that show no SVG, for the screen of a telephone, and
the manifest that names both."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from PIL import Image, ImageDraw

from plugins.assets.card_drawing import ACCENT, ARCS, CAPITALS, TITLE, Look
from plugins.assets.identity import identity_of
from plugins.assets.social_cards import look_of
from plugins.assets.typeface import FINE, typeface
from plugins.cache import write
from plugins.project import ROOT
from plugins.site import Site, site_of

CACHE = ROOT / ".build" / "icons"
FAVICON, TOUCH, MANIFEST = "favicon.ico", "apple-touch-icon.png", "site.webmanifest"
LARGE = {"icon-192.png": 192, "icon-512.png": 512}
TAB, TOUCHED = (16, 32, 48), 180  # pixels
# as parts of the side; a launcher may cut off what is outside a circle of radius 0.4
RADIUS, STROKE = 0.3, 0.12
LETTER = 0.7  # its size as a part of the side
DIGITS = 16


def icon(side: int, look: Look, name: str) -> Image.Image:
    """Return the theme's mark on the ground of a social card; if a firm has its own mark, which is
    an SVG and cannot be drawn here, the first letter of the firm's name."""
    large = Image.new("RGB", (side * FINE, side * FINE), look.colours[0])
    draw, edge = ImageDraw.Draw(large), side * FINE
    if not look.has_mark:
        return _lettered(side, look, name[:1].upper())
    near, far = edge * (0.5 - RADIUS - STROKE / 2), edge * (0.5 + RADIUS + STROKE / 2)
    for place, (first, last) in enumerate(ARCS):
        ink = look.colours[1 + (TITLE if place else ACCENT)]
        box = (near, near, far, far)
        draw.arc(box, first, last, fill=ink, width=round(edge * STROKE))
    return large.reduce(FINE)


def _lettered(side: int, look: Look, letter: str) -> Image.Image:
    """Return a letter in the middle of the ground."""
    face, size = typeface(look.font), round(side * LETTER)
    mask = Image.new("L", (side, side))
    left = round((side - face.width(letter) * size) / 2)
    face.draw(letter, size, mask, left, round((side + CAPITALS * size) / 2))
    picture = Image.new("RGB", (side, side), look.colours[0])
    picture.paste(look.colours[1 + TITLE], (0, 0, side, side), mask)
    return picture


def icons(look: Look, name: str) -> dict[str, bytes]:
    """Return each picture by its name."""
    sides = {TOUCH: TOUCHED, **LARGE}
    return {
        FAVICON: _encode([icon(side, look, name) for side in TAB], "ICO"),
        **{file: _encode([icon(side, look, name)], "PNG") for file, side in sides.items()},
    }


def manifest(site: Site) -> bytes:
    """Return the manifest that a telephone reads when a page is put on its screen; its addresses
    are relative."""
    details = site.details[site.default]
    description = {
        "name": details.name,
        "description": details.tagline,
        "lang": site.default,
        "start_url": ".",
        "display": "browser",
        "icons": [
            {"src": name, "sizes": f"{side}x{side}", "type": "image/png", "purpose": "any maskable"}
            for name, side in LARGE.items()
        ],
    }
    return json.dumps(description, ensure_ascii=False, indent=1).encode()


def _encode(pictures: Sequence[Image.Image], kind: str) -> bytes:
    """Return the pictures as one file, the largest last."""
    content = BytesIO()
    *smaller, largest = pictures
    largest.save(content, kind, append_images=smaller, sizes=[one.size for one in pictures])
    return content.getvalue()


def _make(pelican: Any) -> None:
    """Write the icons into the root of the site, where programs look for them."""
    site = site_of(pelican.settings)
    look = look_of(site.theme, identity_of(site.content, site.theme))
    name = site.details[site.default].name
    inputs = Path(__file__).read_bytes() + repr((look, name[:1])).encode()
    folder = CACHE / sha256(inputs).hexdigest()[:DIGITS]
    if not (folder / FAVICON).is_file():
        # the favicon, whose existence is tested above
        for file, content in reversed(icons(look, name).items()):
            write(folder / file, content)
    description = manifest(site)
    place = folder / f"{sha256(description).hexdigest()[:DIGITS]}.webmanifest"
    write(place, description)
    names = (FAVICON, TOUCH, *LARGE)
    site.outputs.update({MANIFEST: place, **{file: folder / file for file in names}})


def register() -> None:
    """Register before the pages, which name the icons."""
    signals.initialized.connect(_make)
