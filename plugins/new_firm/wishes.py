"""The five answers that describe a new firm, validated as strictly as those of a file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from calculator.reading.currencies import DECIMALS
from plugins.assets.colours import meanings, of_firm, readable_colours, unreadable
from plugins.assets.social_cards import FONT
from plugins.assets.typeface import lacking, letters_of
from plugins.errors import ContentError, Message, Mistake, say
from plugins.project import ROOT, THEME
from plugins.reading.firm_settings import FirmSettings
from plugins.reading.front_matter import check
from plugins.reading.typed_amounts import amounts_in

TEXTS = ROOT / "plugins" / "new_firm" / "texts"
NAMES = ("name", "languages", "colours", "lends", "currency")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
PARTED = re.compile(r"[\s,]+")
MARKUP = re.compile(r"[<>{}\[\]*_`]")
Ask = Callable[[Message, str], str]
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Wishes:
    """The name of a firm, the locales of its languages, its two colours, whom it lends in each
    language, and its currency."""

    name: str
    locales: tuple[str, ...]
    colours: tuple[str, str]
    lends: tuple[str, ...]
    currency: str

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages, beginning with the first."""
        return tuple(locale[:2] for locale in self.locales)


def ask_for_wishes(answers: Answers, ask: Ask) -> Wishes:
    """Return the given answers, and ask for the others; ContentError if one is not valid."""
    name = answers.get("name") or ask(say("What is the firm called?"), "")
    language_list = answers.get("languages") or ask(
        say("In which languages, the first one first? Each with its country"), "en_IE, fr_BE"
    )
    locales = _locales(language_list)
    language_names = ", ".join(
        Locale.parse(locale).get_display_name(locale) or locale for locale in locales
    )
    colours = answers.get("colours") or ask(
        say("Which two colours, of links and of accents?"), "#1d4ed8, #c2410c"
    )
    lends = answers.get("lends") or ask(
        say(
            "Whom does it lend, in the plural, like accountants? In each language, with / between"
            " (%(languages)s)",
            languages=language_names,
        ),
        "",
    )
    currency = answers.get("currency") or ask(say("In which currency are its prices?"), "EUR")
    return Wishes(
        _name(name), locales, _colours(colours), _lent(lends, locales), _currency(currency)
    )


def _error(key: str, message: Message) -> ContentError:
    return ContentError([Mistake(key.upper(), 0, message)])


def _name(name: str) -> str:
    text = " ".join(name.split())
    if not text or MARKUP.search(text):
        message = say(
            'it must be a name without signs of markup, got "%(got)s"; write it.', got=name
        )
        raise _error("name", message)
    _refuse_unprintable(text, "name")
    return text


def _refuse_unprintable(text: str, key: str) -> None:
    """Raise ContentError if a text cannot be on every page: its letters are drawn on cards, and
    amounts of money come only from the price book."""
    letters = lacking(text, letters_of((THEME / FONT).read_bytes()))
    if letters:
        message = say(
            'the font of titles must have its letters, got "%(letters)s" in "%(got)s"; write it'
            " without, or put them in afterwards with a font.woff2 that has them.",
            letters=letters,
            got=text,
        )
        raise _error(key, message)
    if amounts := amounts_in(text):
        message = say(
            'it must hold no amount of money, got "%(amount)s"; write it without.',
            amount=amounts[0],
        )
        raise _error(key, message)


def _locales(text: str) -> tuple[str, ...]:
    locales = [part for part in PARTED.split(text.strip(" []")) if part]
    read = check(FirmSettings, {"languages": locales}, {}, file="LANGUAGES")
    available = sorted(path.name for path in TEXTS.iterdir())
    for locale in read.languages:
        if locale[:2] not in available:
            message = say(
                "samples are written in %(choices)s, not in %(language)s; begin with one of these"
                " and add the other language's files afterwards.",
                choices=", ".join(available),
                language=locale[:2],
            )
            raise _error("languages", message)
    return read.languages


def _colours(text: str) -> tuple[str, str]:
    """Return the two colours, which must be readable in light and dark."""
    colours = COLOUR.findall(text)
    if len(colours) != 2:
        message = say(
            'there must be two colours like "#1d4ed8, #c2410c", got "%(got)s"; write them.',
            got=text,
        )
        raise _error("colours", message)
    own = meanings((THEME / "static" / "css" / "tokens.css").read_text("utf-8"))
    colour, accent = (one.lower() for one in colours)
    if any(unreadable(of_firm(colour, accent, own)[0])):
        message = say(
            'both must be readable on the site, got "%(got)s"; the nearest that are: "%(near)s".',
            got=text,
            near=", ".join(readable_colours(colour, accent, own)),
        )
        raise _error("colours", message)
    return colour, accent


@cache
def phrases(lang: str) -> dict[str, Any]:
    """Return the phrases of a language's samples that depend on the firm."""
    return tomllib.loads((TEXTS / lang / "phrases.toml").read_text("utf-8"))


def _lent(text: str, locales: tuple[str, ...]) -> tuple[str, ...]:
    parts = tuple(" ".join(part.split()) for part in text.split("/"))
    for part, locale in zip(parts, locales, strict=False):
        _without_article(part, locale[:2])
    if len(parts) != len(locales) or not all(parts) or any(MARKUP.search(part) for part in parts):
        message = say(
            'it must be said in each language, like "accountants / comptables" for %(languages)s,'
            ' got "%(got)s"; write it so.',
            languages=", ".join(locales),
            got=text,
        )
        raise _error("lends", message)
    for part in parts:
        _refuse_unprintable(part, "lends")
    return parts


def _without_article(part: str, lang: str) -> None:
    """Raise ContentError if an article stands before whom a firm lends: the samples add their
    own."""
    article = next(filter(part.lower().startswith, _articles(lang)), "")
    if article:
        message = say(
            'it must be a plural without an article, like accountants, got "%(got)s"; take'
            ' "%(article)s" away.',
            got=part,
            article=article.strip(),
        )
        raise _error("lends", message)


def _articles(lang: str) -> Iterator[str]:
    """Yield the articles of a language with the space that follows; none after an apostrophe."""
    for article in phrases(lang)["articles"]:
        yield article if article[-1] in "'’" else f"{article} "


def _currency(text: str) -> str:
    code = text.strip().upper()
    if code not in DECIMALS:
        message = say(
            'it must be the code of a currency, like EUR, got "%(got)s"; write it.', got=text
        )
        raise _error("currency", message)
    return code
