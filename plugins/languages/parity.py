"""The rules on what must agree between a page and its translations, one small rule each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.errors import Message, Mistake, say

SAME = (
    "topic",
    "order",
    "review_every",
    "questions",
    "formula",
    "template",
    "status",
    "publish_from",
    "publish_until",
)


def mistakes_between(
    pages: Sequence[Any], in_language: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any]
) -> list[Mistake]:
    """Return every difference between the languages, once each page has its translations in
    `versions`."""
    default = settings["DEFAULT_LANG"]
    by_topic = [page for words in in_language.values() for page in words["topic_pages"].values()]
    mistakes = [*shared_addresses([*pages, *by_topic]), *topics(in_language, settings)]
    for page in pages:
        original = page.versions.get(default)
        if original and original is not page:
            mistakes += keys(original, page)
    return mistakes


def file_of(page: Any) -> str:
    """Return a page's file as mistakes name it."""
    return f"{Path(page.settings['PATH']).name}/{page.relative_source_path}"


def twinless(pages: Sequence[Any], languages: list[str], default: str) -> Iterator[Mistake]:
    """Yield a mistake for each page without a translation; only a draft may wait for one."""
    for page in pages:
        if page is not next(iter(page.versions.values())) or (
            page.is_draft and page.lang == default
        ):
            continue  # reported once, for the first language that has the page
        for lang in languages:
            if lang not in page.versions:
                name = f"{page.key}.md" if lang == default else f"{page.key}.{lang}.md"
                yield Mistake(file_of(page), 1, twin_missing(name))


def twin_missing(name: str) -> Message:
    """Return the message about a page that another language lacks."""
    return say(
        "the page must have its twin %(name)s beside it, found none published; write it, or make"
        " this one a draft.",
        name=name,
    )


def shared_addresses(pages: list[Any]) -> Iterator[Mistake]:
    """Yield a mistake for each page that has the address of another."""
    pages_by_address: dict[str, Any] = {}
    for page in pages:
        other = pages_by_address.setdefault(page.url, page)
        if other is not page:
            line = page.lines.get("slug", 1)
            message = say(
                'slug must lead to an address of its own, got "%(slug)s", which is also that of'
                " %(file)s; choose another.",
                slug=page.slug,
                file=file_of(other),
            )
            yield Mistake(file_of(page), line, message)


def topics(
    in_language: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any]
) -> Iterator[Mistake]:
    """Yield a mistake for each language whose topics are not the same, in the same order."""
    default = [topic.key for topic in in_language[settings["DEFAULT_LANG"]]["topics"]]
    for lang, words in in_language.items():
        here = [topic.key for topic in words["topics"]]
        if here != default:
            file = f"{Path(settings['PATH']).name}/faq/topics.{lang}.yml"
            message = say(
                "the topics must be %(topics)s in this order, got %(got)s; bring them in line with"
                " topics.yml.",
                topics=", ".join(default),
                got=", ".join(here),
            )
            yield Mistake(file, 1, message)


def keys(original: Any, page: Any) -> Iterator[Mistake]:
    """Yield a mistake for each key other than text whose value differs in a translation."""
    for key in SAME:
        here, there = getattr(page, key, None), getattr(original, key, None)
        if here != there:
            message = differs(key, file=file_of(original), there=there, here=here)
            yield Mistake(file_of(page), page.lines.get(key, 1), message)


def differs(key: str, *, file: str, there: Any, here: Any) -> Message:
    """Return the message about a key whose value differs between a translation and its original."""
    return say(
        "%(key)s must be as in %(file)s, %(there)s, got %(here)s; make them equal.",
        key=key,
        file=file,
        there=_as_text(there),
        here=_as_text(here),
    )


def _as_text(value: Any) -> str | Message:
    if value is None:
        return say("nothing")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
