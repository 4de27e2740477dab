"""Each language says the same: what must agree between a page and its twins, one small rule
each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale

from plugins.errors import Mistake, Said, say

SAME = (
    "topic",
    "order",
    "review_every",
    "questions",
    "states",
    "formula",
    "template",
    "status",
    "publish_from",
    "publish_until",
)
NO_TEXT = re.compile(
    r"\]\([^)]*\)|\{:[^}]*\}|\{filename\}\S*"
)  # where a link leads, what an attribute list says
LINK = re.compile(r"\{filename\}([^)\s#\"]+)")
KEY = re.compile(r"(?!title|summary)[a-z_]+:")
FRACTIONS = "½⅓⅔¼¾⅕⅛"


def mistakes_between(
    pages: Sequence[Any], in_language: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any]
) -> list[Mistake]:
    """Return every way in which the languages differ, once each page has its twins in
    `versions`."""
    default, locales = settings["DEFAULT_LANG"], settings["LANGUAGES"]
    by_topic = [page for words in in_language.values() for page in words["topic_pages"].values()]
    found = [*shared_addresses([*pages, *by_topic]), *topics(in_language, settings)]
    for page in pages:
        original = page.versions.get(default)
        found += foreign_links(page, "" if page.lang == default else f".{page.lang}")
        if original and original is not page:
            found += [*keys(original, page), *numbers(original, page, locales)]
    return found


def file_of(page: Any) -> str:
    """Return a page's file as mistakes name it."""
    return f"{Path(page.settings['PATH']).name}/{page.relative_source_path}"


def twinless(pages: Sequence[Any], languages: list[str], default: str) -> Iterator[Mistake]:
    """Every page is there in every language; a draft may wait for its translation."""
    for page in pages:
        if page is not next(iter(page.versions.values())) or (
            page.is_draft and page.lang == default
        ):
            continue  # said once, of the first language that has it
        for lang in languages:
            if lang not in page.versions:
                name = f"{page.key}.md" if lang == default else f"{page.key}.{lang}.md"
                yield Mistake(file_of(page), 1, twin_missing(name))


def twin_missing(name: str) -> Said:
    """Return what to say of a page that is not there in another language."""
    return say(
        "the page must have its twin %(name)s beside it, found none published; write it, or make"
        " this one a draft.",
        name=name,
    )


def shared_addresses(pages: list[Any]) -> Iterator[Mistake]:
    """No two pages have one address."""
    taken: dict[str, Any] = {}
    for page in pages:
        other = taken.setdefault(page.url, page)
        if other is not page:
            line = page.lines.get("slug", 1)
            said = say(
                'slug must lead to an address of its own, got "%(slug)s", which is also that of'
                " %(file)s; choose another.",
                slug=page.slug,
                file=file_of(other),
            )
            yield Mistake(file_of(page), line, said)


def topics(
    in_language: Mapping[str, Mapping[str, Any]], settings: Mapping[str, Any]
) -> Iterator[Mistake]:
    """The topics are the same, in the same order."""
    default = [topic.key for topic in in_language[settings["DEFAULT_LANG"]]["topics"]]
    for lang, words in in_language.items():
        here = [topic.key for topic in words["topics"]]
        if here != default:
            file = f"{Path(settings['PATH']).name}/faq/topics.{lang}.yml"
            said = say(
                "the topics must be %(topics)s in this order, got %(got)s; bring them in line with"
                " topics.yml.",
                topics=", ".join(default),
                got=", ".join(here),
            )
            yield Mistake(file, 1, said)


def foreign_links(page: Any, ending: str) -> Iterator[Mistake]:
    """A link leads to a page in the same language."""
    for target in LINK.findall(page.body):
        _, dot, lang = target.removesuffix(".md").rpartition("/")[2].partition(".")
        if dot + lang != ending:
            right = f"{target.removesuffix('.md').removesuffix(dot + lang)}{ending}.md"
            line = _line_of(page, target)
            yield Mistake(
                file_of(page),
                line,
                say(
                    'a link must lead to a page in the same language, got "%(link)s"; write'
                    ' "%(right)s".',
                    link=target,
                    right=right,
                ),
            )


def keys(original: Any, page: Any) -> Iterator[Mistake]:
    """What is no text is the same in every language."""
    for key in SAME:
        here, there = getattr(page, key, None), getattr(original, key, None)
        if here != there:
            said = differs(key, file=file_of(original), there=there, here=here)
            yield Mistake(file_of(page), page.lines.get(key, 1), said)


def differs(key: str, *, file: str, there: Any, here: Any) -> Said:
    """Return what to say of a key that a translation has otherwise than its original."""
    return say(
        "%(key)s must be as in %(file)s, %(there)s, got %(here)s; make them equal.",
        key=key,
        file=file,
        there=_shown(there),
        here=_shown(here),
    )


def numbers(original: Any, page: Any, locales: Mapping[str, str]) -> Iterator[Mistake]:
    """A number in one language stands in the other."""
    there = numbers_in(_text(original), locale=locales[original.lang])
    here = numbers_in(_text(page), locale=locales[page.lang])
    if here != there:
        missing, added = sorted((there - here).elements()), sorted((here - there).elements())
        said = say(
            "the numbers must be those of %(file)s; missing here: %(missing)s; only here:"
            " %(added)s; correct the one or the other.",
            file=file_of(original),
            missing=_listed(missing),
            added=_listed(added),
        )
        yield Mistake(file_of(page), _line_with(page, added, locales[page.lang]), said)


@lru_cache(maxsize=16_384)  # a save in the preview changes one text of many
def numbers_in(text: str, *, locale: str) -> Counter[str]:
    """Return the numbers of a text, written as Python writes them: "1 000,5" in French is
    1000.5."""
    symbols = Locale.parse(locale).number_symbols["latn"]
    group = "[\u00a0\u202f]" if symbols["group"].isspace() else re.escape(symbols["group"])
    decimal = re.escape(symbols["decimal"])
    found = re.findall(rf"\d+(?:{group}\d{{3}})*(?:{decimal}\d+)?|[{FRACTIONS}]", text)
    return Counter(re.sub(group, "", number).replace(symbols["decimal"], ".") for number in found)


def _line_of(page: Any, text: str) -> int:
    """Return the first line of a page's file that holds a text."""
    rows = Path(page.source_path).read_text(encoding="utf-8-sig").splitlines()
    return next((number for number, row in enumerate(rows, start=1) if text in row), 1)


def _line_with(page: Any, added: list[str], locale: str) -> int:
    """Return the first line of a page's file that holds one of these numbers, keys with days and
    places apart."""
    rows = Path(page.source_path).read_text(encoding="utf-8-sig").splitlines()
    read = (
        number
        for number, row in enumerate(rows, start=1)
        if not KEY.match(row)
        and numbers_in(NO_TEXT.sub(" ", row), locale=locale).keys() & set(added)
    )
    return next(read, 1)


def _text(page: Any) -> str:
    return NO_TEXT.sub(" ", "\n".join([page.title, page.metadata["summary"], page.body]))


def _shown(value: Any) -> str | Said:
    if value is None:
        return say("nothing")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _listed(numbers: list[str]) -> str | Said:
    return ", ".join(numbers) or say("none")
