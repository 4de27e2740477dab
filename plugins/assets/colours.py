"""The colours of a theme, worked out from two colours of a firm in light and dark, and whether they
can be read.

Contrast is defined by https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: at least 4.5 for words, and
3 for graphics (AA).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from colorsys import hls_to_rgb, rgb_to_hls

WORDS, DRAWN = 4.5, 3.0
BETTER = 7.0  # the contrast of colours in the dark, which a firm does not choose
STEPS = 255
DECLARED = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6}|var\(--[\w-]+\))\s*;")
GROUNDS = ("ground", "surface", "note")
PAIRS = (  # a colour, the ground it stands on, and the least contrast of both
    *((name, ground, WORDS) for name in ("text", "link", "strong") for ground in GROUNDS),
    *(("quiet", ground, WORDS) for ground in GROUNDS[:2]),
    *(("wrong", ground, WORDS) for ground in GROUNDS[:2]),
    *(("accent", ground, DRAWN) for ground in GROUNDS),
    ("on-strong", "strong", WORDS),
    ("text", "tint", WORDS),
    ("strong", "tint", DRAWN),
    ("edge", "ground", DRAWN),
)
Colours = Mapping[str, str]


def luminance(colour: str) -> float:
    """Return the luminance of a colour, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, ground: str, share: float) -> str:
    """Return a share of a colour mix with a ground."""
    parts = zip(_parts(colour), _parts(ground), strict=True)
    return _hex(over * share + under * (1 - share) for over, under in parts)


def nearest(colour: str, grounds: Mapping[str, float], *, darker: bool = True) -> str:
    """Return the nearest colour of the same hue, no lighter (or no darker), that has enough
    contrast to each ground."""
    hue, light, saturation = rgb_to_hls(*_parts(colour))
    for step in range(STEPS + 1):
        lightness = light * (1 - step / STEPS) if darker else light + (1 - light) * step / STEPS
        candidate = _hex(hls_to_rgb(hue, lightness, saturation))
        if all(contrast(candidate, ground) >= least for ground, least in grounds.items()):
            return candidate
    return "#000000" if darker else "#ffffff"


def of_firm(colour: str, accent: str, own: tuple[Colours, Colours]) -> tuple[Colours, Colours]:
    """Return the colours of the theme that follow from the two of a firm, in light and in dark; the
    others stay the theme's own."""
    light, dark = own
    tint, note = mix(colour, light["surface"], 0.15), mix(accent, light["surface"], 0.14)
    in_light = {"strong": colour, "link": colour, "accent": accent, "tint": tint, "note": note}
    in_dark = {
        "tint": mix(colour, dark["surface"], 0.22),
        "note": mix(accent, dark["surface"], 0.16),
    }
    grounds = [dark["ground"], dark["surface"], in_dark["note"], in_dark["tint"]]
    for name, base in (("strong", colour), ("accent", accent)):
        in_dark[name] = nearest(base, dict.fromkeys(grounds, BETTER), darker=False)
    in_dark["link"] = in_dark["strong"]
    in_dark["on-strong"] = nearest(colour, {in_dark["strong"]: BETTER})
    return {**light, **in_light}, {**dark, **in_dark}


def unreadable(colours: Colours) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs with too little contrast: a colour, its ground, and their contrast."""
    for name, ground, least in PAIRS:
        apart = contrast(colours[name], colours[ground])
        if apart < least:
            yield name, ground, apart


def readable_colours(colour: str, accent: str, own: tuple[Colours, Colours]) -> tuple[str, str]:
    """Return the nearest two colours of the same hues that can be read on every ground."""
    for _ in range(STEPS):
        light, _dark = of_firm(colour, accent, own)
        unreadable_names = {name for pair in unreadable(light) for name in pair[:2]}
        if not unreadable_names:
            break
        if unreadable_names & {"strong", "link"}:
            colour = _nearest_of("strong", light)
        if "accent" in unreadable_names:
            accent = _nearest_of("accent", light)
    return colour, accent


def _nearest_of(name: str, colours: Colours) -> str:
    """Return the nearest colour for a name; a slightly darker one even if it has enough contrast,
    since its ground becomes lighter with the other colour."""
    grounds: dict[str, float] = {}
    for one, other, least in PAIRS:
        if name in (one, other):
            ground = colours[other if name == one else one]
            grounds[ground] = max(least, grounds.get(ground, 0))
    return nearest(colours[name], grounds)


def meanings(style: str) -> tuple[Colours, Colours]:
    """Return the colour of each name in a style, in light and in dark, in six digits."""
    before, _, behind = style.partition("prefers-color-scheme: dark")
    light = dict(DECLARED.findall(before))
    dark = {**light, **dict(DECLARED.findall(behind))}
    return _resolve(light), _resolve(dark)


def _resolve(names: Mapping[str, str]) -> Colours:
    values: dict[str, str] = {}
    for name in names:
        value = names[name]
        while value.startswith("var("):
            value = names[value[6:-1]]
        values[name] = value if len(value) == 7 else "#" + "".join(sign * 2 for sign in value[1:])
    return values


def in_style(style: str, light: Colours, dark: Colours) -> str:
    """Return a style with these colours for its names."""
    before, separator, behind = style.partition("@media (prefers-color-scheme: dark)")
    own = meanings(style)
    parts = ((before, own[0], light), (behind, own[1], dark))
    for_light, for_dark = (_with(part, old, new) for part, old, new in parts)
    return f"{for_light}{separator}{for_dark}"


def _with(part: str, old: Colours, new: Colours) -> str:
    def one(declaration: re.Match[str]) -> str:
        name = declaration[1]
        changed = name in new and new[name] != old.get(name)
        return f"--{name}: {new[name]};" if changed else declaration[0]

    return DECLARED.sub(one, part)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(parts: Iterator[float] | tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in parts)
