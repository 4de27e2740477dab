"""Draws a social card, the picture of a page that other sites show: a title beside a month of days,
four of them the firm's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from plugins.assets.line_breaking import Box, set_in
from plugins.assets.typeface import FINE, Typeface, typeface

WIDTH, HEIGHT = 1200, 630  # readers of https://ogp.me/ crop this size least
EDGE, MIDDLE = 80, HEIGHT // 2
TITLE, OURS, DAY, ACCENT = range(4)
SHADES = 8  # of each ink: more cannot be seen, and 16 would make files half as large again

# The month as the home page has it: four weeks of five days.
STEP, SIDE, ROUND = 64, 56, 9
MONTH_LEFT, MONTH_TOP = WIDTH - EDGE - 4 * STEP - SIDE, MIDDLE - (3 * STEP + SIDE) // 2
# The theme's mark: arcs in degrees of a circle, the first of them the firm's day
# (theme/templates/parts/marks.html).
ARCS = ((276, 333), (347, 47), (61, 121), (135, 195), (209, 264))
MARK_TOP, MARK_RADIUS, MARK_STROKE = 72, 28, 8

TITLE_BOX = Box(MONTH_LEFT - EDGE - 60, 290, (72, 66, 60, 54, 48, 42, 36, 30, 24))
NAME_BOX = Box(900, 60, (38, 32, 26, 20))
TAGLINE_BOX = Box(WIDTH - 2 * EDGE, 64, (27, 24, 22, 20))
TAGLINE_BOTTOM = HEIGHT - 72
CAPITALS = 0.67  # the height of capitals in ems


@dataclass(frozen=True)
class Card:
    """The texts of a card."""

    title: str
    name: str
    tagline: str


@dataclass(frozen=True)
class Look:
    """What all cards share: the colours, written like `#17232b`, first the ground, then the inks;
    the typeface as a WOFF2 file; and whether the theme's mark is drawn."""

    colours: tuple[str, ...]
    font: bytes
    has_mark: bool = True


def png(card: Card, look: Look) -> bytes:
    """Return the card as a PNG file, with a palette of the shades of its few inks."""
    face = typeface(look.font)
    picture = _frame(card.name, card.tagline, look).copy()
    text = set_in(face, card.title, TITLE_BOX)
    baseline = MIDDLE + round((CAPITALS * text.size - (len(text.lines) - 1) * text.leading) / 2)
    _write(
        picture,
        face,
        text.lines,
        text.size,
        TITLE,
        EDGE,
        [baseline + line * text.leading for line in range(len(text.lines))],
    )
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


@lru_cache(maxsize=8)
def _frame(name: str, tagline: str, look: Look) -> Image.Image:
    """Return the picture that all cards of one language share."""
    face, picture = typeface(look.font), Image.new("P", (WIDTH, HEIGHT))
    picture.putpalette(_palette(look.colours))
    marks = ((TITLE, _mark(ARCS[1:])), (ACCENT, _mark(ARCS[:1]))) if look.has_mark else ()
    for ink, mask in ((DAY, _days(range(5))), (OURS, _days([1])), *marks):
        _paint(picture, mask, ink)
    text = set_in(face, name, NAME_BOX)
    middle = MARK_TOP + MARK_RADIUS + round(CAPITALS * text.size / 2)
    left = EDGE + (2 * MARK_RADIUS + 20) * look.has_mark
    _write(picture, face, text.lines[:1], text.size, TITLE, left, [middle])
    text = set_in(face, tagline, TAGLINE_BOX)
    below = [TAGLINE_BOTTOM - line * text.leading for line in reversed(range(len(text.lines)))]
    _write(picture, face, text.lines, text.size, OURS, EDGE, below)
    return picture


def _palette(colours: Sequence[str]) -> list[int]:
    """Return the shades of each ink, from the ground to the full colour, as red, green, blue."""
    ground, *inks = [
        [int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in colours
    ]
    return [
        round(under + (over - under) * shade / (SHADES - 1))
        for ink in inks
        for shade in range(SHADES)
        for under, over in zip(ground, ink, strict=True)
    ]


def _paint(picture: Image.Image, mask: Image.Image, ink: int) -> None:
    """Paint an ink on the picture, as dark as the mask says."""
    shades = [round(value * (SHADES - 1) / 255) for value in range(256)]
    if box := mask.getbbox():
        part = mask.crop(box)
        picture.paste(
            part.point([ink * SHADES + shade for shade in shades]),
            box,
            part.point([255 * (shade > 0) for shade in shades]),
        )


def _write(
    picture: Image.Image,
    face: Typeface,
    lines: Sequence[str],
    size: int,
    ink: int,
    x: int,
    baselines: Sequence[int],
) -> None:
    mask = Image.new("L", picture.size)
    for line, baseline in zip(lines, baselines, strict=True):
        face.draw(line, size, mask, x, baseline)
    _paint(picture, mask, ink)


def _days(weekdays: Sequence[int]) -> Image.Image:
    """Return the mask of these weekdays in every week."""
    large = Image.new("L", (WIDTH * FINE, HEIGHT * FINE))
    draw = ImageDraw.Draw(large)
    for week in range(4):
        for weekday in weekdays:
            left, top = (MONTH_LEFT + weekday * STEP) * FINE, (MONTH_TOP + week * STEP) * FINE
            draw.rounded_rectangle(
                (left, top, left + SIDE * FINE - 1, top + SIDE * FINE - 1), ROUND * FINE, fill=255
            )
    return large.reduce(FINE)


def _mark(arcs: Sequence[tuple[int, int]]) -> Image.Image:
    """Return the mask of these arcs of the firm's mark."""
    large = Image.new("L", (WIDTH * FINE, HEIGHT * FINE))
    left, top, side = EDGE * FINE, MARK_TOP * FINE, 2 * MARK_RADIUS * FINE
    for first, last in arcs:
        ImageDraw.Draw(large).arc(
            (left, top, left + side, top + side), first, last, fill=255, width=MARK_STROKE * FINE
        )
    return large.reduce(FINE)
