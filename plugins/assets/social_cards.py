"""Draws the social card of every page for a publish, once for each content, and gives each page its
address as `card`.

A preview has no cards, so that it is fast, but it refuses texts that could not be drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import PIL
from pelican.plugins import signals

from plugins.assets import card_drawing, line_breaking, typeface
from plugins.assets.card_drawing import Card, Look, png
from plugins.assets.identity import Identity, identity_of
from plugins.assets.typeface import lacking, letters_of
from plugins.cache import write
from plugins.errors import ContentError, Message, Mistake, say
from plugins.languages.parity import file_of
from plugins.project import ROOT
from plugins.reading.topics import topics_file
from plugins.site import Site, site_of
from plugins.work import Divide, in_this_process

CACHE = ROOT / ".build" / "cards"
FOLDER = "cards"  # on the site
FONT = "static/fonts/source-serif-4-semibold.woff2"
DIGITS = 16
MANY = 200  # the number of cards from which on a message says that they are drawn


def look_of(theme: Path, identity: Identity) -> Look:
    """Return the colours and the typeface of a firm's cards, which are dark."""
    light, dark = identity.light, identity.dark
    colours = (light["text"], light["surface"], dark["strong"], light["strong"], dark["accent"])
    font = identity.font or theme / FONT
    return Look(colours, font.read_bytes(), has_mark=identity.mark is None)


def name_of(card: Card, look: Look) -> str:
    """Return the name of a card's file, which differs if any pixel of the card could."""
    return f"{sha256(_design(look) + repr(card).encode()).hexdigest()[:DIGITS]}.png"


@lru_cache(maxsize=4)
def _design(look: Look) -> bytes:
    sources = [
        Path(str(module.__file__)).read_bytes()
        for module in (card_drawing, line_breaking, typeface)
    ]
    return sha256(b"".join([repr((look, PIL.__version__)).encode(), *sources])).digest()


def draw(
    cards: Mapping[str, Card],
    look: Look,
    *,
    cache: Path,
    divide: Divide = in_this_process,
) -> int:
    """Draw the cards that are not in the cache, each under its name; return how many were
    missing."""
    missing = [
        (cache / name, card) for name, card in sorted(cards.items()) if not (cache / name).is_file()
    ]
    if len(missing) >= MANY:
        print(f"Drawing {len(missing)} social cards (once).", file=sys.stderr, flush=True)
    if missing:
        divide(missing, partial(_draw, look=look))
    return len(missing)


def _draw(missing: Sequence[tuple[Path, Card]], *, look: Look) -> None:
    for file, card in missing:
        write(file, png(card, look))


def undrawable(site: Site, look: Look, *, font: str = f"theme/{FONT}") -> Iterator[Mistake]:
    """Yield a mistake for every text of a card with letters that the typeface lacks."""
    has, content = site.reuse("letters", partial(letters_of, look.font)), site.content.name
    for page in site.every_page:
        if letters := lacking(page.title, has):
            message = _lacking("title", letters, page.title, font)
            yield Mistake(file_of(page), page.lines["title"], message)
    texts: list[tuple[str, str, str]] = []
    for lang, words in site.words.items():
        other = lang if site.languages[lang].root else None
        details = f"{content}/site.{other}.yml" if other else f"{content}/site.yml"
        texts += [(details, key, getattr(words["site"], key)) for key in ("name", "tagline")]
        file = f"{content}/{topics_file(other)}"
        texts += [(file, "title", topic.title) for topic in words["topics"]]
    for file, key, text in texts:
        if letters := lacking(text, has):
            yield Mistake(file, 0, _lacking(key, letters, text, font))


def _lacking(key: str, letters: str, text: str, font: str) -> Message:
    return say(
        '%(key)s must be written in letters that the font of titles has, got "%(letters)s" in'
        ' "%(text)s"; write it without, or give %(font)s these letters.',
        key=key,
        letters=letters,
        text=text,
        font=font,
    )


def _make(generators: Sequence[Any]) -> None:
    """Draw the missing cards, and give each page the address of its card."""
    settings = generators[0].settings
    site = site_of(settings)
    identity = identity_of(site.content, site.theme)
    look = look_of(site.theme, identity)
    font = f"{site.content.name}/{identity.font.name}" if identity.font else f"theme/{FONT}"
    if mistakes := list(undrawable(site, look, font=font)):
        raise ContentError(mistakes)
    cards: dict[str, Card] = {}
    for words in site.words.values():
        for page in words["by_key"].values():
            page.card = ""
            if not settings["PREVIEW"]:
                text_of_card = Card(page.title, words["site"].name, words["site"].tagline)
                name = name_of(text_of_card, look)
                cards[name], page.card = text_of_card, f"{FOLDER}/{name}"
    draw(cards, look, cache=CACHE, divide=site.divide)
    site.outputs.update({f"{FOLDER}/{name}": CACHE / name for name in cards})


def register() -> None:
    """Register after plugins.pages.language_versions, which gives the pages of each language."""
    signals.all_generators_finalized.connect(_make)
