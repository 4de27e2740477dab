"""The files from which questions are imported: one, or all of a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from plugins.errors import ContentError, Mistake, say
from plugins.importing.document import Document
from plugins.importing.foreign_markdown import read_markdown
from plugins.importing.web_page import read_page, read_text
from plugins.importing.word import read_word

Reader = Callable[..., Document]
READERS: dict[str, Reader] = {
    ".docx": read_word,
    **dict.fromkeys((".html", ".htm", ".xhtml"), read_page),
    **dict.fromkeys((".md", ".markdown", ".mdx"), read_markdown),
    ".txt": read_text,
}
OTHER_TEXTS = {".doc", ".odt", ".rtf", ".pdf", ".pages", ".rst", ".adoc", ".org"}
GENERATED = {
    "node_modules",
    "_site",
    ".git",
    "public",
    "build",
    "vendor",
}  # by a tool, not by a person
SECTION = ("index", "_index", "readme")


def documents(source: Path, *, languages: tuple[str, ...]) -> tuple[list[Document], list[Mistake]]:
    """Return the documents of a file or a folder, and the mistakes of those that cannot be read;
    ContentError if there is nothing to read."""
    if not source.exists():
        message = say("FROM must be a file or a folder, found none of that name; correct it.")
        raise ContentError([Mistake(str(source), 0, message)])
    documents_read: list[Document] = []
    mistakes: list[Mistake] = []
    for path in _files(source):
        try:
            documents_read += _read(path, source, languages)
        except ContentError as error:
            mistakes += error.mistakes
        except UnicodeDecodeError:
            message = say(
                "the file must be text in UTF-8, got other bytes; save it again as UTF-8."
            )
            mistakes.append(Mistake(_name(path, source), 0, message))
    return documents_read, mistakes


def _files(source: Path) -> Iterator[Path]:
    if source.is_file():
        yield source
        return
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source).parts
        if path.is_file() and not any(part in GENERATED or part.startswith(".") for part in inside):
            yield path


def _read(path: Path, source: Path, languages: tuple[str, ...]) -> list[Document]:
    ending, file = path.suffix.lower(), _name(path, source)
    reader = READERS.get(ending)
    if not reader and (ending in OTHER_TEXTS or path == source):
        message = say(
            "questions are taken from .docx, .html, .md and .txt, got %(ending)s; save it as one"
            " of these.",
            ending=ending or path.name,
        )
        raise ContentError([Mistake(file, 0, message)])
    if not reader or (ending == ".txt" and path != source and path.stem.casefold() == "robots"):
        return []
    document = reader(path, file=file)
    document.lang = _language(path, languages)
    if path != source and not document.keys.topic:
        document.keys = replace(document.keys, topic=_section(path, source))
    return [] if path != source and _is_section(path) else [document]


def _name(path: Path, source: Path) -> str:
    return path.name if path == source else path.relative_to(source.parent).as_posix()


def _language(path: Path, languages: tuple[str, ...]) -> str:
    """Return the language that a file's name ends with, "" if that is none of the site's other
    languages."""
    lang = path.stem.rpartition(".")[2] if "." in path.stem else ""
    return lang if lang in languages else ""


def _is_section(path: Path) -> bool:
    """Return whether a file is only the introduction of its folder's texts."""
    sibling_texts = [other for other in path.parent.iterdir() if other.suffix == path.suffix]
    return path.stem.casefold() in SECTION and (path.stem != "index" or len(sibling_texts) > 1)


def _section(path: Path, source: Path) -> str:
    """Return the title of the folder that contains a file, empty for files directly in the
    source."""
    folder = path.parent.parent if path.stem == "index" and not _is_section(path) else path.parent
    if folder == source or not folder.is_relative_to(source):
        return ""
    label = folder / "_category_.json"
    if label.is_file():
        return str(json.loads(label.read_text("utf-8")).get("label") or folder.name)
    for stem in SECTION:
        head = next(
            (file for file in sorted(folder.glob(f"{stem}.m*d*")) if _is_section(file)), None
        )
        if head and (title := read_markdown(head, file=head.name).keys.title):
            return title
    return folder.name.lstrip("_").replace("-", " ").replace("_", " ").strip().capitalize()
