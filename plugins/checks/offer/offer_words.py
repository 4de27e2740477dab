"""Every name in a price book has words in every language, and all words are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from plugins.checks.finding import Finding
from plugins.checks.offer.named_words import Named, ways_of
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.reading.nested import Path
from plugins.reading.offer_schema import OfferWords
from plugins.reading.offer_texts import holes
from plugins.reading.offer_words import file_of, untranslated

BY_CODE = ("facts", "formulas", "adjustments", "included", "vat")
CODES_WITHIN = ("classes", "choices", "examples", "requires")  # of a fact or a formula
CONDITIONAL = ("count", "from_to", "from", "unit", "units", "per", "rate", "over", "suggested")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield words that are missing, unused, or not in every language."""
    if not sources.books:
        return  # the rule on price books reports it
    named = {one.way: one for book in sources.books for one in ways_of(book)}
    of_the_day = {one.way: one for one in ways_of(sources.book)} if sources.book else named
    readable = {lang: words for lang, words in sources.words.items() if words}
    for lang, (words, lines) in readable.items():
        file = _file(sources, lang)
        yield from _misnamed(named, lines, file, sources)
        yield from _inside(of_the_day, words, lines, file)
    if "" in readable:
        for lang in readable.keys() - {""}:
            yield from _untranslated(
                named, readable[""][1], readable[lang][1], _file(sources, lang)
            )


def _file(sources: Sources, lang: str) -> str:
    return f"{sources.content.name}/{file_of(lang or None)}"


def _untranslated(
    named: Mapping[Path, Named], original: Mapping[Path, int], lines: Mapping[Path, int], file: str
) -> Iterator[Finding]:
    """Yield keys that only one language has, except names that are reported in the first one."""
    needed = {way for way, one in named.items() if one.is_needed}
    right = {
        way: line for way, line in original.items() if way in named or not _is_named_by_books(way)
    }
    own = {way: line for way, line in lines.items() if way in right or not _is_named_by_books(way)}
    for mistake in untranslated(right, own, file=file, needed=needed):
        yield Finding(mistake.file, mistake.line, mistake.message)


def _misnamed(
    named: Mapping[Path, Named], lines: Mapping[Path, int], file: str, sources: Sources
) -> Iterator[Finding]:
    """Yield the names of the books without words, and words for what no book names."""
    meant = _meant(named, lines)
    passed = {way for way in meant.values() if way}
    missing = {
        way: one
        for way, one in named.items()
        if not any(way[:end] in passed for end in range(1, len(way) + 1))
    }
    yield from _missing(missing, lines, file, sources)
    for way, near in meant.items():
        yield Finding(file, lines[way], _no_book(way, near), waits=True)


def _missing(
    named: Mapping[Path, Named], lines: Mapping[Path, int], file: str, sources: Sources
) -> Iterator[Finding]:
    """Yield the names of a book that have no words in this language, at the line to add them."""
    for way, one in named.items():
        above = [way[:end] for end in range(1, len(way))]
        has_parents = all(part in lines or part not in named for part in above)
        if way not in lines and one.is_needed and has_parents:
            at = next((lines[part] for part in reversed(above) if part in lines), 0)
            message = say(
                "%(key)s must be said here, since %(book)s needs it; found nothing, add it.",
                key=".".join(way),
                book=sources.place(one.book, one.path),
            )
            yield Finding(file, at, message)


def _meant(named: Mapping[Path, Named], lines: Mapping[Path, int]) -> dict[Path, Path]:
    """Return the names that no price book has, each with the missing one that it most likely means,
    () if there is none."""
    missing = [way for way in named if way not in lines]
    meant: dict[Path, Path] = {}
    for way in lines:
        if not _is_unused(way, named) or any(way[:end] in meant for end in range(2, len(way))):
            continue
        beside = {".".join(one): one for one in missing if len(one) == len(way)}
        names = get_close_matches(".".join(way), beside, n=1)
        meant[way] = beside[names[0]] if names else ()
        missing = [one for one in missing if one != meant[way]]
    return meant


def _is_unused(way: Path, named: Mapping[Path, Named]) -> bool:
    return _is_named_by_books(way) and way not in named


def _is_named_by_books(way: Path) -> bool:
    """Return whether a key is the name of something in a price book."""
    if way == ("comparison",):
        return True
    if not way or way[0] not in BY_CODE:
        return False
    return (
        len(way) == 2
        or (len(way) == 3 and way[2] in CONDITIONAL)
        or (len(way) == 4 and way[2] in CODES_WITHIN)
    )


def _no_book(way: Path, near: Path) -> Message:
    advice = say("take it out.")
    if near:
        advice = say('did you mean "%(near)s"?', near=".".join(near))
    return say(
        "%(key)s must stand in a price book, found in none; %(advice)s",
        key=".".join(way),
        advice=advice,
    )


def _inside(
    named: Mapping[Path, Named], words: OfferWords, lines: Mapping[Path, int], file: str
) -> Iterator[Finding]:
    """Yield texts with a fact that the range does not depend on, and unknown preselected
    choices."""
    for code, formula in words.formulas.items():
        one = named.get(("formulas", code))
        names = {"low", "high", *(one.facts if one else ())}
        if one and formula.range and (wrong := holes(formula.range) - names):
            message = say(
                "%(key)s must have only these between { and }: %(choices)s, got %(got)s; correct"
                " it.",
                key=f"formulas.{code}.range",
                choices=", ".join(sorted(names)),
                got=", ".join(sorted(wrong)),
            )
            yield Finding(file, lines[("formulas", code, "range")], message)
    for code, fact in words.facts.items():
        if fact.preselected and fact.preselected not in fact.choices:
            message = say(
                '%(key)s must be one of its choices, got "%(got)s"; write one of: %(choices)s.',
                key=f"facts.{code}.preselected",
                got=fact.preselected,
                choices=", ".join(fact.choices),
            )
            yield Finding(file, lines[("facts", code, "preselected")], message)
