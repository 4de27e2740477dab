"""The languages of the site: every page knows its twins, every template what is said in its
language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from babel import Locale
from pelican.plugins import signals

from plugins.errors import ContentError
from plugins.languages.parity import mistakes_between, twinless
from plugins.languages.translations import drift
from plugins.pages.topic_pages import topic_pages
from plugins.reading.topics import group, read_topics, resolve

FEED = "feed.xml"


@dataclass(frozen=True)
class Language:
    """A language of the site; `root` is the folder its addresses begin with, empty for the default
    language."""

    code: str
    locale: str
    root: str

    @cached_property
    def name(self) -> str:
        """Return the language's own name for itself: Français."""
        return (Locale.parse(self.code).get_display_name() or self.code).capitalize()


def languages_of(settings: Mapping[str, Any]) -> dict[str, Language]:
    """Return the languages by code, as the setting LANGUAGES orders them."""
    default = settings["DEFAULT_LANG"]
    return {
        code: Language(code, locale, "" if code == default else f"{code}/")
        for code, locale in settings["LANGUAGES"].items()
    }


def pair(pages: Iterable[Any], languages: Iterable[str]) -> None:
    """Give every page `versions`: language → the same page in it, itself included."""
    pages, order = list(pages), list(languages)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for page in pages:
        found.setdefault((page.kind, page.key), {})[page.lang] = page
    for page in pages:
        versions = found[page.kind, page.key]
        page.versions = {lang: versions[lang] for lang in order if lang in versions}


def words_of(
    lang: str, *, settings: Mapping[str, Any], pages: list[Any], questions: list[Any]
) -> dict[str, Any]:
    """Return what templates know of one language: the firm, topics, services, questions and every
    page by its key."""
    pages = [page for page in pages if page.lang == lang]
    questions = [question for question in questions if question.lang == lang]
    resolve(pages, questions)
    services = [page for page in pages if page.kind == "services"]
    topics = group(
        read_topics(
            Path(settings["PATH"]), lang=None if lang == settings["DEFAULT_LANG"] else lang
        ),
        questions,
    )
    by_topic = topic_pages(topics, settings, lang=lang, root=languages_of(settings)[lang].root)
    return {
        "site": settings["SITES"][lang],
        "topics": topics,
        "topic_pages": by_topic,
        "services": tuple(sorted(services, key=lambda page: (page.order, page.key))),
        "questions": tuple(questions),
        "stating": {rule: page for page in [*questions, *pages] for rule in page.states},
        "by_key": {page.key: page for page in [*pages, *questions, *by_topic.values()]},
    }


def _arrange(generators: list[Any]) -> None:
    by_name = {type(generator).__name__: generator for generator in generators}
    by_name[
        "ArticlesGenerator"
    ].drafts = []  # Pelican would write them, at an address one can guess
    questions, pages = by_name["ArticlesGenerator"].articles, by_name["PagesGenerator"].pages
    context, settings = by_name["PagesGenerator"].context, by_name["PagesGenerator"].settings
    languages = context["languages"] = languages_of(settings)
    pair([*pages, *questions], languages)
    alone = list(twinless([*pages, *questions], list(languages), settings["DEFAULT_LANG"]))
    if alone:  # what rests on a missing twin would be told at every place
        raise ContentError(alone)
    in_language = {
        lang: words_of(lang, settings=settings, pages=pages, questions=questions)
        for lang in languages
    }
    pair(
        [page for words in in_language.values() for page in words["topic_pages"].values()],
        languages,
    )
    wrong = mistakes_between([*pages, *questions], in_language, settings) + drift(
        [*pages, *questions], settings
    )
    if wrong:
        raise ContentError(wrong)
    context["in_language"] = in_language


def _feeds(generator: Any, writer: Any) -> None:
    """Write one feed a language: Pelican's own would mix them, and knows the site by one address
    only."""
    context = generator.context
    for code, language in context["languages"].items():
        path = language.root + FEED
        writer.write_file(
            path,
            generator.get_template("feed"),
            context,
            url=path,
            lang=code,
            path=path,
            **context["in_language"][code],
        )


def register() -> None:
    """Wait until every file has been read: a page may rest on any question, and its twin may be
    read last."""
    signals.all_generators_finalized.connect(_arrange)
    signals.article_writer_finalized.connect(_feeds)
