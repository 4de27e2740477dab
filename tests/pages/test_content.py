"""The site has the words of the client's FAQ, and a mistake in any file stops the build by name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plugins.build.site import build
from plugins.errors import ContentError
from plugins.reading.front_matter import split
from plugins.reading.site_details import read_site_details
from tests.conftest import TODAY
from tests.support.both_languages import lines
from tests.support.firm import CONTENT

HERE = Path(__file__).parent.parent


def single_spaced(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.replace("\xa0", " ").split())


def test_every_question_and_answer_is_the_clients_word_for_word() -> None:
    """Put together, the twelve files are the client's text without its heading and its closing
    line."""
    seed = single_spaced((HERE / "seed-faq.txt").read_text(encoding="utf-8"))
    for path in sorted((CONTENT / "faq").glob("*[a-z].md")):
        if path.stem.endswith(".fr"):
            continue
        document = split(path.read_text(encoding="utf-8"), file=path.name)
        words = f"{single_spaced(document.values['title'])} {single_spaced(document.body)}"
        assert words in seed, path.name
        seed = seed.replace(words, "")
    assert (
        seed.replace("  ", " ").split()
        == "In practice ... If you have any other questions, do not hesitate to contact us.".split()
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may change."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "faq/how-often.md",
            "title:",
            "titel:",
            'content/faq/how-often.md:2: "titel" must be a key we know; did you mean "title"?',
        ),
        (
            "faq/how-often.md",
            "topic: working-together",
            "topic: working-togehter",
            (
                'content/faq/how-often.md:3: topic must name what exists, got "working-togehter";'
                ' did you mean "working-together"?'
            ),
        ),
        ("faq/topics.yml", "title: Trust", "titel: Trust", "content/faq/topics.yml:"),
        (
            "services/mini-audit.md",
            "- mini-audit-length",
            "- mini-audit-lenght",
            'got "mini-audit-lenght"; did you mean "mini-audit-length"?',
        ),
        ("site.yml", "name:", "nmae:", '"nmae" must be a key we know; did you mean "name"?'),
        (
            "pages/home.md",
            "{filename}/faq/it-director-or-cio.md",
            "{filename}/faq/no-such-question.md",
            "no-such-question",
        ),
        (
            "faq/how-often.md",
            "reviewed: 2026-11-23",
            "reviewed: soon",
            'content/faq/how-often.md:5: reviewed must be a day like 2026-11-23, got "soon"',
        ),
    ],
)
def test_a_mistake_stops_the_build_by_name(
    content: Path, tmp_path: Path, file: str, old: str, new: str, message: str
) -> None:
    """Pelican alone would drop the page and say that all is well."""
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        build(tmp_path / "site", on=TODAY, PATH=str(content))
    assert message in "\n".join(lines(caught.value.mistakes))


def test_a_file_name_that_is_no_address_stops_the_build(content: Path, tmp_path: Path) -> None:
    """Addresses are lower case and stable."""
    (content / "faq" / "how-often.md").rename(content / "faq" / "How Often.md")
    with pytest.raises(
        ContentError, match="the file name must be small letters, digits and hyphens"
    ):
        build(tmp_path / "output", on=TODAY, PATH=str(content))


def test_unknown_details_of_the_firm_are_blank() -> None:
    """None is invented: all but its name and what it does wait for staff."""
    site = read_site_details(CONTENT)
    assert site.name == "CIO-PME"
    assert {"email", "phone", "street", "company_number", "website"} <= set(site.blanks)


def test_no_amount_is_typed_by_hand() -> None:
    """Amounts come from the price book."""
    pattern = re.compile(r"(€|\bEUR\b|\beuros?\b)\s?\d|\d[\d,.  ]*\s?(€|EUR\b|euros?\b)")
    assert not [
        path.name
        for path in CONTENT.rglob("*.md")
        if pattern.search(path.read_text(encoding="utf-8"))
    ]
