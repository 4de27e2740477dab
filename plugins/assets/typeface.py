"""The typeface of titles: which letters it has, how wide a text is, and a text as a picture."""

from __future__ import annotations

import unicodedata
from functools import cached_property, lru_cache
from io import BytesIO
from itertools import accumulate
from typing import Any

from PIL import Image, ImageDraw, ImageFont

# The factor by which letters are drawn larger: then a letter can begin at a quarter of a pixel, and
# its edge has 17 shades.
FINE = 4
NARROW, FIRM = (
    "\u202f",
    "\u00a0",
)  # non-breaking spaces; French writes the narrow one before "?"
# the width of a narrow space as a part of a space: the theme's font has only the latter
NARROWER = 0.6
# no ligatures, because each letter is drawn by itself
APART = {"liga": False, "clig": False, "ccmp": False}


class Typeface:
    """A WOFF2 font; widths and positions are in ems, so that one measure holds for every size."""

    def __init__(self, content: bytes) -> None:
        self._packed = content
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}
        self._glyphs: dict[tuple[str, int, int], tuple[Image.Image, int, int]] = {}

    @cached_property
    def _content(self) -> bytes:
        """Return the decompressed font, which HarfBuzz can read; this takes longer than everything
        else in a build that draws no card."""
        from fontTools.ttLib import woff2

        unpacked = BytesIO()
        woff2.decompress(BytesIO(self._packed), unpacked)
        return unpacked.getvalue()

    @cached_property
    def _shaper(self) -> Any:
        # imported late: most builds draw nothing, and it takes longer to load than a font
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(self._content))

    def places(self, text: str) -> list[float]:
        """Return where each letter of a text begins, and where the last one ends, with kerning."""
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
        """Return the width of a text."""
        return self.places(text)[-1]

    def draw(self, text: str, size: int, mask: Image.Image, x: int, baseline: int) -> None:
        """Draw a text into a mask of shades, from x on."""
        for letter, place in zip(
            text.replace(NARROW, FIRM), self.places(text), strict=False
        ):  # the last position is the end of the text
            column, phase = divmod(round(place * size * FINE), FINE)
            glyph, left, top = self._glyph(letter, size, phase)
            mask.paste(255, (x + column + left, baseline + top), glyph)

    def _glyph(self, letter: str, size: int, phase: int) -> tuple[Image.Image, int, int]:
        """Return a letter that begins at a part of a pixel, and its offset from its position on the
        baseline."""
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
            # Not "raqm", which needs a library of the system: HarfBuzz has worked out the
            # positions.
            self._fonts[size] = ImageFont.truetype(
                BytesIO(self._content), size, layout_engine=ImageFont.Layout.BASIC
            )
        return self._fonts[size]


def letters_of(content: bytes) -> frozenset[str]:
    """Return the letters that a WOFF2 font has."""
    # imported late: a check after an edit takes the letters from its cache
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(content), lazy=True)
    # reading the font's own glyph names takes long
    font.setGlyphOrder([*map(str, range(font["maxp"].numGlyphs))])
    return frozenset({NARROW, *map(chr, font.getBestCmap())})


@lru_cache(maxsize=16_384)  # a preview asks again for every title at every save
def lacking(text: str, letters: frozenset[str]) -> str:
    """Return the letters of a text that are not among those of a typeface, each once."""
    return "".join(sorted(set(drawable_text(text)) - letters))


@lru_cache(maxsize=2)
def typeface(content: bytes) -> Typeface:
    """Return the typeface of a WOFF2 file, decompressed once in a process."""
    return Typeface(content)


class _DrawableSigns(dict[int, str]):
    """Each sign as it is drawn, worked out when it first occurs: "" for an invisible one."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        visible = "" if unicodedata.category(sign) == "Cf" else sign
        return self.setdefault(
            code, FIRM if visible.isspace() and visible not in (" ", NARROW) else visible
        )


DRAWABLE_SIGNS = _DrawableSigns({ord("\u2011"): "-"})


def drawable_text(text: str) -> str:
    """Return a text as it is drawn: one sign for each letter, spaces and hyphens that the typeface
    has, nothing invisible."""
    return unicodedata.normalize("NFC", text).translate(DRAWABLE_SIGNS)
