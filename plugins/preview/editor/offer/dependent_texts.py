"""The texts that change with a name in a price book: the words of the offer, the services, and the
placeholders in all texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from plugins.errors import ContentError
from plugins.preview.editor.files import read
from plugins.preview.editor.offer.placeholder_renaming import WORDS, Names, Renaming
from plugins.preview.editor.offer.texts import Offer
from plugins.preview.editor.offer.trees import KEY, Tree, at, put, with_name_replaced
from plugins.preview.editor.offer.trees import Path as Way
from plugins.preview.editor.offer.value_renaming import words_with_new_values
from plugins.preview.editor.offer.yaml_tree import with_tree
from plugins.preview.editor.renaming import up_to_date
from plugins.preview.editor.yaml_text import with_values
from plugins.reading.front_matter import split, split_text
from plugins.reading.schema import KINDS

SERVICES, FORMULA, TITLE = "services", "formula", "title"


def dependent_texts(
    content: Path,
    languages: tuple[str, ...],
    renaming: Renaming,
    *,
    others: Sequence[Tree],
) -> dict[Path, str]:
    """Return the new texts; `others` are the other books, which may still need the old words. Pages
    show the book in force, so they change only with that one."""
    if renaming.is_empty:
        return {}
    offer = Offer(content, languages)
    new: dict[Path, str] = {}
    for lang, path in offer.files("words").items():
        if text := read(content, path):
            titles = dict(_titles(content, lang, languages[0]))
            current = offer.tree(lang, text)
            target, renamed = _words(current, renaming, others, titles)
            for (*around, old), (*_, name) in renamed.items():
                current = with_name_replaced(current, (*around, KEY), old, name)
            new[path] = with_tree(text, current, target, renamed=renamed)
    if renaming.is_in_force:
        new |= _pages(content, languages, renaming)
    return {path: text for path, text in new.items() if text != read(content, path)}


def _names_in_use(names: Names, others: Sequence[Tree]) -> set[tuple[str, str]]:
    """Return the kinds and old names that another book still has."""
    return {
        (kind, old)
        for kind, pairs in names.items()
        for old in pairs
        if any(old in (at(book, (kind,)) or {}) for book in others)
    }


def _words(
    tree: Tree,
    renaming: Renaming,
    others: Sequence[Tree],
    titles: Mapping[str, str],
) -> tuple[Tree, dict[Way, Way]]:
    """Return the words with the new names, and the paths of what is renamed; words that other books
    need stay under the old name, too."""
    renamed, in_use = dict[Way, Way](), _names_in_use(renaming.names, others)
    for kind, pairs in renaming.names.items():
        for old, new in pairs.items():
            entries, is_in_use = at(tree, (WORDS[kind],)) or {}, (kind, old) in in_use
            if old not in entries or new in entries:
                continue
            if is_in_use:
                title = titles.get(old, "") * (kind == FORMULA)
                tree = _with_copied_words(tree, renaming, kind, old, title)
            else:
                renamed[WORDS[kind], old] = (WORDS[kind], new)
                tree = with_name_replaced(tree, (WORDS[kind], KEY), old, new)
            if kind == FORMULA:
                tree = _with_renamed_requirements(tree, old, new, renamed, is_in_use=is_in_use)
            elif kind == "fact" and (renaming.is_in_force or not is_in_use):
                tree = _with_renamed_ranges(tree, old, new)
    tree, more = words_with_new_values(tree, renaming.values, others)
    return tree, renamed | more


def _with_copied_words(tree: Tree, renaming: Renaming, kind: str, old: str, title: str) -> Tree:
    """Return the words of an old name with a copy for the new one. A service page gives its title
    to a formula of the book in force; the other name of the two needs a `name`."""
    entries: Any = at(tree, (WORDS[kind],))
    words_with_name = {"name": title, **entries[old]} if title else entries[old]
    old_and_new = (
        (words_with_name, entries[old]) if renaming.is_in_force else (entries[old], words_with_name)
    )
    new = renaming.names[kind][old]
    return put(tree, (WORDS[kind],), {**entries, old: old_and_new[0], new: old_and_new[1]})


def _with_renamed_requirements(
    tree: Tree, old: str, new: str, renamed: dict[Way, Way], *, is_in_use: bool
) -> Tree:
    """Return the words that say why a formula is required, under its new name, too; those that have
    only the new name are added to `renamed`."""
    for code, words in (at(tree, ("formulas",)) or {}).items():
        way = ("formulas", code, "requires")
        entries: Any = words.get("requires") or {}
        if old in entries and is_in_use:
            tree = put(tree, way, {**entries, new: entries[old]})
        elif old in entries:
            renamed[*way, old] = (*way, new)
            tree = with_name_replaced(tree, (*way, KEY), old, new)
    return tree


def _with_renamed_ranges(tree: Tree, old: str, new: str) -> Tree:
    """Return words whose ranges name a fact by its new name."""
    formulas = {
        code: {
            key: text.replace(f"{{{old}}}", f"{{{new}}}") if key == "range" else text
            for key, text in words.items()
        }
        for code, words in (at(tree, ("formulas",)) or {}).items()
    }
    return {**tree, "formulas": formulas} if formulas else tree


def _pages(content: Path, languages: tuple[str, ...], renaming: Renaming) -> dict[Path, str]:
    """Return the pages with the new names; a translation that was up to date stays so."""
    paths = [path for kind in KINDS for path in sorted((content / kind).glob("[!.]*.md"))]
    before = {path: text for path in paths if (text := read(content, path)) is not None}
    after = {path: _page(text, path, renaming) for path, text in before.items()}
    return after | up_to_date(before, after, languages)


def _page(text: str, path: Path, renaming: Renaming) -> str:
    text, names = renaming.text(text), renaming.names
    formula = _values(text, path).get(FORMULA)
    if isinstance(formula, str) and formula in names.get(FORMULA, {}):
        head, _, _ = split_text(text, file=path.name)
        new_head = with_values(head, {FORMULA: names[FORMULA][formula]}, order=[FORMULA])
        text = text.replace(head, new_head, 1)
    return text


def _titles(content: Path, lang: str, first: str) -> Iterator[tuple[str, str]]:
    """Yield each formula that has a service page, with the page's title in a language."""
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
    except ContentError:  # reported where the page is read
        return {}
