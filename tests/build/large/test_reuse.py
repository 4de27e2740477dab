"""What a preview uses again from its last build: after every kind of change it shows what a build
without it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from plugins.build.large.result_cache import ResultCache
from plugins.errors import ContentError
from tests.build.large.conftest import QUESTION, Previews

TEXT, FRENCH = f"content/{QUESTION}", "content/faq/hire-staff.fr.md"
BOOK, NEXT = "content/prices/2026-01-01.toml", "content/prices/2026-12-01.toml"
OFFERS = ("content/offer.yml", "content/offer.fr.yml")
TABLE = re.compile(r"^    table:\n(?:      .*\n)+", re.MULTILINE)  # its caption and its column
FORMULA = "content/services/cio-a-la-carte.md"  # whose title is its name
MESSAGES = "theme/translations/fr/LC_MESSAGES/theme.po"


def copy(previews: Previews, name: str, new_name: str) -> None:
    """Copy a file beside itself."""
    text = (previews.root / name).read_text(encoding="utf-8")
    (previews.root / new_name).write_text(text, encoding="utf-8")


def add_question(previews: Previews) -> None:
    """Add a question in both languages."""
    for name in (TEXT, FRENCH):
        copy(previews, name, name.replace("hire-staff", "new"))
    previews.change("content/faq/new.fr.md", "slug: ", "slug: nouveau-")


def remove_question(previews: Previews) -> None:
    """Remove the question that was added."""
    for name in (TEXT, FRENCH):
        (previews.root / name.replace("hire-staff", "new")).unlink()


def add_book(previews: Previews) -> None:
    """Add dearer prices for a later day."""
    copy(previews, BOOK, NEXT)
    previews.change(NEXT, '"1000.00"', '"1234.00"')


CHANGES: dict[str, Callable[[Previews], Any]] = {
    "a title": lambda site: site.change(TEXT, "title: ", "title: Again, "),
    "the name of a formula": lambda site: site.change(FORMULA, "title: ", "title: The "),
    "a text": lambda site: site.add(TEXT, "\nOne sentence more.\n"),
    "a question more": add_question,
    "an order": lambda site: (
        site.change(TEXT, "order: 1\n", "order: 9\n")
        or site.change(FRENCH, "order: 1\n", "order: 9\n")
    ),
    "a question less": remove_question,
    "a topic": lambda site: site.change("content/faq/topics.yml", "title: ", "title: All of "),
    "a price": lambda site: site.change(BOOK, '"900.00"', '"910.00"'),
    "a book": add_book,
    "words of the offer": lambda site: site.change("content/offer.yml", "small: ", "small: very "),
    "the firm": lambda site: site.change("content/site.yml", "tagline: A ", "tagline: The "),
    "words of the theme": lambda site: site.change(MESSAGES, "Estimation", "Calcul"),
    "a template": lambda site: site.change("theme/templates/base.html", "</body>", "<hr></body>"),
    "a style": lambda site: site.add("theme/static/css/parts.css", "\nhr { color: red }\n"),
    "a further style": lambda site: site.add("theme/static/css/parts.css", "\nhr { margin: 0 }\n"),
}


def test_a_preview_shows_every_change_as_a_build_without_a_cache_does(previews: Previews) -> None:
    """Every file, to the byte, after each change."""
    shown = previews.build()
    for name, make_change in CHANGES.items():
        make_change(previews)
        before, shown = shown, previews.build()
        assert shown != before, name
        assert shown == previews.build(PAGE_CACHE=None), name


def test_a_table_without_its_own_words_follows_the_name_of_its_formula(previews: Previews) -> None:
    """The name is the title of a page, which the tables of prices are made from then."""
    for name in OFFERS:
        path = previews.root / name
        path.write_text(TABLE.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    previews.build()
    previews.change(FORMULA, "title: ", "title: The ")
    shown = previews.build()
    assert b"The CIO" in shown["services/cio-a-la-carte/index.html"]
    assert shown == previews.build(PAGE_CACHE=None)


def test_a_text_follows_the_name_of_a_formula_that_it_fills_in(previews: Previews) -> None:
    """A usual choice that is ticked, not counted, is called by its formula's name."""
    previews.change(BOOK, 'a-la-carte = "2 per month"', 'a-la-carte = "2 per month"\naudit = true')
    previews.add(TEXT, "\nUsual here: {{ usual small }}.\n")
    previews.build()
    previews.change("content/services/mini-audit.md", "title: ", "title: The ")
    shown = previews.build()
    assert b"+ The " in shown["faq/hire-staff/index.html"]
    assert shown == previews.build(PAGE_CACHE=None)


def test_another_day_has_its_own_prices(previews: Previews) -> None:
    """The next book is in force from its first day."""
    add_book(previews)
    pages = [previews.build(day=date(2026, month, 1)) for month in (11, 12)]
    service = "services/cio-a-la-carte/index.html"
    assert b"1,234.00" not in pages[0][service]
    assert b"1,234.00" in pages[1][service]
    assert pages[1] == previews.build(day=date(2026, 12, 1), PAGE_CACHE=None)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TEXT, "title: ", "titel: "),
        (FRENCH, "order: 1\n", "order: 2\n"),
        (BOOK, '"900.00"', '"9OO"'),
        ("content/offer.yml", "formulas:", "formulae:"),
        (MESSAGES, 'msgid "Estimate"', 'msgid "Estimates"'),
        ("theme/templates/base.html", "</body>", "{{ nowhere }}</body>"),
    ],
)
def test_a_mistake_is_reported_as_by_a_build_without_a_cache(
    previews: Previews, name: str, old: str, new: str
) -> None:
    """Each time, and no longer when it is corrected."""
    previews.change(name, old, new)
    mistakes = []
    for settings in ({}, {}, {"PAGE_CACHE": None}):
        with pytest.raises(ContentError) as raised:
            previews.build(**settings)
        mistakes.append([str(mistake) for mistake in raised.value.mistakes])
    assert mistakes[0] and mistakes[0] == mistakes[1] == mistakes[2]
    previews.change(name, new, old)
    assert previews.build() == previews.build(PAGE_CACHE=None)


def test_a_result_whose_files_were_removed_is_made_again(previews: Previews) -> None:
    """Another program may have cleaned the folder of a cache."""
    results = ResultCache()
    results.begin("inputs", previews.root / "theme")
    file = previews.root / "bundle"
    assert results.result("bundle", lambda: file, is_usable=type(file).is_file) == file
    assert results.result("bundle", file.touch, is_usable=type(file).is_file) is None
