"""The firm's mark as other programs show it: in tabs that take no SVG, on the screen of a
telephone, and in the manifest that names both."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from pelican.plugins import signals
from PIL import Image, ImageDraw

from plugins.assets.card_drawing import ACCENT, ARCS, TITLE, Look
from plugins.assets.social_cards import look_of
from plugins.assets.typeface import FINE
from plugins.cache import write
from plugins.project import ROOT
from plugins.site import Site, site_of

CACHE = ROOT / ".build" / "icons"
FAVICON, TOUCH, MANIFEST = "favicon.ico", "apple-touch-icon.png", "site.webmanifest"
LARGE = {"icon-192.png": 192, "icon-512.png": 512}
TAB, TOUCHED = (16, 32, 48), 180  # pixels
RADIUS, STROKE = 0.3, 0.12  # of the side; a launcher may cut off what is outside a circle of 0.4
DIGITS = 16


def icon(side: int, look: Look) -> Image.Image:
    """Return the mark on the ground of a social card."""
    large = Image.new("RGB", (side * FINE, side * FINE), look.colours[0])
    draw, edge = ImageDraw.Draw(large), side * FINE
    near, far = edge * (0.5 - RADIUS - STROKE / 2), edge * (0.5 + RADIUS + STROKE / 2)
    for place, (first, last) in enumerate(ARCS):
        ink = look.colours[1 + (TITLE if place else ACCENT)]
        box = (near, near, far, far)
        draw.arc(box, first, last, fill=ink, width=round(edge * STROKE))
    return large.reduce(FINE)


def icons(look: Look) -> dict[str, bytes]:
    """Return each picture by its name."""
    sides = {TOUCH: TOUCHED, **LARGE}
    return {
        FAVICON: _packed([icon(side, look) for side in TAB], "ICO"),
        **{name: _packed([icon(side, look)], "PNG") for name, side in sides.items()},
    }


def manifest(site: Site) -> bytes:
    """Return what a telephone asks of a page that is put on its screen; addresses are beside it."""
    details = site.details[site.default]
    told = {
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
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _packed(pictures: Sequence[Image.Image], kind: str) -> bytes:
    """Return pictures of one file, the last one the largest."""
    packed = BytesIO()
    *smaller, largest = pictures
    largest.save(packed, kind, append_images=smaller, sizes=[one.size for one in pictures])
    return packed.getvalue()


def _make(pelican: Any) -> None:
    """Lay them into the root of the site, where programs look without being told."""
    site = site_of(pelican.settings)
    look = look_of(site.theme)
    source = Path(__file__).read_bytes()
    folder = CACHE / sha256(source + repr(look.colours).encode()).hexdigest()[:DIGITS]
    if not (folder / FAVICON).is_file():
        for name, content in reversed(icons(look).items()):  # the one that is asked for last
            write(folder / name, content)
    told = manifest(site)
    place = folder / f"{sha256(told).hexdigest()[:DIGITS]}.webmanifest"
    write(place, told)
    names = (FAVICON, TOUCH, *LARGE)
    site.outputs.update({MANIFEST: place, **{name: folder / name for name in names}})


def register() -> None:
    """Before the pages, which name them."""
    signals.initialized.connect(_make)
