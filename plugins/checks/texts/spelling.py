"""Words must be spelt right, by a dictionary of their language or by our own list in
`content/words.txt`.

English uses codespell, which lists common mistakes; other languages use Hunspell, which lists
correct words, if `theme/translations/<code>/dictionary.toml` pins a dictionary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files

from hunspell import Hunspell

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError, Message, say
from plugins.markdown.things import Passage
from plugins.packages.npm import NpmError, is_pinned, package
from plugins.reading.files import text_of

KIND = "should"
OURS = "words.txt"
ENGLISH = "en"
WORD = re.compile(r"(?<![\d])[^\W\d_]+(?:['’][^\W\d_]+)*")
HYPHENED = re.compile(rf"{WORD.pattern}(?:-{WORD.pattern})*")
NOT_PROSE = re.compile(r"\S+://\S+|\S+@\S+|\{\{[^}]*\}\}")
SUGGESTED = 2


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of common misspellings in English, and of words that are in no dictionary of their
    language."""
    yield from _unchecked(sources)
    try:
        ours = our_words(sources)
        for entry in sources.entries:
            for line, word in _misspelt(entry):
                if word.lower() not in ours:
                    yield Finding(entry.file, line, _message(word, _meant(entry, word)), "warning")
    except ContentError as error:
        yield from (
            Finding(mistake.file, mistake.line, mistake.message, "warning")
            for mistake in error.mistakes
        )
    except NpmError as error:
        place, message = error.mistakes[0].file, error.mistakes[0].message
        yield Finding(
            place, 0, say("the dictionary must be there: %(why)s", why=message), "warning"
        )


def _unchecked(sources: Sources) -> Iterator[Finding]:
    """Warn once of each language without a dictionary."""
    for lang in sorted({entry.language for entry in sources.entries}):
        if lang != ENGLISH and not has_dictionary(lang):
            message = say(
                "spelling should be checked in every language, and no dictionary of %(lang)s is"
                " pinned: its words are not checked; pin one in theme/translations/%(lang)s, in"
                " dictionary.toml, as another language does.",
                lang=lang,
            )
            yield Finding(f"{sources.content.name}/settings.yml", 0, message, "warning")


@cache
def has_dictionary(lang: str) -> bool:
    """Return whether a language's dictionary is pinned."""
    return is_pinned(f"dictionary-{lang}")


@lru_cache(maxsize=65_536)  # texts say the same words again and again
def is_misspelt(word: str, lang: str) -> bool:
    """Return whether a word is misspelt; outside English a word with a capital counts as a name."""
    if lang == ENGLISH:
        start = f"{word.lower()}->"
        place = bisect_left(sorted_misspellings(), start)
        return any(one.startswith(start) for one in sorted_misspellings()[place : place + 1])
    if not word.islower() or len(word) == 1 or not has_dictionary(lang):
        return False
    return not dictionary(lang).spell(_plain(word))


@remembered
def _misspelt(entry: Entry) -> Iterator[tuple[int, str]]:
    """Yield each misspelt word of a text with its line."""
    form = WORD if entry.language == ENGLISH else HYPHENED  # others may have hyphens within
    texts = [(passage, _prose(passage)) for passage in entry.passages]
    words = {word for _, text in texts for word in form.findall(text)}
    if wrong := {word for word in words if is_misspelt(word, entry.language)}:
        for passage, text in texts:
            for match in form.finditer(text):
                if match[0] in wrong:
                    yield passage.line_at(match.start()), match[0]


def _meant(entry: Entry, word: str) -> tuple[str, ...]:
    """Return the suggestions for a word, cached in its entry: Hunspell takes a tenth of a second
    for one."""
    name = f"{__name__} {word}"
    if name not in entry.memo:
        entry.memo[name] = suggestions(word, entry.language)
    return entry.memo[name]  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)
def suggestions(word: str, lang: str) -> tuple[str, ...]:
    """Return the suggestions for a misspelt word."""
    if lang == ENGLISH:
        return tuple(filter(None, map(str.strip, misspellings()[word.lower()].split(","))))
    return tuple(dictionary(lang).suggest(_plain(word))[:SUGGESTED])


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _prose(passage: Passage) -> str:
    """Return the words of a passage, with spaces in place of addresses and placeholders."""
    text = passage.text()
    if not NOT_PROSE.search(text):
        return text
    return NOT_PROSE.sub(lambda part: " " * len(part[0]), text)


def _message(word: str, right: Iterable[str]) -> Message:
    meant = '", "'.join(right)
    if meant:
        return say(
            '"%(word)s" should be spelt right; did you mean "%(right)s"? A word of ours goes into'
            " content/words.txt.",
            word=word,
            right=meant,
        )
    return say(
        '"%(word)s" should be spelt right; correct it, or add a word of ours to content/words.txt.',
        word=word,
    )


def our_words(sources: Sources) -> set[str]:
    """Return the words that staff have approved, one a line; `#` begins a comment."""
    file = sources.content / OURS
    lines = (
        text_of(file, file=f"{sources.content.name}/{OURS}").splitlines() if file.is_file() else []
    )
    return {word for line in lines if (word := line.partition("#")[0].strip().lower())}


@cache
def dictionary(lang: str) -> Hunspell:
    """Return the dictionary of a language; NpmError if it is not available."""
    return Hunspell("index", hunspell_data_dir=str(package(f"dictionary-{lang}")))


def _codespell() -> str:
    """Return codespell's dictionary: on each line a misspelt word, "->", and its corrections,
    separated by commas."""
    return files("codespell_lib").joinpath("data/dictionary.txt").read_text(encoding="utf-8")


@cache
def sorted_misspellings() -> list[str]:
    """Return the lines of the dictionary in small letters and in order: to look a word up in them
    costs less than to make a mapping of sixty thousand words, of which a check needs a hundred."""
    return sorted(_codespell().lower().splitlines())


@cache
def misspellings() -> dict[str, str]:
    """Return the corrections of each misspelt word."""
    pairs = (line.partition("->") for line in _codespell().splitlines())
    return {wrong.lower(): right for wrong, _, right in pairs}
