"""What people who are no programmers do to the files of the real site: each slip is told at its
place, in words they can act on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.build.site import build
from plugins.checks.rules import MUST, findings
from plugins.checks.sources import read_sources
from tests.conftest import TODAY
from tests.support.both_languages import lines
from tests.support.firm import CONTENT

Q, FRENCH, BOOK, SITE = (
    "faq/how-often.md",
    "faq/how-often.fr.md",
    "prices/2026-01-01.toml",
    "site.yml",
)
TEXT = (CONTENT / Q).read_text("utf-8")
SMALL = 'small = "900.00"'
LAST = f"{Q}:{len(TEXT.splitlines()) - 1}"  # once the line "---" is gone
Slip = Callable[[Path], object]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def at(file: str, text: str) -> str:
    """Return a file with the line on which a text stands in it, as mistakes name both."""
    rows = (CONTENT / file).read_text("utf-8").splitlines()
    return f"{file}:{next(number for number, row in enumerate(rows, start=1) if text in row)}"


def replacing(file: str, old: str, new: str) -> Slip:
    """Return a slip that replaces some text of a file."""
    return lambda content: (content / file).write_text(
        _replaced((content / file).read_text("utf-8"), old, new), "utf-8"
    )


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def saving(file: str, content_of_it: bytes) -> Slip:
    """Return a slip that saves a file as some program does."""
    return lambda content: (content / file).write_bytes(content_of_it)


def copying(name: str) -> Slip:
    """Return a slip that copies the question to another name."""
    return lambda content: shutil.copy(content / Q, content / name)


def without(*files: str) -> Slip:
    """Return a slip that deletes files."""
    return lambda content: [(content / file).unlink() for file in files]


SLIPS: list[tuple[Slip, str]] = [
    (
        replacing(Q, "title: How", 'title: "How'),
        f'{at(Q, "title:")}: this line must be like "key: value"',
    ),
    (
        replacing(Q, "title: How", "title: CIO: how"),
        (
            f'{at(Q, "title:")}: this line must be like "key: value", got "title: CIO: how often'
            ' does a part-time CIO work?"; where the value holds a colon'
        ),
    ),
    (
        replacing(Q, "topic:", "\ttopic:"),
        (
            f'{at(Q, "topic:")}: this line must be like "key: value", got "topic:'
            ' working-together"; take the tab before it away'
        ),
    ),
    (
        replacing(Q, "2026-11-23", "23/11/2026"),
        f'{at(Q, "reviewed:")}: reviewed must be a day like 2026-11-23, got "23/11/2026"',
    ),
    (
        replacing(Q, "working-together", "working-togther"),
        (
            f'{at(Q, "topic:")}: topic must name what exists, got "working-togther"; did you mean'
            ' "working-together"?'
        ),
    ),
    (
        replacing(Q, "order: 1", "order: 1\nstatus: Draft"),
        f'{Q}:5: status must be one of published, draft, got "Draft"; did you mean "draft"?',
    ),
    (
        replacing(Q, "order: 1", "order: one"),
        f'{at(Q, "order:")}: order must be a whole number like 3, got "one"',
    ),
    (
        replacing(Q, "You can", "You [can]({filename}/faq/hire-stuff.md)"),
        (
            f"{at(Q, 'You can')}: a link must lead to a page that exists, got"
            ' "{filename}/faq/hire-stuff.md"; did you mean "/faq/hire-staff.md"?'
        ),
    ),
    (
        replacing(Q, "You can", "![](plan.png) You can"),
        f"{at(Q, 'You can')}: an image must have a description",
    ),
    (
        replacing(Q, "You can", "![Plan](plan.png) You can"),
        (
            f"{at(Q, 'You can')}: faq/plan.png: an image must be a file in content/, found none of"
            " that name"
        ),
    ),
    (
        replacing(Q, "You can", "For 900 euros you can"),
        f'{at(Q, "You can")}: an amount must come from the price book, got "900 euros"',
    ),
    (
        replacing(Q, "You can", "{{ price a-la-carte small You can"),
        f"{at(Q, 'You can')}: a placeholder must be like {{{{ price a-la-carte large }}}}",
    ),
    (
        replacing(Q, "You can", "{{ prices a-la-carte small }} You can"),
        (
            f'{at(Q, "You can")}: a placeholder must name what the price book holds, got "prices'
            ' a-la-carte small"; did you mean "price a-la-carte small"?'
        ),
    ),
    (replacing(Q, "You can", "<div>You can"), f"{at(Q, 'You can')}: <div> must be closed"),
    (replacing(Q, "\n---\n\nWe", "\n\nWe"), f'{LAST}: the keys must end with a line "---"'),
    (
        replacing(Q, "You can", "word " * 200_000),
        f"{Q}:{TEXT.splitlines().index('---', 1) + 2}: an answer must have at most 2000 words",
    ),
    (saving(Q, b""), f"{Q}:1: the file must hold its keys and its text, found nothing"),
    (
        saving(FRENCH, (CONTENT / FRENCH).read_text("utf-8").encode("latin-1", "replace")),
        f"{FRENCH}:2: the file must be text in UTF-8",
    ),
    (saving(Q, TEXT.encode("utf-16")), f"{Q}:1: the file must be text in UTF-8"),
    (
        saving(SITE, "name: CIO-PMÉ\n".encode("latin-1")),
        f"{SITE}:1: the file must be text in UTF-8",
    ),
    (
        replacing(BOOK, SMALL, 'small = "900.00'),
        (
            f'{at(BOOK, SMALL)}: the line must be like name = "value", got small = "900.00; look'
            " for a missing"
        ),
    ),
    (
        replacing(BOOK, SMALL, "small = “900.00”"),
        f'{at(BOOK, SMALL)}: the line must be like name = "value"',
    ),
    (
        replacing(BOOK, SMALL, 'small = "9OO.00"'),
        (
            f"{at(BOOK, SMALL)}: formula.a-la-carte.rate.small must be an amount like"
            ' 900.00, got "9OO.00"; write digits only'
        ),
    ),
    (
        replacing(BOOK, SMALL, 'small = "1.250,00"'),
        f"{at(BOOK, SMALL)}: formula.a-la-carte.rate.small must be an amount like 900.00, got"
        ' "1.250,00"',
    ),
    (
        copying("faq/how often - Copy.md"),
        (
            "faq/how often - Copy.md:1: the file name must be small letters, digits and hyphens,"
            ' got "how often - Copy.md"'
        ),
    ),
    (copying("faq/how-😀.md"), "faq/how-😀.md:1: the file name must be small letters"),
    (copying("faq/how-often.txt"), "faq/how-often.txt: a text must be a file that ends with .md"),
    (copying("services/how-often.md"), 'the name "how-often" must be used once'),
    (without(FRENCH), f"{Q}:1: the page must have its twin how-often.fr.md beside it"),
    (
        without(SITE),
        f"{SITE}: the firm's details must be in this file, found no such file; bring it back.",
    ),
    (
        without("faq/topics.yml"),
        "faq/topics.yml: the topics must be in this file, found no such file; bring it back.",
    ),
    (without(BOOK), "prices: a price book must be in force every day"),
    (without("pages/home.md", "pages/home.fr.md"), "pages/home.md: the site must have this page"),
    (
        replacing("redirects.yml", "to: /faq/", "to: /faqs/"),
        f"{at('redirects.yml', 'to: /faq/')}: to must be a page of this site",
    ),
]


@pytest.mark.parametrize(("slip", "message"), SLIPS, ids=[message[:50] for _, message in SLIPS])
def test_a_slip_is_told_at_its_place(slip: Slip, message: str, content: Path) -> None:
    """As the preview shows it, and with nothing that only a programmer understands."""
    slip(content)
    messages = lines(findings(read_sources(content, on=TODAY, languages=("fr",)), MUST))
    assert any(message in line for line in messages), messages
    assert not any("the program must not fail" in line for line in messages)


def test_a_renamed_file_is_told_by_its_twin(content: Path) -> None:
    """And by the one whose twin it was."""
    (content / Q).rename(content / "faq/how-oftn.md")
    messages = lines(findings(read_sources(content, on=TODAY, languages=("fr",)), MUST))
    assert [line.partition(", found")[0] for line in messages if "twin" in line] == [
        "content/faq/how-often.fr.md:1: the page must have its twin how-often.md beside it",
        "content/faq/how-oftn.md:1: the page must have its twin how-oftn.fr.md beside it",
    ]


def test_what_editors_do_by_themselves_is_no_slip(content: Path, tmp_path: Path) -> None:
    """Marks, line ends and passing files stop nobody, and no page is made of them."""
    for slip in (
        saving(Q, b"\xef\xbb\xbf" + TEXT.encode()),
        saving(
            "faq/hire-staff.md",
            (CONTENT / "faq/hire-staff.md").read_text("utf-8").replace("\n", "\r\n").encode(),
        ),
        replacing("faq/nonprofit.md", "topic: ", "topic:\t"),
        replacing("faq/outside-days.md", "Difficulties", "😀 Difficulties"),
        copying("faq/.how-often.md.swp"),
        copying("faq/~$how-often.md"),
        copying("faq/how-often.md~"),
    ):
        slip(content)
    assert lines(findings(read_sources(content, on=TODAY, languages=("fr",)), MUST)) == []
    build(tmp_path / "site", on=TODAY, PATH=str(content))
    pages = {path.stem for path in CONTENT.glob("faq/*.md") if "." not in path.stem}
    assert {path.name for path in (tmp_path / "site" / "faq").iterdir()} == {"index.html", *pages}
