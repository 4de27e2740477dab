"""Every rule finds what it is for, names the place, and lets sound content be."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from plugins import checks
from plugins.build.site import build
from plugins.checks import rules
from plugins.checks.links import external, links, searches
from plugins.checks.offer import price_books
from plugins.checks.pages import names, needed, twins
from plugins.checks.sources import read_sources
from plugins.checks.texts import spelling
from plugins.errors import ContentError
from tests.checks.day_cases import BOOK, DAY_CASES, until
from tests.checks.markup_cases import MARKUP_CASES
from tests.checks.page_cases import PAGE_CASES
from tests.checks.text_cases import TEXT_CASES, translated
from tests.support.both_languages import lines
from tests.support.small_site import page, question, small_site

TODAY = date(2026, 11, 23)
Q = "faq/how-often.md"
CASES = [*TEXT_CASES, *PAGE_CASES, *DAY_CASES, *MARKUP_CASES]


def messages(rule: ModuleType, content: Path) -> list[str]:
    """Return what one rule finds, a line each."""
    return lines(rules.findings(read_sources(content, on=TODAY), [rule.check]))


@pytest.mark.parametrize(
    ("rule", "file", "wrong", "where", "right"),
    CASES,
    ids=[f"{case[0].__name__}-{case[3][:40]}" for case in CASES],
)
def test_a_rule_finds_what_is_wrong_and_nothing_else(
    rule: ModuleType, file: str, wrong: str, where: str, right: str, tmp_path: Path
) -> None:
    """One failing and one passing case."""
    lines = messages(rule, small_site(tmp_path / "wrong", {file: wrong}))
    assert len(lines) == 1 and where in lines[0] and lines[0].startswith("content/")
    proper = {file: right} if file != "faq/How_Often.md" else {}
    assert messages(rule, small_site(tmp_path / "right", proper if right else {})) == []


def test_every_rule_is_described_in_one_sentence() -> None:
    """Whoever wants to know what is checked reads the first lines of plugins/checks."""
    for rule in rules.MUST + rules.SHOULD + rules.ON_DEMAND:
        sentence = (sys.modules[rule.__module__].__doc__ or "").split("\n\n")[0]
        assert re.fullmatch(r"(?s)[A-Z].{20,}\.", sentence.rstrip()), rule.__module__


def test_every_rule_has_a_case() -> None:
    """A rule without a failing and a passing case is no rule."""
    apart = {external, twins, checks.links.link_schemes, checks.files.linked_files}
    apart |= {checks.firm.details, checks.links.addresses, checks.links.unlinked}
    apart |= {
        checks.offer.offer_words,
        checks.offer.formula_pages,
        checks.firm.publishable,
        checks.offer.changed_prices,
        checks.files.not_files,
    }  # in test_coming_days.py, test_offer_words.py and tests/test_failures.py
    tested = {rule.check for rule in {case[0] for case in CASES} | apart}
    assert tested == set(rules.MUST + rules.SHOULD + rules.ON_DEMAND)


@pytest.mark.parametrize(
    ("keys", "severity"),
    [
        ({"status": "draft"}, ""),
        ({"publish_from": "2026-11-24"}, ""),
        ({"publish_until": "2026-11-22"}, "warning: "),
    ],
)
def test_what_is_not_on_show_may_not_be_linked_or_listed(
    keys: dict[str, str], severity: str, tmp_path: Path
) -> None:
    """The link would lead to nothing on the published site; from a draft it may, both wait.

    Once its last day has been, it becomes plain words.
    """
    about = page("See [how often]({filename}/faq/how-often.md).", questions="[how-often]")
    content = small_site(tmp_path, {Q: question(**keys), "pages/about.md": about})
    assert messages(links, content)[0].startswith(
        f"content/pages/about.md:8: {severity}a link must lead to a published page, "
        "content/faq/how-often.md"
    )
    assert messages(names, content)[0].startswith(
        f"content/pages/about.md:5: {severity}questions must be published"
    )
    (content / "pages/about.md").write_text(
        page("[how]({filename}/faq/how-often.md)", status="draft", questions="[how-often]"), "utf-8"
    )
    assert messages(links, content) + messages(names, content) == []


def test_a_page_in_one_language_only_is_said_once(tmp_path: Path) -> None:
    """And a link to what is missing is not; a draft may wait for its translation, but no
    translation for its original."""
    some = {
        Q: question("See [it]({filename}/faq/outside-days.fr.md)."),
        "faq/new.md": question(status="draft"),
        "faq/alone.fr.md": translated(),
    }
    sources = read_sources(small_site(tmp_path, some), on=TODAY, languages=("fr",))
    missing = [line for line in lines(rules.findings(sources, [twins.check])) if "/faq/" in line]
    assert [line.partition(" beside")[0] for line in missing] == [
        "content/faq/alone.fr.md:1: the page must have its twin alone.md",
        "content/faq/how-often.md:1: the page must have its twin how-often.fr.md",
        "content/faq/outside-days.md:1: the page must have its twin outside-days.fr.md",
    ]
    assert rules.findings(sources, [links.check]) == []


def test_a_page_that_the_site_is_made_around_may_not_go(tmp_path: Path) -> None:
    """Pelican would build a site without a beginning."""
    content = small_site(tmp_path)
    assert messages(needed, content) == []
    (content / "pages/home.md").unlink()
    assert messages(needed, content) == [
        "content/pages/home.md: the site must have this page, found no such file; bring it back."
    ]


def test_a_search_may_not_name_what_is_not_on_show(tmp_path: Path) -> None:
    """Nor may a language go untried, once another is tried."""
    files = {
        "search.yml": "often: how-often\n",
        "search.fr.yml": "souvent: how-oft\naussi: about\n",
        Q: question(status="draft"),
    }
    content = small_site(tmp_path, files)
    assert messages(searches, content)[0].startswith(
        'content/search.yml:1: "often" must name a published page, content/faq/how-often.md is a'
        " draft"
    )
    french = [
        str(finding)
        for finding in searches.check(read_sources(content, on=TODAY, languages=("fr",)))
    ]
    assert (
        len(french) == 2
        and 'content/search.fr.yml:1: "souvent" must name the page to be found, got "how-oft";'
        ' did you mean "how-often"?'
        in french[1]
    )
    (content / "search.fr.yml").unlink()
    french = [
        str(finding)
        for finding in searches.check(read_sources(content, on=TODAY, languages=("fr",)))
    ]
    assert french[1].startswith(
        "content/search.fr.yml: warning: the search should be tried in this language too, found no"
        " such file"
    )


def test_a_word_of_ours_is_accepted(tmp_path: Path) -> None:
    """Staff add it to the dictionary themselves."""
    assert (
        messages(
            spelling,
            small_site(tmp_path, {Q: question("Recieve."), "words.txt": "recieve # ours\n"}),
        )
        == []
    )


def test_a_language_without_a_dictionary_is_told_once(tmp_path: Path) -> None:
    """Its words are not checked; a language that has one is silent."""
    files = {
        f"faq/{name}.de.md": question("Gantz falsch.") for name in ("how-often", "outside-days")
    }
    files["faq/how-often.nl.md"] = question("Geen fouten.")
    sources = read_sources(small_site(tmp_path, files), on=TODAY, languages=("de", "nl"))
    assert [str(one).partition(", and")[0] for one in spelling.check(sources)] == [
        "content/settings.yml: warning: spelling should be checked in every language"
    ]


def test_a_gap_between_price_books_is_seen_in_time(tmp_path: Path) -> None:
    """A book that begins the day after is in time, one that begins later leaves days without
    prices."""
    books = {"prices/2026-01-01.toml": until("2026-12-31"), "prices/2027-01-02.toml": BOOK}
    assert (
        "none is on 2027-01-01 and the next begins on 2027-01-02"
        in messages(price_books, small_site(tmp_path / "gap", books))[0]
    )
    books = {"prices/2026-01-01.toml": until("2026-12-31"), "prices/2027-01-01.toml": BOOK}
    assert messages(price_books, small_site(tmp_path / "none", books)) == []


def test_links_to_other_sites_are_asked_on_demand_only(
    served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EXTERNAL=1 asks them; nothing else touches the network."""
    content = small_site(tmp_path, {Q: question(f"<{served}/faq/>\n\n[it]({served}/never/)")})
    assert messages(external, content) == [
        f"content/{Q}:10: a link must lead somewhere, {served}/never/ says: 404 Not Found; correct"
        " it or take it out."
    ]
    monkeypatch.setattr(external, "trouble", lambda address: pytest.fail(f"asked {address}"))
    rules.findings(read_sources(content, on=TODAY))


def test_a_build_stops_with_every_error_at_once(tmp_path: Path) -> None:
    """The same rules hold in the preview and for a publish."""
    content = small_site(
        tmp_path,
        {
            Q: question("# Big\n\n€900", title="Often", topic="thrust"),
            "pages/about.md": page("[x](y.md)"),
        },
    )
    with pytest.raises(ContentError) as error:
        build(tmp_path / "site", on=TODAY, PATH=str(content), LANGUAGES={"en": "en_IE"})
    places = [f"{mistake.file}:{mistake.line}" for mistake in error.value.mistakes]
    assert places == [f"content/{Q}:{line}" for line in (2, 3, 8, 10)] + [
        "content/pages/about.md:7"
    ]


def test_each_misspelling_of_codespell_is_known_and_no_correction() -> None:
    """At every place of its dictionary, in capitals too."""
    wrong = spelling.misspellings()
    for word in [*wrong][::89]:
        assert spelling.is_misspelt(word, "en") and spelling.is_misspelt(word.title(), "en")
        for right in map(str.strip, wrong[word].split(",")):
            assert spelling.is_misspelt(right, "en") == (right.lower() in wrong)
