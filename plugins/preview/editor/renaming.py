"""Renames a page's files when it gets another address, and updates the links to it in other
files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from plugins.checks.links.searches import searches_file
from plugins.checks.pages.needed import NEEDED
from plugins.checks.sources import PRICES
from plugins.errors import ContentError, Message, Mistake, say
from plugins.languages.translated_words import KEY as TRANSLATES
from plugins.languages.translated_words import fingerprint_of, with_fingerprint
from plugins.preview.editor.files import file_name, in_languages, in_style_of, read
from plugins.preview.editor.offer.toml_parts import parts_of, with_value
from plugins.preview.editor.offer.trees import BeyondEditor
from plugins.preview.editor.yaml_text import with_values
from plugins.reading.front_matter import read_mapping, split, split_text
from plugins.reading.schema import KINDS, SLUG

LINK = re.compile(r"([{|]filename[}|])([^\s#?\"'()<>\[\]]+)")
QUESTIONS = "questions"  # the key of the front matter that lists questions
Texts = dict[Path, str | None]


def refuse_name(content: Path, file: Path, name: str) -> None:
    """Raise ContentError if the page of this file cannot have that name as its address."""
    message: Message | None = None
    key = file.stem
    if file.parent.name == "pages" and key in NEEDED:
        message = say(
            'the address must stay "%(key)s", the site itself leads to this page; write it again.',
            key=key,
        )
    elif not re.match(SLUG, name):
        message = say(
            'the address must be small letters, digits and hyphens, got "%(name)s"; choose'
            " another.",
            name=name,
        )
    elif not file.exists() or any(
        existing for kind in KINDS for existing in (content / kind).glob(f"{name}.*")
    ):
        message = say(
            'a new address must be one that no other has, got "%(name)s", which is taken;'
            " choose another.",
            name=name,
        )
    if message:
        raise ContentError([Mistake(file_name(content, file), 0, message)])


def with_files_renamed(
    content: Path, texts: Mapping[Path, str], moves: Mapping[Path, Path], languages: tuple[str, ...]
) -> Texts:
    """Return the new texts of files that are renamed and of those that refer to them, None for the
    old names."""
    first, target = next(iter(moves.items()))
    paths = [path for kind in KINDS for path in sorted((content / kind).glob("[!.]*.md"))]
    current: Mapping[Path, str | None] = {path: read(content, path) for path in paths}
    current = {**current, **texts}
    before = {path: text for path, text in current.items() if text is not None}
    after = {
        path: _with_new_references(path, text, content, moves) for path, text in before.items()
    }
    after |= up_to_date(before, after, languages)
    new: Texts = {moves[path]: in_style_of(path, after[path]) for path in moves if path in after}
    new |= {
        path: text
        for path, text in after.items()
        if path not in moves and (path in texts or text != before[path])
    }
    new |= _searches(content, first.stem, target.stem, languages)
    new |= _books(content, first.stem, target.stem)
    return new | {path: None for path in moves if path in after}


def _with_new_references(path: Path, text: str, content: Path, moves: Mapping[Path, Path]) -> str:
    """Return a text with the new names of files in its links and in its list of questions."""
    folder = path.parent.relative_to(content).as_posix()
    names = {
        old.relative_to(content).as_posix(): new.relative_to(content).as_posix()
        for old, new in moves.items()
    }

    def new_link(link: re.Match[str]) -> str:
        target = unquote(link[2])
        place = normpath(target.lstrip("/") if target.startswith("/") else join(folder, target))
        if place not in names:
            return link[0]
        new = names[place]
        return link[1] + (f"/{new}" if target.startswith("/") else _renamed_link(target, new))

    first = next(iter(moves))
    text = LINK.sub(new_link, text)
    return (
        _with_question_renamed(text, path, first.stem, moves[first].stem)
        if first.parent.name == "faq"
        else text
    )


def _renamed_link(target: str, new: str) -> str:
    """Return a relative link with the new name of its file."""
    return str(PurePosixPath(target).with_name(PurePosixPath(new).name))


def _with_question_renamed(text: str, path: Path, key: str, name: str) -> str:
    """Return a text with the new name of a question in its list of questions."""
    try:
        questions = split(text, file=path.name).values.get(QUESTIONS)
    except ContentError:
        return text  # reported where the page is read
    if not isinstance(questions, list) or key not in questions:
        return text
    head, _, _ = split_text(text, file=path.name)
    new = [name if one == key else one for one in questions]
    return text.replace(head, with_values(head, {QUESTIONS: new}, order=[QUESTIONS]), 1)


def up_to_date(
    before: Mapping[Path, str], after: Mapping[Path, str], languages: tuple[str, ...]
) -> dict[Path, str]:
    """Return the translations that were up to date, recorded as up to date again: a changed link is
    no new word."""
    texts_by_path: dict[Path, str] = {}
    for path in after:
        if "." in path.stem or after[path] == before[path]:
            continue
        old, new = (fingerprint_of(texts[path], kind=path.parent.name) for texts in (before, after))
        for twin in list(in_languages(path, languages).values())[1:]:
            if old != new and twin in after and f"{TRANSLATES}: {old}" in after[twin]:
                texts_by_path[twin] = with_fingerprint(after[twin], new)
    return texts_by_path


def _searches(content: Path, key: str, name: str, languages: tuple[str, ...]) -> dict[Path, str]:
    """Return the lists of searches with the new name of a page."""
    texts: dict[Path, str] = {}
    for lang in ("", *languages[1:]):
        path = content / searches_file(lang)
        text = read(content, path)
        if text is None:
            continue
        values, _ = read_mapping(text, file=file_name(content, path))
        new = {typed: name for typed, page in values.items() if page == key}
        if new:
            texts[path] = with_values(text, new, order=list(values))
    return texts


def _books(content: Path, key: str, name: str) -> dict[Path, str]:
    """Return the price books with the new name of a page that states a rule."""
    texts: dict[Path, str] = {}
    for path in sorted((content / PRICES).glob("[!.]*.toml")):
        try:
            parts = parts_of(read(content, path) or "")
        except BeyondEditor:  # reported where the book is read
            continue
        for table in parts.tables:
            for pair in table.pairs:
                if tomllib.loads(pair.text) in ({"page": key}, {"year": key}):
                    pair.text = with_value(pair.text, pair.path[-1:], name)
                    texts[path] = parts.text()
    return texts
