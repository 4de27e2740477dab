"""Imports questions that were written elsewhere into the firm's folder.

python -m plugins.importing.command faq.docx --topic trust
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from pelican.settings import read_settings

from plugins.build.command_line import add_day, run_command
from plugins.checks.finding import Finding
from plugins.checks.rules import findings
from plugins.checks.sources import read_sources
from plugins.errors import ContentError, Message, Mistake, say
from plugins.importing.document import Document, Question, left_out
from plugins.importing.notes import take_notes
from plugins.importing.question_files import ImportedFiles, set_names, write_questions
from plugins.importing.sources import documents
from plugins.importing.splitting import questions_of
from plugins.languages.codes import others
from plugins.languages.staff_words import terminal
from plugins.project import PREVIEW, content_folder


def bring(
    source: Path, content: Path, *, on: date, topic: str = "", languages: tuple[str, ...] = ()
) -> tuple[ImportedFiles, list[Mistake]]:
    """Write the questions of a file or a folder into the firm's folder; return what was written and
    what could not be imported. ContentError if there is no question."""
    documents_read, lost = documents(source, languages=languages)
    questions = [question for document in documents_read for question in _questions(document)]
    if not any(not question.document.lang for question in questions):
        message = say(
            "it must hold questions, as headings, lines of their own that end with a question mark,"
            " or pairs that unfold, found none; mark each question as a heading."
        )
        raise ContentError([*lost, Mistake(source.name, 0, message)])
    originals = [question for question in questions if not question.document.lang]
    set_names(originals)
    imported = write_questions(questions, content, on=on, topic=topic, others=languages)
    return imported, [*lost, *(mistake for document in documents_read for mistake in document.lost)]


def _questions(document: Document) -> list[Question]:
    take_notes(document)
    questions = questions_of(document)
    if not questions:
        left_out(document, [document.body])
    return questions


def check_import(
    imported: ImportedFiles, content: Path, *, on: date, languages: tuple[str, ...], default: str
) -> list[Finding]:
    """Return the findings of `make check` in the files that were written."""
    sources = read_sources(content, on=on, languages=languages, default=default)
    files = {f"{content.name}/{place}" for place in imported.written}
    return [finding for finding in findings(sources) if finding.file in files]


def report(
    imported: ImportedFiles, lost_count: int, finding_count: int, folder: str
) -> list[Message]:
    """Return the messages shown at the end."""
    questions = sum(
        place.startswith("faq/") and place.endswith(".md") for place in imported.written
    )
    drafts = say(
        "Drafts until their translations are there: %(count)s; then take the line status: out.",
        count=imported.drafts,
    )
    counts = say(
        "Questions written: %(questions)s; other files: %(files)s; not kept: %(lost)s; for you to"
        " correct: %(found)s.",
        questions=questions,
        files=len(imported.written) - questions,
        lost=lost_count,
        found=finding_count,
    )
    existing = [
        say("%(file)s was there already and was left as it is.", file=f"{folder}/{place}")
        for place in imported.existing
    ]
    return [*existing, *([drafts] if imported.drafts else []), counts]


def main(arguments: list[str] | None = None) -> int:
    """Import from the command line; return 1 if nothing was imported."""
    options = _parser().parse_args(arguments)
    settings, translate = read_settings(str(PREVIEW)), terminal().translate
    languages, content = others(settings), options.content.resolve()
    try:
        imported, lost = bring(
            options.source, content, on=options.on, topic=options.topic, languages=languages
        )
    except ContentError as error:
        print(*map(translate, error.mistakes), sep="\n", file=sys.stderr)
        return 1
    findings = check_import(
        imported, content, on=options.on, languages=languages, default=settings["DEFAULT_LANG"]
    )
    print(*(f"{content.name}/{place}" for place in imported.written), sep="\n")
    print(
        "".join(f"{translate(mistake)}\n" for mistake in [*lost, *findings]),
        end="",
        file=sys.stderr,
    )
    print(*map(translate, report(imported, len(lost), len(findings), content.name)), sep="\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.importing.command", description=__doc__
    )
    parser.add_argument("source", type=Path, metavar="FROM", help="a file, or a folder of them")
    parser.add_argument("--content", type=Path, default=content_folder())
    parser.add_argument("--topic", default="", help="the topic of all questions, by its name")
    add_day(parser)
    return parser


if __name__ == "__main__":
    sys.exit(run_command(main))
