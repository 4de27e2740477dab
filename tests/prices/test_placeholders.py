"""Amounts in texts come from the price book of the day, in the language of the page."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from calculator.wire import answer
from plugins.build.site import build
from plugins.errors import ContentError
from plugins.markdown.parser import html
from plugins.prices.example_table import example_table
from plugins.prices.placeholders import Amounts
from plugins.prices.wording import ON_REQUEST, PERIODS, RANGE, TIERS
from plugins.project import ROOT
from plugins.reading.front_matter import split
from plugins.site import site_from
from tests.support.both_languages import lines
from tests.support.firm import CONTENT
from tests.support.small_site import question

TODAY = date(2026, 11, 23)
THEME = ROOT / "theme"
LANGUAGES = {"en": "en_IE", "fr": "fr_BE"}
SETTINGS = {
    "PATH": str(CONTENT),
    "ON": "2026-11-23",
    "THEME": str(THEME),
    "LANGUAGES": LANGUAGES,
    "DEFAULT_LANG": "en",
    "SITEURL": "",
    "SITE_ADDRESS": "",
}
FILE = "content/faq/a.md"


def filled(body: str, lang: str = "en") -> str:
    """Return a text as HTML with its amounts."""
    document, site = split(question(body), file=FILE), site_from(SETTINGS)
    site.downloads["download calculator"] = 211_207
    amounts = Amounts(site).of(document.body, file=FILE, lang=lang, first=document.body_line)
    return html(document.body, lang=lang, amounts=dict(amounts)).strip()


@pytest.mark.parametrize(
    ("placeholder", "english", "french"),
    [
        ("{{ price a-la-carte small }}", "€900.00", "900,00 €"),
        ("{{ price subscription large }}", "€160.00", "160,00 €"),
        ("{{comparison  cost}}", "€143,200.00", "143 200,00 €"),
        ("{{ example medium }}", "€4,333.33", "4 333,33 €"),
        ("{{ usual small }}", "2 days a month", "2 jours par mois"),
        ("{{ range audit medium low }}", "16–24 hours", "16–24 heures"),
        ("{{ range audit low medium }}", "16–24 hours", "16–24 heures"),
        ("{{ range audit large low }}", "on request", "sur demande"),
        ("{{ suggested audit }}", "10", "10"),
        ("{{ chosen a-la-carte week step }}", "0.5", "0,5"),
        ("{{ chosen a-la-carte week most }}", "3 days a week", "3 jours par semaine"),
        ("{{ fact employees small to }}", "49", "49"),
        ("{{ hours a-la-carte }} {{ per audit }} {{ vat }} {{ percent combination }}",)
        + ("8 8 21 0",) * 2,
        ("{{ book first_day }}", "1 January 2026", "1er janvier 2026"),
        ("{{ download calculator }}", "0.2 MB", "0,2 Mo"),
    ],
)
def test_a_placeholder_is_printed_as_the_language_writes_it(
    placeholder: str, english: str, french: str
) -> None:
    """Any no-break space counts as a space here."""
    texts = [re.sub(r"[\u00a0\u202f]", " ", filled(placeholder, lang)) for lang in ("en", "fr")]
    assert texts == [f"<p>{english}</p>", f"<p>{french}</p>"]


def test_a_whole_table_stands_in_a_text() -> None:
    """It is the theme's own, with the size classes and what each pays."""
    table = filled("Before.\n\n{{ table examples }}\n\nAfter.")
    assert table.startswith("<p>Before.</p>") and table.endswith("<p>After.</p>")
    assert "<table>" in table and "€1,800.00" in table and "€9,533.33" in table


def test_an_unknown_placeholder_is_an_error_with_a_suggestion() -> None:
    """It names the line of the file, not of the text below the keys."""
    with pytest.raises(ContentError) as error:
        filled("One line.\n\nThen {{ usal small }}.")
    (message,) = lines(error.value.mistakes)
    assert message.startswith(f"{FILE}:10: ") and 'did you mean "usual small"?' in message


def test_a_text_without_placeholders_asks_for_no_price_book() -> None:
    """A day without prices harms only the pages that show some."""
    document = split(question("Nothing to fill in."), file=FILE)
    amounts = Amounts(site_from({**SETTINGS, "ON": "1999-01-01"}))
    assert amounts.fill(document, file=FILE, lang="en") is document
    assert amounts.of(document.body, file=FILE, lang="en") == ()


def test_an_amount_is_never_markdown_and_code_keeps_its_braces() -> None:
    """What stands in a block or a line of code is shown as it is."""
    assert filled("`{{ example small }}` **{{ hours subscription }}**") == (
        "<p><code>{{ example small }}</code> <strong>1</strong></p>"
    )
    assert "{{ x }}" in filled("```\n{{ x }}\n```")


def day_rates(content: Path, site: Path) -> dict[str, str]:
    """Return the day rate in each place where visitors see it."""
    build(site, on=TODAY, PATH=str(content))
    answer_page, home = (
        (site / "faq/hire-staff/index.html").read_text("utf-8"),
        (site / "index.html").read_text("utf-8"),
    )
    text, data = (
        re.search(r"A day: (\S+), a month: (\S+)\.</p>", answer_page),
        re.search(r'"text":"[^"]*A day: (\S+), a', answer_page),
    )
    row = re.search(r'Small company.*?class="amount">([^<]+)<', home, re.DOTALL)
    assert text and data and row
    with ZipFile(next(site.glob("python/*.whl"))) as wheel:
        shipped: dict[str, Any] = {}
        exec(wheel.read("calculator/shipped.py"), shipped)
    need = {
        "facts": {"employees": 25},
        "choose": {"a-la-carte": {"quantity": 1, "per": "month"}},
    }
    reply = json.loads(
        answer(json.dumps({"ask": "estimate", "need": need, "on": "2026-11-23"}), shipped["BOOKS"])
    )
    return {
        "page": text[1],
        "example": text[2],
        "JSON-LD": data[1],
        "table": row[1],
        "calculator": reply["month"]["low"]["net"],
    }


def test_one_number_of_the_book_changes_every_place_that_shows_it(tmp_path: Path) -> None:
    """Pages, examples, JSON-LD, tables, the amounts looked up before Python is there, and the
    browser's calculator are of one book."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    with (content / "faq/hire-staff.md").open("a", encoding="utf-8") as file:
        file.write("\nA day: {{ price a-la-carte small }}, a month: {{ example small }}.\n")
    before = day_rates(content, tmp_path / "before")
    book = content / "prices/2026-01-01.toml"
    book.write_text(
        book.read_text("utf-8").replace('small = "900.00"', 'small = "950.00"'), "utf-8"
    )
    after = day_rates(content, tmp_path / "after")
    day, month = ("page", "JSON-LD", "calculator"), ("example", "table")
    assert {place: before.pop(place).strip("€") for place in day} == dict.fromkeys(day, "900.00")
    assert {place: after.pop(place).strip("€") for place in day} == dict.fromkeys(day, "950.00")
    assert (before, after) == (dict.fromkeys(month, "€1,800.00"), dict.fromkeys(month, "€1,900.00"))


def test_a_rhythm_is_shown_as_the_book_has_it(tmp_path: Path) -> None:
    """Half a day a week is no "0 days", and one and a half a month no single day."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    for book in (content / "prices").glob("*.toml"):
        text = re.sub(
            r"(?<=usual.small.\na-la-carte = )\".*\"", '"1.5 per month"', book.read_text("utf-8")
        )
        text = re.sub(r"(?<=usual.medium.\na-la-carte = )\".*\"", '"0.5 per week"', text)
        book.write_text(text, "utf-8")
    site = site_from({**SETTINGS, "PATH": str(content)})
    tables = (example_table(site, lang=lang) for lang in ("en", "fr"))
    english, french = (table.replace("\u00a0", " ") for table in tables)
    assert "<td>1.5 days a month</td>" in english and "<td>0.5 days a week</td>" in english
    assert "<td>1,5 jour par mois</td>" in french and "<td>0,5 jour par semaine</td>" in french


def test_the_theme_lists_the_words_of_quantities() -> None:
    """In the template from which translators get them."""
    template = (THEME / "templates/parts/quantity-words.txt").read_text("utf-8")
    words = [*PERIODS.values(), *TIERS.values(), RANGE, ON_REQUEST]
    assert re.findall(r'_\("(.*)"\)', template) == words
