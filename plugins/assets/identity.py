"""The look of a firm: two colours of `settings.yml`, and `mark.svg` and `font.woff2` of its folder,
each optional."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from plugins.assets.colours import (
    WORDS,
    Colours,
    in_style,
    meanings,
    of_firm,
    readable_colours,
    unreadable,
)
from plugins.errors import ContentError, Message, Mistake, say
from plugins.reading.firm_settings import FILE, lines_of, read_firm_settings

MARK, FONT, PALETTE = "mark.svg", "font.woff2", "static/css/tokens.css"
SVG = "http://www.w3.org/2000/svg"
DRAWN = {
    *("svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"),
    *("title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask"),
}
WOFF2 = b"wOF2"


@dataclass(frozen=True)
class Identity:
    """The colours in light and dark, the style that defines them, the mark as an element of a page,
    and the font of titles; None stands for the theme's own."""

    light: Colours
    dark: Colours
    style: str
    mark: str | None
    font: Path | None

    @property
    def icon(self) -> str | None:
        """Return the mark as a file, in the firm's colour."""
        if not self.mark:
            return None
        attributes = (
            f"<style>svg {{ color: {self.light['strong']} }} @media (prefers-color-scheme: dark)"
            f" {{ svg {{ color: {self.dark['strong']} }} }}</style>"
        )
        return re.sub(r"(<svg[^>]*>)", lambda tag: f"{tag[1]}{attributes}", self.mark, count=1)


def identity_of(content: Path, theme: Path) -> Identity:
    """Return the look of a firm; ContentError if a part of it cannot be shown."""
    style = (theme / PALETTE).read_text("utf-8")
    settings, own = read_firm_settings(content), meanings(style)
    if bool(settings.colour) != bool(settings.accent):
        missing = "accent" if settings.colour else "colour"
        message = say(
            "colour and accent must both be given or neither, found no %(key)s; add it.",
            key=missing,
        )
        raise ContentError([Mistake(f"{content.name}/{FILE}", 0, message)])
    light, dark = own
    if settings.colour and settings.accent:
        light, dark = of_firm(settings.colour, settings.accent, own)
        if mistakes := list(_too_near(settings.colour, settings.accent, own, content)):
            raise ContentError(mistakes)
        style = in_style(style, light, dark)
    return Identity(light, dark, style, _mark(content), _font(content))


def _too_near(
    colour: str, accent: str, own: tuple[Colours, Colours], content: Path
) -> Iterator[Mistake]:
    """Yield a mistake for each of the two colours that cannot be read on one of its grounds."""
    pairs = list(unreadable(of_firm(colour, accent, own)[0]))
    better = dict(zip(("colour", "accent"), readable_colours(colour, accent, own), strict=True))
    for key, names in (("colour", {"strong", "link", "on-strong"}), ("accent", {"accent"})):
        unreadable_pairs = [pair for pair in pairs if names & {*pair[:2]}]
        if unreadable_pairs:
            name, ground, apart = min(unreadable_pairs, key=lambda pair: pair[2])
            message = say(
                "%(key)s must be readable (contrast %(least)s, or 3 where it is only drawn), got"
                ' "%(got)s" with %(apart)s for %(name)s on %(ground)s; the nearest that is:'
                ' "%(near)s".',
                key=key,
                least=WORDS,
                got=colour if key == "colour" else accent,
                apart=f"{apart:.2f}",
                name=name,
                ground=ground,
                near=better[key],
            )
            yield Mistake(f"{content.name}/{FILE}", lines_of(content)[key], message)


def _mark(content: Path) -> str | None:
    """Return the drawing, without a size, which the style sets; the policy of a page allows neither
    scripts nor styles in it."""
    path = content / MARK
    if not path.is_file():
        return None
    try:
        root = ET.fromstring(path.read_text("utf-8-sig"))  # noqa: S314 - the firm wrote it
    except (ET.ParseError, UnicodeDecodeError):
        raise _error(content, MARK, say("be a drawing in SVG"), "") from None
    for tag in root.iter():
        if foreign := _foreign(tag):
            raise _error(
                content, MARK, say("hold shapes alone, for a page shows it as its own"), foreign
            )
    if not root.get("viewBox"):
        raise _error(content, MARK, say("have a viewBox, by which it takes any size"), "")
    for name in ("width", "height", "x", "y", "version"):
        root.attrib.pop(name, None)
    root.attrib.update({"width": "2rem", "aria-hidden": "true"})
    ET.register_namespace("", SVG)
    return ET.tostring(root, encoding="unicode")


def _foreign(tag: ET.Element) -> str:
    """Return the part of an element that a plain drawing does not have, empty if there is none."""
    name = str(tag.tag).removeprefix(f"{{{SVG}}}")
    if name not in DRAWN:
        return f"<{name.rpartition('}')[2]}>"
    for key, value in list(tag.attrib.items()):
        if key.startswith("{"):  # an attribute of the program that drew it
            del tag.attrib[key]
        elif key.startswith("on") or key == "style" or ("url(" in value and "url(#" not in value):
            return key
    return ""


def _font(content: Path) -> Path | None:
    path = content / FONT
    if not path.is_file():
        return None
    with path.open("rb") as font:
        if font.read(len(WOFF2)) != WOFF2:
            raise _error(content, FONT, say("be a font in WOFF2"), "")
    return path


def _error(content: Path, name: str, must: Message, description: str) -> ContentError:
    message = say(
        "it must %(must)s, got %(got)s; export it anew.",
        must=must,
        got=description or say("something else"),
    )
    return ContentError([Mistake(f"{content.name}/{name}", 0, message)])
