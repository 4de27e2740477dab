"""The estimate page of two more firms, one with more to sell and one of another trade: it asks,
answers and shares by their books and words alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from plugins.build.site import build
from tests.browser.conftest import OpenPage, Violations
from tests.browser.estimating import DAY, LOCALES, Estimating
from tests.browser.fitting import misfits
from tests.calculator.tariff.support import cases, request
from tests.conftest import TODAY, serving
from tests.support.firms import larger_content, officers_content

CONTENTS: dict[str, Callable[[Path], Path]] = {
    "larger": larger_content,
    "officers": officers_content,
}
CURRENCIES = {"larger": "EUR", "officers": "CHF", "yen": "JPY", "dinars": "TND"}
CASES = [case for case in cases("cases.yml") if case["book"] in CURRENCIES]
AMOUNT = re.compile(r"-?\d+(?:\.\d+)?")
WORDS = re.compile(r"\bVAT\b|\bTVAC?\b|\bHT\b")
NO_VAT = 'vat = "none"\n'


@pytest.fixture(scope="module")
def firms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Yield the addresses of both sites."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(serving(built(content(folder), folder)))
            for name, content in CONTENTS.items()
            for folder in [tmp_path_factory.mktemp(name)]
        }


def built(content: Path, folder: Path) -> Path:
    """Build the site of a content folder."""
    build(folder / "site", on=TODAY, PATH=str(content))
    return folder / "site"


def amounts(text: str, form: Estimating) -> list[str]:
    """Return the amounts in a text of a case, as the page writes them."""
    return [form.money(amount) for amount in AMOUNT.findall(text)]


def has_in_order(text: str, parts: list[str]) -> bool:
    """Return whether a text has these parts one after the other."""
    return re.search(".*".join(map(re.escape, parts)), text) is not None


def wrong_lines(form: Estimating, place: str, expected: str) -> list[str]:
    """Return the lines of a case that the page does not show as they were worked by hand."""
    rows = form.page.locator(f"#shown [data-slot={place}] details.line")
    shown = {
        str(row.get_attribute("data-code")): " ".join(
            str(row.locator("summary").first.text_content()).split()
        )
        for row in rows.all()
    }
    wrong = []
    for line in expected.split(", "):
        code, _, rest = line.partition(" ")
        ends = [text for name, text in shown.items() if re.sub("-(low|high)$", "", name) == code]
        if not has_in_order(" ".join(ends), amounts(rest, form)):
            wrong.append(f"{line}, got {ends}")
    return wrong


def wrong_blocks(form: Estimating, case: dict[str, Any]) -> list[str]:
    """Return what differs from a case in the month and in what is paid once."""
    wrong = []
    for name, place, sums in (("month", "lines", ""), ("once", "once", "[data-slot=once]")):
        if name not in case:
            continue
        lines, _, totals = case[name].rpartition(" = ")
        block = form.texts(f"#shown {sums}".strip())[0]
        ends = amounts(totals, form)  # of a range: net, VAT, gross of each end
        pairs = [ends[start::3] for start in range(3)] if ends else []
        wrong += [f"{name} {pair}" for pair in pairs if not has_in_order(block, pair)]
        if AMOUNT.search(lines):
            wrong += wrong_lines(form, place, lines)
    return wrong


@pytest.mark.parametrize("path", LOCALES)
@pytest.mark.parametrize("firm", CONTENTS)
def test_a_need_costs_what_was_worked_out_by_hand(
    open_page: OpenPage, firms: dict[str, str], firm: str, path: str
) -> None:
    """Every line and sum, typed into the form of the firm's own book."""
    form = Estimating(open_page(path, base_url=firms[firm], on=DAY), path, CURRENCIES[firm])
    assert wrong_cases(form, firm) == {}


def wrong_cases(form: Estimating, firm: str) -> dict[str, list[str]]:
    """Return what differs from each case of a firm."""
    wrong = {}
    for case in [case for case in CASES if case["book"] == firm]:
        form.fill(request(case)["need"])
        if differences := wrong_blocks(form, case):
            wrong[case["case"]] = differences
    return wrong


def fullest(firm: str) -> dict[str, Any]:
    """Return the need in the longest case of a firm, which chooses most."""
    longest = max((case for case in CASES if case["book"] == firm), key=lambda case: len(str(case)))
    return dict(request(longest)["need"])


@pytest.mark.parametrize("firm", CONTENTS)
def test_the_whole_form_passes_axe_and_fits_a_small_screen(
    open_page: OpenPage, firms: dict[str, str], violations: Violations, firm: str
) -> None:
    """With all `details` open, and the answer to the longest case."""
    form = Estimating(open_page("/fr/estimation/", base_url=firms[firm], on=DAY), "/fr/estimation/")
    form.fill(fullest(firm))
    expect(form.page.locator("#pictured")).to_be_visible()
    assert violations(form.page) == []
    assert misfits(form.page) == {}


def test_the_spreadsheet_speaks_the_words_of_the_firm(
    open_page: OpenPage, firms: dict[str, str], tmp_path: Path
) -> None:
    """The page has words for each code of the calculator; a missing one is an error there."""
    form = Estimating(
        open_page("/fr/estimation/", base_url=firms["officers"], on=DAY), "/fr/estimation/"
    )
    form.fill(fullest("officers"))
    with form.page.expect_download(timeout=120_000) as coming:
        form.page.click("[data-act=spreadsheet]")
    coming.value.save_as(tmp_path / "file.xlsx")
    with ZipFile(tmp_path / "file.xlsx") as parts:
        texts = parts.read("xl/sharedStrings.xml").decode()
    names = form.texts("#shown [data-slot=lines] .line-name, #shown [data-slot=parts] .line-name")
    assert len(names) > 3 and [name for name in names if name not in texts] == []


@pytest.mark.parametrize("firm", CONTENTS)
def test_a_link_restores_the_whole_form(
    open_page: OpenPage, firms: dict[str, str], firm: str
) -> None:
    """Facts, quantities in their periods, ticks and the commitment; and holds no price."""
    form = Estimating(open_page("/estimate/", base_url=firms[firm], on=DAY))
    form.fill(fullest(firm) | {"months": "12"})
    form.page.wait_for_function(
        "() => document.querySelector('#shown .paper')?.textContent.split(' ')[0] === location.href"
    )
    link = form.page.url.partition("#")[2]
    read_values = (
        "(all) => all.map((one) => [one.id, one.type === 'checkbox' ? one.checked : one.value])"
    )
    fields = "#asking input:not(.slider), #asking select"
    other = Estimating(open_page(f"/estimate/#{link}", base_url=firms[firm], on=DAY))
    expect(other.page.locator("#shown")).not_to_be_empty()
    assert other.page.eval_on_selector_all(fields, read_values) == form.page.eval_on_selector_all(
        fields, read_values
    )
    assert not re.search(r"\d\.\d\d", link)


def test_a_fact_is_asked_only_while_a_choice_needs_it(
    open_page: OpenPage, firms: dict[str, str]
) -> None:
    """A missing fact is asked for at once, and is a mistake only when the visitor goes on."""
    form = Estimating(open_page("/estimate/", base_url=firms["officers"], on=DAY, screen="phone"))
    assert form.fact_fields() == []
    form.field("choose.visit").fill("1")
    assert form.fact_fields() == ["facts.sector"]
    expect(form.page.locator("[data-state=answer]")).to_be_visible()
    assert form.mistakes() == []
    form.answer("choose.visit")
    assert form.mistakes() == ["facts.sector"]
    form.field("choose.visit").fill("")
    form.field("choose.helpline").check()
    assert form.fact_fields() == ["facts.users", "facts.sector", "facts.reviewed", "facts.urgent"]
    form.unfold()
    form.field("facts.reviewed").check()
    assert form.fact_fields() == ["facts.users", "facts.reviewed"]


def test_a_required_line_names_its_reason(open_page: OpenPage, firms: dict[str, str]) -> None:
    """With a link to the page that states the rule; a line that comes with another names that one."""
    form = Estimating(open_page("/estimate/", base_url=firms["officers"], on=DAY))
    form.fill({"facts": {"users": 30, "sector": "health"}, "choose": {"helpline": True}})
    once = form.page.locator("#shown [data-slot=once]")
    expect(once).to_contain_text("Comes before the helpline")
    expect(once.locator("[data-slot=stated] a")).to_have_count(1)
    form = Estimating(open_page("/estimate/", base_url=firms["larger"], on=DAY))
    trips = {"a-la-carte": {"quantity": "1", "per": "month"}}
    form.fill({"facts": {"employees": 25, "far": True}, "choose": trips})
    expect(form.page.locator("#shown [data-slot=lines]")).to_contain_text(
        "Comes with CIO à la carte"
    )


def test_a_mistake_is_shown_in_the_words_of_its_field(
    open_page: OpenPage, firms: dict[str, str]
) -> None:
    """With the bounds of the book and the unit of what is counted."""
    form = Estimating(open_page("/estimate/", base_url=firms["officers"], on=DAY))
    form.fill({"choose": {"visit": {"quantity": "7", "per": "quarter"}}})
    assert form.mistakes() == ["choose.visit", "facts.sector"]
    assert "At most 6 visits a quarter" in form.texts('[id="choose.visit-mistake"]')[0]


def test_advice_keeps_the_other_choices(open_page: OpenPage, firms: dict[str, str]) -> None:
    """A budget buys visits beside the helpline, and hours a least expensive number of visits."""
    form = Estimating(open_page("/estimate/", base_url=firms["officers"], on=DAY))
    need = {"facts": {"users": 30, "sector": "health"}, "choose": {"helpline": True}}
    form.fill(need, way="budget", budget="2000")
    assert form.texts("#shown .net") == form.texts("#advice .option .amount")[:1]
    assert "Helpline" in " ".join(form.texts("#shown .line-name"))
    form.fill(need, way="hours", hours_wanted="8")
    expect(form.page.locator("#advice .option").first).to_contain_text("2 visits a month")
    assert form.field("choose.visit").input_value() == ""


@pytest.mark.parametrize("path", LOCALES)
def test_a_firm_that_charges_no_vat_does_not_speak_of_it(
    open_page: OpenPage, tmp_path: Path, path: str
) -> None:
    """Neither the form, the answer, the advice, the variants nor the text."""
    content = officers_content(tmp_path)
    book = content / "prices" / "2026-01-01.toml"
    text = re.sub(r"\[vat\]\n.*?\n\n", "\n", book.read_text("utf-8"), flags=re.DOTALL)
    book.write_text(text.replace('currency = "CHF"\n', f'currency = "CHF"\n{NO_VAT}'), "utf-8")
    for page in content.glob("pages/how-*.md"):  # which explain this very VAT
        page.write_text(page.read_text("utf-8").replace("{{ vat }}", "no"), "utf-8")
    with serving(built(content, tmp_path)) as address:
        form = Estimating(open_page(path, base_url=address, on=DAY), path)
        need = {
            "facts": {"users": 30, "sector": "health"},
            "choose": {"visit": {"quantity": "1", "per": "month"}, "helpline": True},
        }
        for way in ("budget", "choice"):
            form.fill(need, way=way, budget="2000")
            form.page.click("[data-act=keep]")
            expect(form.page.locator("#pictured")).to_be_visible()
            form.unfold()
            assert WORDS.findall(form.page.inner_text("main")) == []
        form.page.click("[data-act=send]")
        assert WORDS.findall(form.page.locator("#message").input_value()) == []


def test_visitors_who_cannot_reclaim_vat_see_the_gross_amount_large(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """And the net amount beside it, in the card and in the bar."""
    content = officers_content(tmp_path)
    book = content / "prices" / "2026-01-01.toml"
    book.write_text(book.read_text("utf-8").replace('large = "net"', 'large = "gross"'), "utf-8")
    with serving(built(content, tmp_path)) as address:
        form = Estimating(open_page("/estimate/", base_url=address, on=DAY))
        visit = {"visit": {"quantity": "1", "per": "quarter"}}
        form.fill({"facts": {"sector": "health"}, "choose": visit})
        assert form.month()["month"] == ["CHF 172.96", "CHF 160.00", "CHF 12.96"]
        assert form.texts("#brief")[0].startswith("CHF 172.96 a month, incl. VAT")
        need = {"facts": {"users": 30, "sector": "health"}, "choose": {"helpline": True}}
        form.fill(need, way="budget", budget="1000")
        assert form.texts("#advice .option .amount") == form.texts("#shown .net")
        assert "incl. VAT" in form.texts("#advice .option")[0]
        assert "incl. VAT; VAT" in form.texts("#shown [data-slot=once]")[0]


def test_a_coming_book_brings_its_own_form_and_rules(open_page: OpenPage, tmp_path: Path) -> None:
    """On its first day, without a new build: other bounds, and two formulas that exclude each
    other."""
    content = officers_content(tmp_path)
    book = (content / "prices" / "2026-01-01.toml").read_text("utf-8")
    coming = book.replace('to = "8"', 'to = "9"').replace(
        "[formula.helpline]\n", '[formula.helpline]\nexcludes = ["register"]\n'
    )
    (content / "prices" / "2027-01-01.toml").write_text(coming, "utf-8")
    most = '[id="choose.visit.per"] option[value=month]'
    with serving(built(content, tmp_path)) as address:
        page = open_page("/estimate/", base_url=address, on=DAY)
        expect(page.locator(most)).to_have_attribute("data-max", "8")
        page = open_page("/estimate/", base_url=address, on="2027-01-01")
        expect(page.locator(most)).to_have_attribute("data-max", "9")
        form = Estimating(page)
        visits = {"visit": {"quantity": "9", "per": "month"}}
        form.fill({"facts": {"sector": "health"}, "choose": visits})
        assert form.texts("#shown .net") == ["CHF 4,320.00"]
        both = {"helpline": True, "register": True}
        form.fill({"facts": {"users": "9", "sector": "health"}, "choose": both})
        assert form.mistakes() == ["choose.register"]
        assert "Not together with Helpline" in form.texts('[id="choose.register-mistake"]')[0]
