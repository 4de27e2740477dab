"""The firm's icons for browser tabs, telephones and launchers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from plugins.assets.icons import LARGE, RADIUS, STROKE, icon
from plugins.assets.identity import identity_of
from plugins.assets.social_cards import look_of
from plugins.project import ROOT
from tests.pages.test_pages import soup_of
from tests.support.firm import CONTENT

LOOK = look_of(ROOT / "theme", identity_of(CONTENT, ROOT / "theme"))
SIDES = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}


@pytest.mark.parametrize(("name", "side"), SIDES.items())
def test_an_icon_has_the_size_that_programs_expect(published: Path, name: str, side: int) -> None:
    """In pixels."""
    with Image.open(published / name) as picture:
        assert (picture.format, picture.size) == ("PNG", (side, side))


def test_the_favicon_holds_three_sizes(published: Path) -> None:
    """For programs that ask for it at the root and take no SVG."""
    with Image.open(published / "favicon.ico") as picture:
        assert picture.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_the_manifest_names_the_firm_and_pictures_that_are_there(published: Path) -> None:
    """Every page names the manifest, in both languages."""
    manifest = json.loads((published / "site.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "CIO-PME" and manifest["start_url"] == "."
    assert {picture["src"] for picture in manifest["icons"]} == set(LARGE)
    assert all((published / picture["src"]).is_file() for picture in manifest["icons"])
    for page in ("index.html", "fr/faq/index.html"):
        assert soup_of(published / page).find("link", rel="manifest")["href"] == "/site.webmanifest"


def test_a_launcher_that_cuts_a_circle_leaves_the_mark_whole() -> None:
    """Only the background lies outside the circle of a maskable icon."""
    assert RADIUS + STROKE / 2 <= 0.4
    for look in (LOOK, replace(LOOK, has_mark=False)):  # a firm's own mark is an SVG: its initial
        picture = icon(100, look, "Émile")
        outside = {picture.getpixel(place) for place in [(0, 0), (50, 9), (9, 50), (99, 99)]}
        assert len(outside) == 1 and len(picture.getcolors(10_000) or []) > 2
