"""What a price book names has words and pages, and what has words or a page is in a price book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.build.checking import check_content
from plugins.build.site import build
from tests.conftest import TODAY
from tests.support.both_languages import lines
from tests.support.firms import larger_content, officers_content
from tests.support.publishing import content_of

BOOK, WORDS, FRENCH = "prices/2026-01-01.toml", "offer.yml", "offer.fr.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return the firm's content, its blanks filled."""
    return content_of(tmp_path)


def messages(content: Path, severity: str = "error") -> list[str]:
    """Return what the checks find, without the folder's name."""
    findings = [one for one in check_content(content, on=TODAY) if one.severity == severity]
    return [line.removeprefix("content/") for line in lines(findings)]


def put(content: Path, name: str, old: str, new: str) -> str:
    """Change a file once, and return it with the line of the change."""
    text = (content / name).read_text("utf-8")
    assert text.count(old) >= 1, old
    (content / name).write_text(text.replace(old, new, 1), "utf-8")
    return f"{name}:{text[: text.index(old)].count(chr(10)) + 1}"


@pytest.mark.parametrize("firm", [larger_content, officers_content])
def test_other_firms_have_no_mistake(tmp_path: Path, firm: object) -> None:
    """One with more to sell, one of another trade."""
    assert callable(firm)
    content = firm(tmp_path)
    assert messages(content) == []
    build(tmp_path / "site", on=TODAY, PATH=str(content))
    assert (tmp_path / "site" / "fr" / "estimation" / "index.html").is_file()


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (WORDS, "a-la-carte:\n", "a-la-cart:\n", 'did you mean "formulas.a-la-carte"?'),
        (FRENCH, "    per: jour\n", "", "formulas.a-la-carte.per must be said here, since"),
        (WORDS, "      large: large company\n", "", "facts.employees.classes.large must be said"),
        (WORDS, "  reachable:\n", "  reachible:\n", 'did you mean "included.reachable"?'),
        (WORDS, "    none: no days\n", "    nun: x\n", '"formulas.a-la-carte.nun" must be a key'),
        (WORDS, "{employees}", "{users}", "formulas.audit.range must have only these"),
        (WORDS, "preselected: medium", "preselected: midle", "must be one of its choices"),
        (
            FRENCH,
            "    none: aucun jour\n",
            "",
            "formulas.a-la-carte.none must be said in this lang",
        ),
        (
            WORDS,
            'one: "{count} day", ',
            "",
            "formulas.a-la-carte.unit must have the forms one, oth",
        ),
        (WORDS, '"{rate} a day"', '"{rat} a day"', "formulas.a-la-carte.rate must hold {rate}"),
        (WORDS, "of your CIO", "at €900 of your CIO", "an amount must come from the price book"),
        (WORDS, "      step: ", "      stp: ", 'excludes, not "stp"'),
        (WORDS, "    units: days\n", "    units: days\n    units: d\n", "must stand once"),
    ],
)
def test_words_that_are_missing_or_left_over_are_told_at_their_line(
    content: Path, name: str, old: str, new: str, message: str
) -> None:
    """In either language, with what is meant."""
    put(content, name, old, new)
    matching = [line for line in messages(content) if message in line]
    assert len(matching) == 1 and re.match(rf"{re.escape(name)}:[1-9]", matching[0]), messages(
        content
    )


def test_words_that_one_language_lacks_are_told_once(content: Path) -> None:
    """With the book that needs them."""
    put(content, FRENCH, "    per: jour\n", "")
    [message] = messages(content)
    assert "formulas.a-la-carte.per must be said here, since" in message


def test_words_that_are_no_file_are_told(content: Path) -> None:
    """In a language of the site."""
    (content / FRENCH).unlink()
    assert messages(content) == [
        f"{FRENCH}: the words of the offer must be in this file, found no such file; bring it back."
    ]


def test_a_formula_of_a_coming_book_needs_words_and_a_page(content: Path) -> None:
    """Told today, at the words and at the line of the book."""
    text = (content / BOOK).read_text("utf-8")
    more = '\n[formula.on-call]\nbilled = "month"\nquantity = "flat"\nrate = "90.00"\n'
    (content / "prices" / "2028-01-01.toml").write_text(text + more, "utf-8")
    line = (text + more).splitlines().index("[formula.on-call]") + 1
    place = f"prices/2028-01-01.toml:{line}"
    french, english = (
        f"{name}:{(content / name).read_text('utf-8').splitlines().index('formulas:') + 1}"
        for name in (FRENCH, WORDS)
    )
    assert [one.partition(";")[0] for one in messages(content)] == [
        f"{french}: formulas.on-call must be said here, since content/{place} needs it",
        f"{english}: formulas.on-call must be said here, since content/{place} needs it",
        f'{place}: the formula "on-call" can be chosen and must have a page, found none on show',
    ]


def test_what_an_old_book_sold_keeps_its_words_and_needs_no_page(content: Path) -> None:
    """Old links are worked out by it."""
    text = (content / BOOK).read_text("utf-8")
    more = '\n[formula.on-call]\nbilled = "month"\nquantity = "flat"\nrate = "90.00"\n'
    (content / "prices" / "2025-01-01.toml").write_text(text + more, "utf-8")
    words = "\nformulas:\n  on-call:\n    name: X\n    question: X?\n"
    for name in (WORDS, FRENCH):
        put(content, name, "\nformulas:\n", words)
    assert messages(content) == []
    place = put(content, WORDS, "    name: X\n", "")
    put(content, FRENCH, "    name: X\n", "")
    (line,) = messages(content)
    assert "formulas.on-call.name must be given, since no page has the line" in line
    assert line.startswith(f"{WORDS}:{int(place.partition(':')[2]) - 1}: ")


def test_a_page_of_no_formula_and_a_second_one_are_told(content: Path) -> None:
    """At their line."""
    name = "services/your-cio-in-the-company.md"
    put(content, name, "order: 4", "order: 4\nformula: subscripton")
    assert any(
        'must name what exists, got "subscripton"; did you' in one for one in messages(content)
    )
    put(content, name, "subscripton", "subscription")
    assert any(
        'a formula must have one page, "subscription" has' in one for one in messages(content)
    )


@pytest.mark.parametrize("do", ["draft", "rename", "delete"])
def test_a_page_that_states_a_rule_goes(content: Path, tmp_path: Path, do: str) -> None:
    """One that is not there is told at the line of the book; one not on show is not led to."""
    for path in content.rglob("*.md"):
        text = path.read_text("utf-8").replace("  - outside-days\n", "")
        path.write_text(re.sub(r"\[([^]]*)\]\([^)]*outside-days[^)]*\)", r"\1", text), "utf-8")
    for name in ("search.yml", "search.fr.yml", "redirects.yml"):
        rows = (content / name).read_text("utf-8").splitlines(keepends=True)
        (content / name).write_text("".join(r for r in rows if "outside-days" not in r), "utf-8")
    for ending in (".md", ".fr.md"):
        path = content / "faq" / f"outside-days{ending}"
        if do == "draft":
            text = path.read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1)
            path.write_text(text, "utf-8")
        elif do == "rename":
            path.rename(path.with_name(f"outside-dais{ending}"))
        else:
            path.unlink()
    line = (content / BOOK).read_text("utf-8").splitlines().index('page = "outside-days"') + 1
    if do != "draft":
        (error,) = messages(content)
        assert error.startswith(f'{BOOK}:{line}: page must name what exists, got "outside-days"')
        assert ('did you mean "outside-dais"?' in error) is (do == "rename")
        return
    assert messages(content) == []
    assert any(one.startswith(f"{BOOK}:{line}: warning: ") for one in messages(content, "warning"))
    build(tmp_path / "site", on=TODAY, PATH=str(content), DRAFTS=False)
    assert "outside-days" not in led_to(tmp_path / "site", "estimate")


def led_to(site: Path, page: str) -> dict[str, str]:
    """Return the address by page that a built estimate leads to."""
    soup = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
    return {str(link["data-see"]): str(link["href"]) for link in soup.select("#see a")}


def test_the_estimate_leads_to_the_pages_that_the_book_names(site: Path) -> None:
    """In the page's language."""
    english, french = led_to(site, "estimate"), led_to(site, "fr/estimation")
    assert english.keys() == french.keys() and len(english) == 8
    assert english["subscription-conditions"] == "/faq/subscription-conditions/"
    assert french["subscription-conditions"] == "/fr/faq/conditions-de-l-abonnement/"
