"""Turns footnotes, as Word and other tools write them into a page, into those of Markdown."""

from __future__ import annotations

from copy import copy

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from plugins.importing.document import Document, Question, soup_of, words

MARKS = "sup > a[href^='#'], a[href^='#'] > sup"


def take_notes(document: Document) -> None:
    """Remove the notes from a page before it is split; a mark `[^1]` replaces each reference to
    one."""
    notes = document.notes
    for inner in document.body.select(MARKS):
        link = inner if inner.name == "a" else inner.parent
        note = document.body.find("li", id=str(link["href"])[1:]) if link else None
        if isinstance(note, Tag) and inner.parent is not None:
            name = f"[^{len(notes) + 1}]"
            notes[name] = note
            inner.parent.replace_with(NavigableString(name))
    for note in notes.values():
        parent = note.find_parent(["ol", "ul"])
        note.extract()
        for back in note.select("a[href^='#']"):
            back.decompose()
        if parent is not None and not words(parent):
            parent.decompose()
    for rest in document.body.select(".footnotes-sep, .footnotes"):
        if not words(rest):
            rest.decompose()


def add_notes(question: Question) -> None:
    """Add the notes of an answer below it."""
    text = "".join(block.get_text() for block in question.blocks)
    for name, note in question.document.notes.items():
        if name in text:
            line = soup_of("").new_tag("p")
            line.append(NavigableString(f"{name}: "))
            line.extend([copy(part) for part in _inline(note)])
            question.blocks.append(line)


def _inline(note: Tag) -> list[PageElement]:
    return [
        part
        for child in note.children
        for part in (child.children if isinstance(child, Tag) and child.name == "p" else [child])
    ]
