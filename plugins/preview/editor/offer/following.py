"""What a price book calls by another name than before: its words, its page and the amounts in texts
follow in the same save."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.errors import ContentError
from plugins.preview.editor.files import read
from plugins.preview.editor.offer.texts import Offer
from plugins.preview.editor.offer.trees import KEY, Tree, at, replaced
from plugins.preview.editor.offer.trees import Path as Way
from plugins.preview.editor.offer.value_renaming import Value, in_words
from plugins.preview.editor.offer.yaml_tree import with_tree
from plugins.preview.editor.renaming import up_to_date
from plugins.preview.editor.yaml_text import with_values
from plugins.reading.front_matter import parted, split
from plugins.reading.schema import KINDS

WORDS = {  # where the words of what a book names stand
    "fact": "facts",
    "formula": "formulas",
    "adjustment": "adjustments",
    "included": "included",
}
SERVICES, FORMULA, TITLE = "services", "formula", "title"
PLACEHOLDER = re.compile(r"(?<=\{\{)\s*\w+\s[^{}]*(?=\}\})")
WORD = re.compile(r"(?<=\s)[\w-]+(?=\s)")
Names = Mapping[str, Mapping[str, str]]  # of each kind: old and new


def following(
    content: Path,
    languages: tuple[str, ...],
    names: Names,
    values: Sequence[Value],
    *,
    others: Sequence[Tree],
) -> dict[Path, str]:
    """Return the new texts; `others` are the other books, which may need the old words still."""
    if not any(names.values()) and not values:
        return {}
    offer = Offer(content, languages)
    new: dict[Path, str] = {}
    for lang, path in offer.files("words").items():
        if text := read(content, path):
            titles = dict(_titles(content, lang, languages[0]))
            now = offer.tree(lang, text)
            wanted, renamed = _words(now, names, _kept(names, others), titles)
            wanted, more = in_words(wanted, values, others)
            renamed |= more
            for (*around, old), (*_, name) in renamed.items():
                now = replaced(now, (*around, KEY), old, name)
            new[path] = with_tree(text, now, wanted, renamed=renamed)
    spoken = {value.old: value.new for value in values if value.is_only}
    new |= _pages(content, languages, {**names, "values": spoken})
    return {path: text for path, text in new.items() if text != read(content, path)}


def _kept(names: Names, others: Sequence[Tree]) -> set[tuple[str, str]]:
    """Return the kinds and old names that another book still has."""
    return {
        (kind, old)
        for kind, pairs in names.items()
        for old in pairs
        if any(old in (at(book, (kind,)) or {}) for book in others)
    }


def _words(
    tree: Tree, names: Names, kept: set[tuple[str, str]], titles: Mapping[str, str]
) -> tuple[Tree, dict[Way, Way]]:
    """Return the words with new names beside the old ones that other books need, and what is
    renamed."""
    wanted = tree
    renamed: dict[Way, Way] = {}
    for kind, pairs in names.items():
        words = WORDS[kind]
        for old, new in pairs.items():
            there: Any = at(wanted, (words,)) or {}
            if old not in there or new in there:
                continue
            if (kind, old) in kept:
                title = {"name": titles[old]} if kind == FORMULA and old in titles else {}
                wanted = {**wanted, words: {**there, old: {**title, **there[old]}, new: there[old]}}
            else:
                renamed[words, old] = (words, new)
                wanted = replaced(wanted, (words, KEY), old, new)
            if kind == FORMULA:
                wanted = replaced(wanted, (words, "*", "requires", KEY), old, new)
            elif kind == "fact":
                wanted = _holes(wanted, old, new)
    return wanted, renamed


def _holes(tree: Tree, old: str, new: str) -> Tree:
    """Return words whose ranges name a fact by its new name."""
    formulas = {
        code: {
            key: text.replace(f"{{{old}}}", f"{{{new}}}") if key == "range" else text
            for key, text in words.items()
        }
        for code, words in (at(tree, ("formulas",)) or {}).items()
    }
    return {**tree, "formulas": formulas} if formulas else tree


def _pages(content: Path, languages: tuple[str, ...], names: Names) -> dict[Path, str]:
    """Return the pages with new names; a translation that had followed has followed still."""
    paths = [path for kind in KINDS for path in sorted((content / kind).glob("[!.]*.md"))]
    before = {path: text for path in paths if (text := read(content, path)) is not None}
    after = {path: _page(text, path, names) for path, text in before.items()}
    return after | up_to_date(before, after, languages)


def _page(text: str, path: Path, names: Names) -> str:
    pairs = {old: new for kind in names.values() for old, new in kind.items()}
    text = PLACEHOLDER.sub(
        lambda hole: WORD.sub(lambda word: pairs.get(word[0], word[0]), hole[0]), text
    )
    formula = _values(text, path).get(FORMULA)
    if isinstance(formula, str) and formula in names.get(FORMULA, {}):
        head, _, _ = parted(text, file=path.name)
        new_head = with_values(head, {FORMULA: names[FORMULA][formula]}, order=[FORMULA])
        text = text.replace(head, new_head, 1)
    return text


def _titles(content: Path, lang: str, first: str) -> Iterator[tuple[str, str]]:
    """Yield each formula that has a page, with the page's title in a language."""
    end = ".md" if lang == first else f".{lang}.md"
    for path in sorted((content / SERVICES).glob(f"[!.]*{end}")):
        values = (
            _values(read(content, path) or "", path)
            if path.name.count(".") == end.count(".")
            else {}
        )
        if isinstance(values.get(FORMULA), str):
            yield str(values[FORMULA]), str(values.get(TITLE))


def _values(text: str, path: Path) -> Mapping[str, Any]:
    try:
        return split(text, file=path.name).values
    except ContentError:  # told where the page is read
        return {}
