"""The language versions of pages: every page gets its twins, and every template the words of its
language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from pelican.plugins import signals

from calculator.tariff.book import PriceBook
from plugins.errors import ContentError
from plugins.languages.parity import mistakes_between, twinless
from plugins.languages.translations import drift
from plugins.pages.topic_pages import topic_pages
from plugins.prices.price_table import tables_of
from plugins.reading.price_books import pages_of
from plugins.reading.topics import group, read_topics, resolve
from plugins.site import Site, site_of

FEED = "feed.xml"


def pair(pages: Iterable[Any], languages: Iterable[str]) -> None:
    """Give every page `versions`: language → the same page in that language, including itself."""
    pages, order = list(pages), list(languages)
    versions_by_page: dict[tuple[str, str], dict[str, Any]] = {}
    for page in pages:
        versions_by_page.setdefault((page.kind, page.key), {})[page.lang] = page
    for page in pages:
        versions = versions_by_page[page.kind, page.key]
        page.versions = {lang: versions[lang] for lang in order if lang in versions}


def words_of(lang: str, *, site: Site, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return what templates know of one language: the firm, topics, services, questions, and every
    page by its key."""
    pages = [page for page in site.pages if page.lang == lang]
    questions = [question for question in site.questions if question.lang == lang]
    resolve(pages, questions)
    services = [page for page in pages if page.kind == "services"]
    root = site.languages[lang].root
    topics = group(read_topics(site.content, lang=lang if root else None), questions)
    by_topic = topic_pages(topics, settings, lang=lang, root=root)
    by_key = {page.key: page for page in [*pages, *questions, *by_topic.values()]}
    return {
        "site": site.details[lang],
        "offer": site.offer_words[lang],
        "prices": site.reuse(("prices", lang), partial(tables_of, site, lang)),
        "topics": topics,
        "topic_pages": by_topic,
        "services": tuple(sorted(services, key=lambda page: (page.order, page.key))),
        "questions": tuple(questions),
        "stating": {key: by_key[key] for key in _stating(site.books) if key in by_key},
        "by_key": by_key,
        "method": by_key.get(site.book.year_page),
    }


def _stating(books: Iterable[PriceBook]) -> tuple[str, ...]:
    """Return the pages that state a rule of any book: an old link shows an estimate by an old
    book."""
    return tuple(dict.fromkeys(page for book in books for page in pages_of(book)))


def _arrange(generators: Sequence[Any]) -> None:
    settings, context = generators[0].settings, generators[0].context
    site = site_of(settings)
    pair(site.every_page, site.languages)
    twinless_pages = list(twinless(site.every_page, list(site.languages), site.default))
    # otherwise the consequences of a missing twin would be reported at every place
    if twinless_pages:
        raise ContentError(twinless_pages)
    site.words = {lang: words_of(lang, site=site, settings=settings) for lang in site.languages}
    by_topic = [page for words in site.words.values() for page in words["topic_pages"].values()]
    pair(by_topic, site.languages)
    mistakes = mistakes_between(site.every_page, site.words, settings)
    mistakes += drift(site.every_page, settings)
    if mistakes:
        raise ContentError(mistakes)
    context["in_language"], context["languages"] = site.words, site.languages


def _feeds(generator: Any, writer: Any) -> None:
    """Write one feed for each language: Pelican's own would mix the languages, and knows only one
    address of the site."""
    site = site_of(generator.settings)
    for lang, language in site.languages.items():
        path = language.root + FEED
        template, words = generator.get_template("feed"), site.words[lang]
        more = {"url": path, "lang": lang, "path": path, **words}
        writer.write_file(path, template, generator.context, **more)


def register() -> None:
    """Register for the time when every file has been read: a page may depend on any question, and
    its twin may be read last."""
    signals.all_generators_finalized.connect(_arrange)
    signals.article_writer_finalized.connect(_feeds)
