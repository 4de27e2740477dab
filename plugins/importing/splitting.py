"""Splits a page into questions and answers, by the method that finds most of them.

The methods look for elements that unfold (<details>), lists of terms (<dl>), schema.org's Question,
headings of one level, bold lines, lines that begin with "Q:", and lines that are a question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from bs4 import Tag
from bs4.element import PageElement

from plugins.errors import say
from plugins.importing.document import Document, Question, left_out, words
from plugins.importing.lines import WAYS as BY_LINES
from plugins.importing.passages import HEADING, blocks, holds, is_question, title_of

Way = Callable[[Document], list[Question]]


def questions_of(document: Document) -> list[Question]:
    """Return the questions of a page, by the method that finds most."""
    question = document.keys.title if is_question(document.keys.title) else ""
    ways: tuple[Way, ...] = (by_folding, by_terms, by_schema, by_headings, *BY_LINES)
    candidates = [] if question else [way(document) for way in ways]
    best = max(candidates, key=_worth, default=[])
    if not _worth(best)[0] and document.keys.title:  # the file is one question
        return [Question(document, document.keys.title, list(blocks(document.body)))]
    _report_rest(document, best)
    return best


def _worth(questions: list[Question]) -> tuple[int, int]:
    return sum(is_question(question.title) for question in questions), len(questions)


def _report_rest(document: Document, questions: list[Question]) -> None:
    """Record the words of the page that are in no answer."""
    answer_parts = {
        id(part) for question in questions for block in question.blocks for part in _all(block)
    }
    titles = {question.title for question in questions} | {question.topic for question in questions}
    single = document.body.find_all("h1")
    rest = (
        block
        for block in blocks(document.body)
        if not any(id(part) in answer_parts for part in _all(block))
        and title_of(block) not in titles
        and not (len(single) == 1 and block is single[0])
        and not block.find_parent("details")
    )
    left_out(document, rest)
    for question in questions:
        if not is_question(question.title):
            message = say(
                '"%(title)s" was taken for a question, since it stands where others do; delete'
                " its file if it is none.",
                title=question.title,
            )
            document.lose(message)


def _all(block: Tag) -> Iterator[PageElement]:
    yield block
    yield from block.descendants


def by_folding(document: Document) -> list[Question]:
    """Return the questions of elements that unfold: the summary is the question, the rest is the
    answer."""
    questions = []
    for tag in document.body.find_all("details"):
        summary = tag.find("summary")
        if summary and not tag.find_parent("details"):
            answer = [block for block in blocks(tag) if summary not in _all(block)]
            questions.append(
                _question(document, summary, answer, topic=_heading_above(tag), outer=tag)
            )
    return questions


def by_terms(document: Document) -> list[Question]:
    """Return the questions of lists of terms: each <dt> is a question, the <dd> below are its
    answer."""
    questions = []
    for term in document.body.find_all("dt"):
        answer: list[Tag] = []
        for after in term.find_next_siblings():
            if after.name == "dt":
                break
            answer += blocks(after)
        if answer:
            questions.append(_question(document, term, answer, topic=_heading_above(term)))
    return questions


def by_schema(document: Document) -> list[Question]:
    """Return the questions that the page's own elements mark as schema.org's Question."""
    questions = []
    for tag in document.body.select("[itemtype$='schema.org/Question']"):
        name, text = tag.select_one("[itemprop=name]"), tag.select_one("[itemprop=text]")
        if name and text:
            topic = _heading_above(tag)
            questions.append(_question(document, name, list(blocks(text)), topic=topic, outer=tag))
    return questions


def by_headings(document: Document) -> list[Question]:
    """Return the headings of the level at which most are questions; higher ones that are none are
    topics."""
    every = list(blocks(document.body))
    headings = [block for block in every if HEADING.fullmatch(block.name) and words(block)]
    level = _level(headings)
    has_one_h1 = sum(heading.name == "h1" for heading in headings) == 1
    questions: list[Question] = []
    topic, current = "", None
    for block in every:
        block_level = int(block.name[1]) if HEADING.fullmatch(block.name) and words(block) else 9
        if block_level < level and not is_question(words(block)):
            topic, current = ("" if block_level == 1 and has_one_h1 else title_of(block)), None
        elif block_level <= level:
            current = _question(document, block, [], topic=topic)
            questions.append(current)
        elif current:
            current.blocks.append(block)
    return [question for question in questions if question.blocks]


def _level(headings: list[Tag]) -> int:
    """Return the level at which most headings are questions; if none is, the deepest level with two
    headings."""
    asking = Counter(heading.name for heading in headings if is_question(words(heading)))
    if asking:
        return int(asking.most_common(1)[0][0][1])
    repeated = [name for name, count in Counter(tag.name for tag in headings).items() if count > 1]
    return int(max(repeated, default="h0")[1])


def _heading_above(tag: Tag) -> str:
    """Return the heading above a block, but not the title of the page."""
    heading = tag.find_previous(HEADING)
    return title_of(heading) if isinstance(heading, Tag) and heading.name != "h1" else ""


def _question(
    document: Document, title: Tag, answer: list[Tag], *, topic: str = "", outer: Tag | None = None
) -> Question:
    every = [tag for tag in (outer, title, *title.find_all(id=True)) if tag is not None]
    anchors = frozenset(str(tag["id"]) for tag in every if tag.get("id"))
    answer_blocks = [block for block in answer if holds(block)]
    return Question(document, title_of(title), answer_blocks, topic, anchors)
