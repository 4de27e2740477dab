"""What Pelican's generators do for each file of a site, in less time, with the same result.

Pelican lists the same files twice, compares each name with each pattern, looks up every question in
the list of its category, although no page of a category is written, and looks for links in the
metadata of every page, but never in the summary, which alone could have some.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from posixpath import join, normpath, splitext
from typing import Any

from pelican.plugins import signals

Files = Callable[..., set[str]]


def files_of(generator: Any) -> Files:
    """Return a generator's `get_files`, which lists each folder once."""
    get_files: Files = generator.get_files
    is_ignored = _pattern(tuple(generator.settings["IGNORE_FILES"]))
    lists: dict[object, list[str]] = {}

    def files(
        paths: Sequence[str], exclude: Sequence[str] | None = None, extensions: Any = None
    ) -> set[str]:
        if isinstance(paths, str) or not all(_is_folder(generator, path) for path in paths):
            return get_files(paths, exclude, extensions)
        key = tuple(paths), tuple(exclude or ())
        if key not in lists:
            excluded = {join(generator.path, folder) for folder in key[1]}
            skip = _skip(is_ignored, excluded)
            lists[key] = [file for path in paths for file in _below(generator.path, path, skip)]
        chosen = generator.readers.extensions if extensions is None else extensions
        return {file for file in lists[key] if chosen is False or _extension(file) in chosen}

    return files


def _is_folder(generator: Any, path: str) -> bool:
    return normpath(path) == path and Path(generator.path, path).is_dir()


@lru_cache(maxsize=8)
def _pattern(ignored: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for the names that any of the patterns ignores."""
    return re.compile("|".join(map(translate, ignored)) or r"(?!)")


def _skip(ignored: re.Pattern[str], excluded: set[str]) -> Callable[[os.DirEntry[str]], bool]:
    match = ignored.match
    return lambda entry: bool(match(entry.name)) or entry.path in excluded


def _below(root: str, path: str, skip: Callable[[os.DirEntry[str]], bool]) -> Iterator[str]:
    """Yield the files below a folder, relative to the root; links to folders are followed."""
    with suppress(OSError):  # as Pelican does; the rules report it
        for entry in os.scandir(join(root, path)):
            if skip(entry):
                continue
            below = f"{path}/{entry.name}"
            if entry.is_dir():
                yield from _below(root, below, skip)
            else:
                yield below


def _extension(file: str) -> str:
    return splitext(file)[1][1:]


def _quicken(generator: Any) -> None:
    if not generator.settings["LARGE"]:
        return
    generator.get_files = files_of(generator)
    if not generator.settings["CATEGORY_SAVE_AS"]:
        generator.generate_categories = _nothing
    if generator.settings["FORMATTED_FIELDS"] == ["summary"]:
        generator.refresh_metadata_intersite_links = _nothing


def _nothing(*_: Any) -> None:
    pass


def register() -> None:
    signals.article_generator_init.connect(_quicken)
    signals.page_generator_init.connect(_quicken)
