"""Social cards: one for each page, with its title whole and well set."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from plugins.assets import social_cards
from plugins.assets.card_drawing import (
    EDGE,
    HEIGHT,
    MARK_RADIUS,
    MARK_TOP,
    TAGLINE_BOTTOM,
    TITLE_BOX,
    WIDTH,
    Card,
    png,
)
from plugins.assets.identity import identity_of
from plugins.assets.line_breaking import set_in
from plugins.assets.typeface import NARROW, typeface
from plugins.build.large import worker_pool
from plugins.build.site import build
from plugins.checks.pages.titles import MOST_LETTERS
from plugins.errors import ContentError
from plugins.project import ROOT
from plugins.work import Work
from tests.conftest import TODAY
from tests.pages.test_pages import soup_of
from tests.support.firm import CONTENT
from tests.support.publishing import WEBSITE

LARGEST = 25_000  # bytes
LOOK = social_cards.look_of(ROOT / "theme", identity_of(CONTENT, ROOT / "theme"))
FACE = typeface(LOOK.font)
OVERHANG = 6  # pixels by which a letter may lean out of its line


def card(title: str) -> Card:
    """Return a card with this title."""
    return Card(title, "CIO-PME", "A timeshare CIO for small and medium-sized companies")


def picture(title: str) -> Image.Image:
    """Return the drawn card."""
    return Image.open(BytesIO(png(card(title), LOOK))).convert("RGB")


def test_every_published_page_names_its_card(published: Path) -> None:
    """By its whole address, with its true size and its words; two pages with other words never
    share one."""
    cards: dict[str, tuple[str, str]] = {}
    for path in published.rglob("*.html"):
        soup = soup_of(path)
        properties = {
            tag["property"]: tag["content"] for tag in soup.find_all("meta", property=True)
        }
        file = published / properties["og:image"].removeprefix(f"{WEBSITE}/")
        with Image.open(file) as image:
            assert (
                (image.format, image.size)
                == ("PNG", (int(properties["og:image:width"]), int(properties["og:image:height"])))
                == ("PNG", (WIDTH, HEIGHT))
            )
        assert file.stat().st_size < LARGEST, path
        assert properties["og:image:alt"] == f"{properties['og:title']} · CIO-PME"
        assert soup.find("meta", attrs={"name": "twitter:card"})["content"] == "summary_large_image"
        words = (soup.html["lang"], properties["og:title"])
        assert cards.setdefault(properties["og:image"], words) == words
    assert {path.name for path in (published / "cards").iterdir()} == {
        Path(address).name for address in cards
    }


def test_a_preview_draws_none(site: Path) -> None:
    """A save is shown at once."""
    assert not (site / "cards").exists()
    assert not soup_of(site / "index.html").find("meta", property="og:image")


@settings(max_examples=40)
@given(st.text(alphabet="aemiWfjgÀéçœ’ -«»?", min_size=1, max_size=MOST_LETTERS))
@example("W" * MOST_LETTERS)
@example("Anticonstitutionnellement " * 6)
@example("?")
def test_a_title_is_never_cut_off(title: str) -> None:
    """However long it and its words are: it stays within its box, below the name and above the
    tagline."""
    box = ImageChops.difference(picture(title), picture("\u00a0")).getbbox()
    if box:
        left, top, right, bottom = box
        assert left >= EDGE - OVERHANG and right <= EDGE + TITLE_BOX.width + OVERHANG
        assert top > MARK_TOP + 2 * MARK_RADIUS and bottom < TAGLINE_BOTTOM - 30
    text = set_in(FACE, title, TITLE_BOX)
    assert "".join(text.lines).replace(" ", "") == title.replace(" ", "")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("How often does a part-time CIO work?", ("How often does", "a part-time", "CIO work?")),
        ("Contact", ("Contact",)),
        (
            "Comment fonctionne l’offre « abonnement DSI » ?",
            ("Comment", "fonctionne l’offre", "« abonnement DSI » ?"),
        ),
    ],
)
def test_lines_are_alike_and_break_where_a_reader_would(title: str, lines: tuple[str, ...]) -> None:
    """No line begins with a closing sign, though an author may have typed an ordinary space before
    it."""
    assert set_in(FACE, title, TITLE_BOX).lines == lines


def test_a_longer_title_is_set_smaller_and_stays_readable() -> None:
    """Up to the longest title that is allowed, of ordinary words."""
    sizes = [
        set_in(FACE, ("and so on " * 16)[:length].strip(), TITLE_BOX).size
        for length in (10, 60, 90, MOST_LETTERS)
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 72 and sizes[-1] >= 36


def test_letters_are_kerned_and_french_spaces_are_narrow() -> None:
    """As HarfBuzz lays them out; Pillow alone would not kern."""
    assert FACE.width("AV") < FACE.width("A") + FACE.width("V")
    assert 0 < FACE.width(NARROW) < FACE.width(" ")
    assert (
        picture("Ou") != picture("Où") == picture("Ou\u0300")
    )  # an accent is drawn, composed or not


def test_a_letter_that_the_typeface_lacks_is_a_mistake_and_never_a_box(tmp_path: Path) -> None:
    """The preview reports it already, with its place and what to do."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    question = content / "faq/how-often.fr.md"
    question.write_text(question.read_text("utf-8").replace("title: À", "title: Ж ✓ À"), "utf-8")
    topics = content / "faq/topics.fr.yml"
    topics.write_text(
        topics.read_text("utf-8").replace("title: La confiance", "title: Ła confiance"), "utf-8"
    )
    with pytest.raises(ContentError) as error:
        build(tmp_path / "site", on=TODAY, PATH=str(content))
    one, other = str(error.value).splitlines()
    assert one.startswith(
        "content/faq/how-often.fr.md:2: title must be written in letters that the font of titles"
        ' has, got "Ж✓" in '
    )
    assert one.endswith(
        "; write it without, or give theme/static/fonts/source-serif-4-semibold.woff2 these"
        " letters."
    )
    assert other.startswith(
        "content/faq/topics.fr.yml: title must be written in letters that the font of titles has,"
        ' got "Ł"'
    )


def test_a_card_is_drawn_once_and_alike_in_every_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publish draws only new cards, and one process draws the same bytes as several."""
    cards = {
        social_cards.name_of(one, LOOK): one
        for one in (card(f"Title {number}?") for number in range(5))
    }
    assert social_cards.draw(cards, LOOK, cache=tmp_path / "alone") == 5
    assert social_cards.draw(cards, LOOK, cache=tmp_path / "alone") == 0
    assert (
        social_cards.draw({**cards, "new.png": card("A new one?")}, LOOK, cache=tmp_path / "alone")
        == 1
    )
    for name, value in (("MANY", 5), ("processors", lambda: 2), ("active_count", lambda: 1)):
        monkeypatch.setattr(worker_pool, name, value)
    shares: list[None] = []

    def divide(items: Sequence[Any], work: Work) -> list[None]:
        shares.extend(worker_pool.divide(items, work))
        return shares

    count = social_cards.draw(cards, LOOK, cache=tmp_path / "together", divide=divide)
    assert (count, len(shares)) == (5, 3)  # the first ones, and two shares of the others
    for name in cards:
        assert (tmp_path / "alone" / name).read_bytes() == (
            tmp_path / "together" / name
        ).read_bytes()


def test_another_colour_is_another_card(tmp_path: Path) -> None:
    """Its address changes with it, because browsers cache it for ever."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    tokens = theme / "static/css/tokens.css"
    tokens.write_text(tokens.read_text("utf-8").replace("--ink: #17232b", "--ink: #000"), "utf-8")
    other = social_cards.look_of(theme, identity_of(CONTENT, theme))
    assert social_cards.name_of(card("A title"), other) != social_cards.name_of(
        card("A title"), LOOK
    )
    assert Image.open(BytesIO(png(card("A title"), other))).convert("RGB").getpixel((0, 0)) == (
        0,
        0,
        0,
    )
