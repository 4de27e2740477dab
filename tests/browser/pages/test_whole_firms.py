"""The whole sites of two other firms: one of another trade, and one that `make new` has just
created, its samples replaced by a script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from calculator.wire import answer
from plugins.build.site import publish
from plugins.checks.texts.blanks import BLANK
from plugins.new_firm.folder import begin
from plugins.new_firm.wishes import ask_for_wishes
from plugins.reading.price_books import read_books
from tests.browser.conftest import LOOKS, OpenPage, Violations
from tests.browser.estimate.test_estimate_offers import wrong_cases
from tests.browser.estimate.test_spreadsheet import downloaded
from tests.browser.estimating import DAY, Estimating
from tests.build.test_another_firm import run
from tests.build.test_repeatable import files_of
from tests.conftest import TODAY, serving
from tests.new_firm.test_new_firm import WISHES, silent
from tests.support.firms import officers_content
from tests.support.office import recomputed
from tests.support.publishing import fill, settings_of
from tests.test_no_firm import OF_ONE_FIRM

pytestmark = pytest.mark.prove
OWN = {
    "website": "https://www.bright.the-tests",
    "email": "hello@bright.the-tests",
    "security_contact": "security@bright.the-tests",
    "repository": "https://github.com/bright/site",
}
OFFICES = {  # each firm in a country of its own, which gives the tax its name
    "officers": {
        "country": "Switzerland",
        "postal_code": "8001",
        "company_number": "CHE-107.787.577",
        "vat_number": "CHE-107.787.577 MWST",
    },
    "begun": {"country": "Canada", "postal_code": "K1A 0B1", "vat_number": "none"},
}
TAXES = {"CHF": {"en": "VAT", "fr": "TVA"}, "DKK": {"en": "GST", "fr": "TPS"}}
NAMED = re.compile(r"\b(?:VAT|TVA|GST|TPS)\b")
LANGUAGES = {"en": "/estimate/", "fr": "/fr/estimation/"}
TEXTS = {".html", ".xml", ".txt", ".json", ".js", ".css", ".md", ".svg", ".webmanifest"}
AMOUNT = re.compile(r"\d+(?:\.\d+)?")
BY_OTHERS = ("licenses.txt", "sbom.cdx.json", "runtime/", "search/")


@dataclass(frozen=True)
class Firm:
    """A firm's folder, its site published twice, its currency, and a need."""

    content: Path
    sites: tuple[Path, Path]
    currency: str
    need: dict[str, object]


def begun(folder: Path) -> Path:
    """Return the folder of a new firm, every sample and blank replaced, its prices confirmed."""
    content = folder / "content"
    begin(
        content,
        ask_for_wishes(WISHES | {"currency": "DKK", "languages": "en_CA, fr_BE"}, silent),
        on=TODAY,
    )
    for file in content.rglob("*.md"):
        file.write_text(BLANK.sub("Words of the tests.", file.read_text("utf-8")), "utf-8")
    [book] = content.glob("prices/*.toml")
    text = book.read_text("utf-8")
    book.write_text(text.replace('"illustrative"\ncur', '"confirmed"\ncur'), "utf-8")
    return content


FIRMS: dict[str, tuple[Callable[[Path], Path], dict[str, object]]] = {
    "officers": (
        officers_content,
        {"facts": {"users": 30, "sector": "health"}, "choose": {"helpline": True}},
    ),
    "begun": (
        begun,
        {"facts": {"people": 30}, "choose": {"days": {"quantity": "1", "per": "week"}}},
    ),
}


@pytest.fixture(scope="module", params=FIRMS)
def firm(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Firm:
    """Return each of the two firms, its site published as visitors get it."""
    make, need = FIRMS[request.param]
    folder = tmp_path_factory.mktemp(request.param)
    content = make(folder)
    fill(content / "site.yml", **OWN, **OFFICES[request.param])
    sites = (folder / "one", folder / "two")
    confirmed = {"ALLOW_ILLUSTRATIVE": request.param != "begun"}
    for site in sites:
        publish(site, on=TODAY, settings_file=settings_of(content, **confirmed))
    [book] = read_books(content)
    return Firm(content, sites, book.currency, need)


def test_its_content_has_no_mistake(firm: Firm) -> None:
    """As `make check` reads it."""
    done = run("plugins.build.check", firm.content, "--on", TODAY.isoformat())
    assert done.returncode == 0, done.stderr


def test_it_is_published_the_same_to_the_byte(firm: Firm) -> None:
    """Twice, into two folders."""
    here, there = map(files_of, firm.sites)
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []


def test_no_word_of_another_firm_is_in_it(firm: Firm) -> None:
    """Nor of its trade: in no page, feed, script or style."""
    names = {
        path: OF_ONE_FIRM.findall(content.decode("utf-8"))
        for path, content in files_of(firm.sites[0]).items()
        if Path(path).suffix in TEXTS and not path.startswith(BY_OTHERS)
    }
    assert len(names) > 40
    assert {path: words for path, words in names.items() if words} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_estimate_is_the_calculators(firm: Firm, open_page: OpenPage, lang: str) -> None:
    """Typed into its page: net, VAT and gross in its currency, and the cases worked by hand."""
    asks = {"ask": "estimate", "on": DAY, "need": firm.need}
    low = json.loads(answer(json.dumps(asks), read_books(firm.content)))["month"]["low"]
    path = LANGUAGES[lang]
    with serving(firm.sites[0]) as address:
        form = Estimating(open_page(path, base_url=address, on=DAY), path, firm.currency)
        form.fill(firm.need)
        assert form.month()["month"] == [form.money(low[name]) for name in ("net", "vat", "gross")]
        if firm.currency == "CHF":
            assert wrong_cases(form, "officers") == {}
            assert not re.search(r"hiring|embauche", form.page.inner_text("main"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_tax_has_one_name_wherever_visitors_read_it(
    firm: Firm, open_page: OpenPage, lang: str
) -> None:
    """Its country's name: on every page and Markdown copy, and in the message of an estimate."""
    root, path = {"en": "", "fr": "fr/"}[lang], LANGUAGES[lang]
    with serving(firm.sites[0]) as address:
        form = Estimating(open_page(path, base_url=address, on=DAY), path, firm.currency)
        form.fill(firm.need)
        form.month()
        form.page.click("[data-act=send]")
        texts = {"message": form.page.input_value("#message"), "page": form.page.inner_text("main")}
    for file, content in files_of(firm.sites[0]).items():
        if file.endswith((".html", ".md")) and file.startswith("fr/") == bool(root):
            texts[file] = content.decode("utf-8")
    own = TAXES[firm.currency][lang]
    others = {name: {*NAMED.findall(text)} - {own} for name, text in texts.items()}
    assert {name: taxes for name, taxes in others.items() if taxes} == {}
    assert all(own in texts[name] for name in ("message", "page"))


@pytest.mark.part("libreoffice")
def test_its_spreadsheet_recomputes_the_month(
    firm: Firm, open_page: OpenPage, tmp_path: Path
) -> None:
    """By LibreOffice, from a file with formulas and without amounts."""
    asks = {"ask": "estimate", "on": DAY, "need": firm.need}
    low = json.loads(answer(json.dumps(asks), read_books(firm.content)))["month"]["low"]
    with serving(firm.sites[0]) as address:
        form = Estimating(open_page("/estimate/", base_url=address, on=DAY), currency=firm.currency)
        form.fill(firm.need)
        form.month()
        file = downloaded(form.page, tmp_path)
    (tmp_path / "office").mkdir()
    rows = recomputed({"month": file.read_bytes()}, tmp_path / "office")["month"]
    named = {name for row in rows for cell in row for name in NAMED.findall(str(cell))}
    assert named == {TAXES[firm.currency]["en"]}
    amounts = {Decimal(row[7]) for row in rows if len(row) > 7 and AMOUNT.fullmatch(row[7])}
    assert amounts >= {Decimal(low[name]) for name in ("net", "vat", "gross")}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_it(
    firm: Firm, open_page: OpenPage, violations: Violations, look: str
) -> None:
    """On every page, and in the estimate once it is filled in."""
    site, wrong = firm.sites[0], {}
    pages = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    with serving(site) as address:
        # each in its visitors' own language: the offer of another one may lie over a link
        shown = {
            lang: open_page(path, base_url=address, look=look, on=DAY, locale=lang)
            for lang, path in LANGUAGES.items()
        }
        for path in pages:
            lang = "fr" if path.startswith("fr/") else "en"
            page = shown[lang]
            page.goto(f"/{path.removesuffix('index.html')}")
            if f"/{path}" == f"{LANGUAGES[lang]}index.html":
                Estimating(page, LANGUAGES[lang], firm.currency).fill(firm.need)
            if problems := violations(page):
                wrong[path] = problems
    assert len(pages) > 20 and wrong == {}
