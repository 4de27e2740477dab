"""A search in the list of staff must name an existing page; plugins/build/searches.py tries it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError, Message, did_you_mean, say
from plugins.reading.files import text_of
from plugins.reading.front_matter import read_mapping
from plugins.reading.schema_mistakes import shown

NOT_FOUND = "not-found"  # this page is not in the index


@dataclass(frozen=True)
class Search:
    """The words of a visitor, and the key of the page that must be among the first three
    results."""

    typed: str
    key: str  # "" if the line names none
    line: int


def searches_file(lang: str) -> str:
    """Return the file's name inside the content; the default language is ""."""
    return f"search.{lang}.yml" if lang else "search.yml"


def read_searches(content: Path, lang: str) -> tuple[Search, ...]:
    """Return the searches of a language in their order; ContentError if the file is no such
    list."""
    file = f"{content.name}/{searches_file(lang)}"
    values, lines = read_mapping(text_of(content / searches_file(lang), file=file), file=file)
    return tuple(
        Search(typed, shown(key, in_brackets=True), lines[typed]) for typed, key in values.items()
    )


def check(sources: Sources) -> Iterator[Finding]:
    """Yield searches for missing or unpublished pages, and languages without any search."""
    if not (sources.content / searches_file("")).is_file():
        return
    for lang in ("", *sources.languages):
        name = f"{sources.content.name}/{searches_file(lang)}"
        if (sources.content / searches_file(lang)).is_file():
            yield from _in_language(sources, lang, name)
        else:
            text = say(
                "the search should be tried in this language too, found no such file; write it as"
                " %(file)s is.",
                file=searches_file(""),
            )
            yield Finding(name, 0, text, "warning")


def _in_language(sources: Sources, lang: str, name: str) -> Iterator[Finding]:
    try:
        searches = read_searches(sources.content, lang)
    except ContentError as error:
        yield from (
            Finding(mistake.file, mistake.line, mistake.message) for mistake in error.mistakes
        )
        return
    pages = {(page.slug, page.lang): page for page in sources.entries if page.slug != NOT_FOUND}
    for search in searches:
        if wrong := _mistake(search, lang, pages, sources.on):
            severity = sources.leaning_on(pages.get((search.key, lang)))
            yield Finding(name, search.line, wrong, severity)


def _mistake(
    search: Search, lang: str, pages: Mapping[tuple[str, str], Entry], on: date
) -> Message | None:
    """Return the mistake in a search, None if there is none; plugins/languages/parity.py reports a
    missing translation."""
    if (search.key, "") not in pages:
        slugs = [slug for slug, other in pages if not other]
        name = PurePosixPath(search.key).name.partition(".")[0]  # of an address or a file
        return say(
            '"%(typed)s" must name the page to be found, got "%(named)s"; %(advice)s',
            typed=search.typed,
            named=search.key,
            advice=did_you_mean(name or search.key, slugs),
        )
    page = pages.get((search.key, lang))
    if page and page.front and not page.published(on):
        return say(
            '"%(typed)s" must name a published page, %(file)s is a draft or outside its days; take'
            " the line out.",
            typed=search.typed,
            file=page.file,
        )
    return None
