"""The site that is being built: made once at `initialized`, and available to every plugin.

Pelican's signals share only its settings, so these hold the site; only `site_of` reads it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.plugins import signals

from calculator.tariff.book import PriceBook, book_on
from plugins.cache import link
from plugins.errors import ContentError
from plugins.languages.codes import Language, languages_of
from plugins.languages.template_words import teach
from plugins.languages.theme_words import catalogues
from plugins.markdown.things import Precomputed
from plugins.reading.offer_schema import OfferWords
from plugins.reading.offer_words import offer_words
from plugins.reading.price_books import read_books
from plugins.reading.site_details import (
    SiteDetails,
    in_language,
    parted_address,
    read_site_details,
    taxes_of,
)
from plugins.work import Divide, Reuse, in_this_process, made_anew

KEY = "SITE"


@dataclass
class Site:
    """What many plugins need in one build.

    Filled before the texts are read: `downloads`, their bytes by the names that texts have for
    them. Filled once every text has been read: the visible `questions` and `pages`, and `words`,
    the values that templates have in each language. Filled before the pages are written:
    `template_values`, which every template has, and `outputs`, further files by their address. On a
    large site `precompute` makes `precomputed`, HTML by file, `deferred_pages` come last, and
    `reuse` gives results of the last build of a preview.
    """

    content: Path
    theme: Path
    on: date
    configured_prefix: str
    configured_address: str
    languages: Mapping[str, Language]
    template_values: dict[str, object] = field(default_factory=dict)
    outputs: dict[str, Path] = field(default_factory=dict)
    downloads: dict[str, int] = field(default_factory=dict)
    questions: tuple[Any, ...] = ()
    pages: tuple[Any, ...] = ()
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    precompute: Callable[[Any, Any], dict[str, Precomputed]] | None = None
    precomputed: dict[str, Precomputed] = field(default_factory=dict)
    deferred_pages: Any = None
    divide: Divide = in_this_process
    reuse: Reuse = made_anew

    @property
    def default(self) -> str:
        """Return the language whose addresses have no folder of their own."""
        return next(lang for lang, language in self.languages.items() if not language.root)

    @cached_property
    def books(self) -> tuple[PriceBook, ...]:
        """Return every price book, the oldest first."""
        return read_books(self.content)

    @cached_property
    def book(self) -> PriceBook:
        """Return the price book in force on the day."""
        return book_on(self.books, self.on)

    @cached_property
    def details(self) -> dict[str, SiteDetails]:
        """Return the firm's details in each language."""
        site = read_site_details(self.content)
        return {
            lang: in_language(site, self.content, lang) if language.root else site
            for lang, language in self.languages.items()
        }

    @cached_property
    def offer_words(self) -> dict[str, OfferWords]:
        """Return the words of the offer in each language."""
        return {
            lang: offer_words(self.content, lang=lang, translated=bool(language.root))
            for lang, language in self.languages.items()
        }

    @cached_property
    def catalogues(self) -> dict[str, NullTranslations]:
        """Return the translations of the theme's words in each language."""
        taxes = taxes_of(self.details, self.languages[self.default].locale)
        make = partial(catalogues, self.theme, self.languages, taxes)
        return self.reuse("catalogues", make)

    @property
    def address(self) -> str:
        """Return the address of the host, without a slash at its end: that of the settings, or else
        the firm's own."""
        return self.configured_address or parted_address(self.details[self.default].website)[0]

    @property
    def prefix(self) -> str:
        """Return the folder of the site on its host, like /site, empty if it is the root."""
        if self.configured_prefix or self.configured_address:
            return self.configured_prefix
        return parted_address(self.details[self.default].website)[1]

    @property
    def every_page(self) -> tuple[Any, ...]:
        """Return the pages and questions that have their own file."""
        return *self.pages, *self.questions

    def teach(self, environment: Any) -> None:
        """Give a Jinja environment the theme's words and filters, in every language."""
        locales = {lang: language.locale for lang, language in self.languages.items()}
        teach(environment, self.catalogues, locales)


def site_from(settings: Mapping[str, Any]) -> Site:
    """Return the site that Pelican's settings describe; nothing is read yet."""
    return Site(
        content=Path(settings["PATH"]),
        theme=Path(settings["THEME"]),
        on=date.fromisoformat(settings["ON"]),
        configured_prefix=settings["SITEURL"],
        configured_address=settings["SITE_ADDRESS"],
        languages=languages_of(settings),
    )


def site_of(settings: Mapping[str, Any]) -> Site:
    """Return the site of a build from its settings."""
    site = settings[KEY]
    assert isinstance(site, Site), "made at `initialized`, before whatever asks"
    return site


def _make_site(pelican: Any) -> None:
    site = pelican.settings[KEY] = site_from(pelican.settings)
    with suppress(ContentError):  # the rules report these with all other mistakes
        pelican.settings["SITEURL"] = site.prefix  # from which Pelican makes {filename} addresses


def _fill_contexts(generator: Any) -> None:
    """Give each generator's own environment and context the site's words and values."""
    site = site_of(generator.settings)
    site.teach(generator.env)
    names = {"SITENAME": site.details[site.default].name, "SITE_ADDRESS": site.address}
    generator.context.update(names, **site.template_values)


def _remember_pages(generators: Iterable[Any]) -> None:
    """Store the visible pages, before any other plugin needs them."""
    for generator in generators:
        site = site_of(generator.settings)
        if isinstance(generator, ArticlesGenerator):
            generator.drafts = []  # Pelican would write them, at an address that can be guessed
            site.questions = tuple(generator.articles)
        elif isinstance(generator, PagesGenerator):
            site.pages = tuple(generator.pages)


def _copy_outputs(pelican: Any) -> None:
    """Link further files into the output; one of the content is copied, because it may change."""
    site = site_of(pelican.settings)
    for address, file in sorted(site.outputs.items()):
        place = Path(pelican.output_path) / address
        place.parent.mkdir(parents=True, exist_ok=True)
        if file.is_relative_to(site.content):
            shutil.copyfile(file, place)
        else:
            link(file, place)


def register() -> None:
    """Register first of all plugins; the outputs follow once every page is written."""
    signals.initialized.connect(_make_site)
    signals.generator_init.connect(_fill_contexts)
    signals.all_generators_finalized.connect(_remember_pages)
    signals.finalized.connect(_copy_outputs)
