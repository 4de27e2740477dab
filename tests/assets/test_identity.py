"""A firm's two colours, mark and font: colours are readable in light and dark, or refused with the
nearest readable one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.assets.colours import PAIRS, contrast, meanings, of_firm, readable_colours, unreadable
from plugins.assets.identity import identity_of
from plugins.errors import ContentError
from plugins.project import ROOT, THEME

STYLE = (THEME / "static/css/tokens.css").read_text("utf-8")
OWN = meanings(STYLE)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
BRIGHT = 'languages: [en_IE]\ncolour: "#1d4ed8"\naccent: "#c2410c"\n'
MARK = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
)


def firm(folder: Path, **files: str) -> Path:
    """Return a firm's folder with these files."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return folder


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21; #767676 is the lightest grey that passes on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#ffffff") < 4.5


def test_the_theme_s_own_colours_pass() -> None:
    """In light and in dark, every pair."""
    assert [list(unreadable(colours)) for colours in OWN] == [[], []]
    assert {name for one, other, _ in PAIRS for name in (one, other)} <= OWN[0].keys()


@given(COLOURS, COLOURS)
def test_suggested_colours_are_readable_in_light_and_dark(colour: str, accent: str) -> None:
    """Whatever two colours a firm chose."""
    for colours in of_firm(*readable_colours(colour, accent, OWN), OWN):
        assert list(unreadable(colours)) == []


def test_two_colours_change_the_style_and_nothing_else(tmp_path: Path) -> None:
    """The style has the same names as before, for light and for dark."""
    style = identity_of(firm(tmp_path, settings_yml=BRIGHT), THEME).style
    assert meanings(style)[0]["strong"] == "#1d4ed8"
    assert meanings(style)[0]["accent"] == "#c2410c"
    assert [list(unreadable(colours)) for colours in meanings(style)] == [[], []]
    names = re.findall(r"--([\w-]+):", STYLE)
    assert re.findall(r"--([\w-]+):", style) == names
    assert identity_of(firm(tmp_path, settings_yml=""), THEME).style == STYLE


@pytest.mark.parametrize(
    ("files", "fragments"),
    [
        (
            {"settings_yml": 'colour: "#ff8800"\naccent: "#00aaff"\n'},
            [
                "settings.yml:1: colour must be readable (contrast 4.5",
                'the nearest that is: "#a25800".',
                "settings.yml:2: accent must be readable",
                'the nearest that is: "#008ed6".',
            ],
        ),
        ({"settings_yml": 'colour: "#1d4ed8"\n'}, ["settings.yml: colour and accent must both"]),
        ({"settings_yml": "colour: blue\n"}, ['yml:1: colour must be a colour like "#0e4a55"']),
        ({"settings_yml": "color: x\n"}, ['did you mean "colour"?']),
        ({"settings_yml": "languages: [en_IE, xx_YY]\n"}, ["be languages with their country"]),
        ({"settings_yml": "languages: [de_DE]\n"}, ["has words for (en, fr, nl), not de"]),
        ({"settings_yml": "languages: [en_IE, en_GB]\n"}, ["name each language once"]),
        ({"mark_svg": "<svg"}, ["mark.svg: it must be a drawing in SVG"]),
        ({"mark_svg": MARK.replace("<path", "<script")}, ["hold shapes alone", "got <script>"]),
        ({"mark_svg": MARK.replace("d=", "onclick='x' d=")}, ["got onclick"]),
        ({"mark_svg": MARK.replace("d=", "style='fill:red' d=")}, ["got style"]),
        ({"mark_svg": MARK.replace(' viewBox="0 0 9 9"', "")}, ["have a viewBox"]),
        ({"font_woff2": "OTTO"}, ["font.woff2: it must be a font in WOFF2"]),
    ],
)  # fmt: skip
def test_an_identity_that_cannot_be_shown_is_refused(
    files: dict[str, str], fragments: list[str], tmp_path: Path
) -> None:
    """The message names the file, the line, and the nearest readable colour."""
    with pytest.raises(ContentError) as error:
        identity_of(firm(tmp_path, **files), THEME)
    assert [words for words in fragments if words not in str(error.value)] == []


def test_a_mark_takes_the_size_and_the_colour_of_the_page(tmp_path: Path) -> None:
    """As an icon it has its own colour."""
    identity = identity_of(firm(tmp_path, settings_yml=BRIGHT, mark_svg=MARK), THEME)
    assert identity.mark
    assert 'width="2rem"' in identity.mark and 'aria-hidden="true"' in identity.mark
    assert identity.icon and "svg { color: #1d4ed8 }" in identity.icon
    assert (ROOT / "theme/static/favicon.svg").is_file()
