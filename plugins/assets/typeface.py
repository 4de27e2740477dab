"""The typeface of titles as the theme ships it: which letters it has, how wide a text is, and the
text as a picture."""

from __future__ import annotations

import unicodedata
from functools import cached_property, lru_cache
from io import BytesIO
from itertools import accumulate
from typing import Any

from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

# drawn so many times as large: a letter stands to a quarter of a pixel, and its edge has 17 shades
FINE = 4
NARROW, FIRM = (
    "\u202f",
    "\u00a0",
)  # spaces at which no line breaks: French writes the narrow one before "?"
NARROWER = 0.6  # times the plain one: the theme's font has no narrow one
APART = {"liga": False, "clig": False, "ccmp": False}  # one glyph a letter: each is drawn by itself


class Typeface:
    """A WOFF2 font; widths and places are in ems, so that one measure serves every size."""

    def __init__(self, content: bytes) -> None:
        self._packed = content
        font = TTFont(BytesIO(content), lazy=True)
        font.setGlyphOrder([*map(str, range(font["maxp"].numGlyphs))])  # their own names take long
        self._letters = {NARROW, *map(chr, font.getBestCmap())}
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._glyphs: dict[tuple[str, int, int], tuple[Image.Image, int, int]] = {}

    @cached_property
    def _content(self) -> bytes:
        """Return the font as HarfBuzz reads it, which takes longer than all that is asked of it
        where nothing is drawn."""
        from fontTools.ttLib import woff2

        unpacked = BytesIO()
        woff2.decompress(BytesIO(self._packed), unpacked)
        return unpacked.getvalue()

    @cached_property
    def _shaper(self) -> Any:
        import uharfbuzz  # most builds draw nothing, and it takes longer to load than a font

        return uharfbuzz.Font(uharfbuzz.Face(self._content))

    def lacks(self, text: str) -> str:
        """Return the letters of a text that the typeface has not, each once."""
        return "".join(sorted(set(plain(text)) - self._letters))

    def places(self, text: str) -> list[float]:
        """Return where each letter of a plain text begins, and where the last one ends, kerned."""
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text.replace(NARROW, FIRM))
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper, buffer, APART)
        advances = (
            position.x_advance * (NARROWER if letter == NARROW else 1)
            for letter, position in zip(text, buffer.glyph_positions or (), strict=True)
        )
        return [units / self._shaper.face.upem for units in accumulate(advances, initial=0)]

    def width(self, text: str) -> float:
        """Return how wide a plain text is."""
        return self.places(text)[-1]

    def draw(self, text: str, size: int, mask: Image.Image, x: int, baseline: int) -> None:
        """Draw a plain text into a mask of shades, from x on."""
        for letter, place in zip(
            text.replace(NARROW, FIRM), self.places(text), strict=False
        ):  # the last place has no letter
            whole, phase = divmod(round(place * size * FINE), FINE)
            glyph, left, top = self._glyph(letter, size, phase)
            mask.paste(255, (x + whole + left, baseline + top), glyph)

    def _glyph(self, letter: str, size: int, phase: int) -> tuple[Image.Image, int, int]:
        """Return a letter that begins at a part of a pixel, and where it stands from its place on
        the baseline."""
        if (letter, size, phase) not in self._glyphs:
            font = self._font(size * FINE)
            left, top, right, bottom = map(int, font.getbbox(letter, anchor="ls"))
            first, above = (left + phase) // FINE, top // FINE
            box = ((right + phase) // FINE + 1 - first, bottom // FINE + 1 - above)
            large = Image.new("L", (box[0] * FINE, box[1] * FINE))
            ImageDraw.Draw(large).text(
                (phase - first * FINE, -above * FINE), letter, font=font, fill=255, anchor="ls"
            )
            self._glyphs[letter, size, phase] = large.reduce(FINE), first, above
        return self._glyphs[letter, size, phase]

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._fonts:
            # Not "raqm", which asks for a library of the system: places are HarfBuzz's already.
            self._fonts[size] = ImageFont.truetype(
                BytesIO(self._content), size, layout_engine=ImageFont.Layout.BASIC
            )
        return self._fonts[size]


@lru_cache(maxsize=2)
def typeface(content: bytes) -> Typeface:
    """Return the typeface in a WOFF2 file's content, unpacked once a process."""
    return Typeface(content)


class _Drawn(dict[int, str]):
    """Each sign as it is drawn, worked out when a text first has it: "" for one that is not
    seen."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        visible = "" if unicodedata.category(sign) == "Cf" else sign
        return self.setdefault(
            code, FIRM if visible.isspace() and visible not in (" ", NARROW) else visible
        )


DRAWN = _Drawn({ord("\u2011"): "-"})


def plain(text: str) -> str:
    """Return a text as it is drawn: one sign a letter, every space and hyphen one that the typeface
    has, the unseen left out."""
    return unicodedata.normalize("NFC", text).translate(DRAWN)
