"""Questions without a heading: a bold line, a line that begins with "Q:", or a line that is a
question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from bs4 import Tag
from bs4.element import NavigableString

from plugins.importing.document import Document, Question, soup_of, words
from plugins.importing.passages import (
    ANSWER,
    EMPTY_LINES,
    HEADING,
    LONGEST_LINE,
    QUESTION_MARK,
    SENTENCES,
    blocks,
    holds,
    is_question,
    title_of,
)

Title = Callable[[Tag], bool]


def in_bold(line: Tag) -> bool:
    """Return whether all words of a line are bold, and are a question."""
    bold = "".join(words(tag) for tag in line.find_all(["b", "strong"]) if not tag.find_parent("b"))
    return is_question(words(line)) and bool(bold) and _letters(bold) == _letters(words(line))


def by_letter(line: Tag) -> bool:
    """Return whether a line begins with "Q:" or "Question 3:"."""
    return bool(QUESTION_MARK.match(words(line)))


def by_mark(line: Tag) -> bool:
    """Return whether a line is one question and nothing else."""
    text = words(line)
    return is_question(text) and len(text) <= LONGEST_LINE and not SENTENCES.search(text)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def by_lines(document: Document, *, is_title: Title) -> list[Question]:
    """Return the questions whose title lines `is_title` recognises; a wide gap below an answer ends
    it."""
    questions: list[Question] = []
    current: Question | None = None
    empty, topic = 0, ""
    for block in _lines(document.body, is_title):
        if HEADING.fullmatch(block.name):
            topic, current = title_of(block) if block.name != "h1" else topic, None
        elif not holds(block):
            empty += 1
            continue
        elif block.name in ("p", "li") and is_title(block):
            current = Question(document, title_of(block), [], topic)
            questions.append(current)
        elif current and current.blocks and empty >= EMPTY_LINES:
            current = None
        elif current:
            current.blocks.append(_without_answer_mark(block))
        empty = 0
    return [question for question in questions if question.blocks]


def _lines(body: Tag, is_title: Title) -> Iterator[Tag]:
    """Yield the blocks of a page; a list of questions with their answers is split, and so is a
    paragraph whose first line is a question."""
    for block in list(blocks(body)):
        if block.name in ("ol", "ul"):
            items = block.find_all("li", recursive=False)
            parts = [list(blocks(item)) for item in items]
            if len(items) == 1 and len(parts[0]) == 1 and is_title(parts[0][0]):
                yield parts[0][0]
            elif items and all(len(part) > 1 and is_title(part[0]) for part in parts):
                yield from (line for part in parts for line in part)
            else:
                yield block
        elif block.name == "p":
            yield from _split(block, is_title)
        else:
            yield block


def _split(paragraph: Tag, is_title: Title) -> Iterator[Tag]:
    """Yield a paragraph, or its first line and the rest if that line is a title."""
    end = paragraph.find("br", recursive=False)
    if end is not None:
        first = soup_of("").new_tag("p")
        before = list(end.previous_siblings)[::-1]
        first.extend([soup_of(str(part)) for part in before])
        if is_title(first) and paragraph.parent is not None:
            paragraph.insert_before(first)
            for part in [*before, end]:
                part.extract()
            yield first
    yield paragraph


def _without_answer_mark(block: Tag) -> Tag:
    """Remove "A:" from the beginning of an answer."""
    first = next((text for text in block.find_all(string=True) if text.strip()), None)
    if first is not None and (match := ANSWER.match(str(first).lstrip())):
        first.replace_with(NavigableString(str(first).lstrip()[match.end() :]))
    return block


WAYS = tuple(partial(by_lines, is_title=rule) for rule in (in_bold, by_letter, by_mark))
