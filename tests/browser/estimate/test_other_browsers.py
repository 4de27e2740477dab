"""The estimate page in Debian's Firefox and WebKit: the same amounts, links, mistakes and
spreadsheet as in Chromium."""

from __future__ import annotations

import base64
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from plugins.languages.theme_words import money
from tests.bench.slow_line import Line
from tests.bench.slow_line import serving as slow_serving
from tests.browser.conftest import BROWSERS
from tests.browser.driven import TIMEOUT, Driven
from tests.browser.estimate.test_estimate_golden import chosen
from tests.browser.estimate.test_spreadsheet import MONTH, NAMES, NEED, WORDS
from tests.browser.estimating import DAY, LOCALES, need_of
from tests.conftest import serving
from tests.support.office import recomputed
from tests.support.waiting import until

ENTER = "\ue007"
WAITING = "document.getElementById('shown').append(document.createComment('waiting'))"
ANSWERED = (
    "() => document.querySelector('[data-state=wait]').hidden &&"
    " ![...document.getElementById('shown').childNodes].some((node) => node.nodeType ==="
    " Node.COMMENT_NODE)"
)
ON_THE_DAY = (
    "globalThis.day = value; const Clock = Date; globalThis.Date = class extends Clock {"
    " constructor(...values) { super(...(values.length ? values :"
    " [`${globalThis.day}T12:00:00`])); } }"
)
FILL = """
for (const [name, entered] of Object.entries(value)) {
  const field = document.getElementById(name);
  if (field.type === "checkbox") field.checked = entered;
  else field.value = entered;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
document.getElementById("facts.employees").focus();
document.getElementById("facts.employees").select();
"""
FIELD = "const field = document.querySelector('#search input');"
PEOPLE = "const field = document.getElementById('facts.employees');"
TEXTS = (
    "return [...document.querySelectorAll(value)].map((place) => place.textContent.replace(/\\s+/g,"
    " ' ').trim())"
)
CATCH = (
    "const make = URL.createObjectURL; URL.createObjectURL = (blob) => { globalThis.caught = blob;"
    " return make.call(URL, blob); }"
)
CAUGHT = (
    "const bytes = new Uint8Array(await globalThis.caught.arrayBuffer()); return"
    " btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''))"
)
EMPTY = {
    "facts.complexity": "medium",
    "facts.audit_done": False,
    "choose.a-la-carte": "",
    "choose.a-la-carte.per": "month",
    "choose.subscription": "",
    "choose.audit": False,
}
SPREADSHEET = [
    BROWSERS[0],
    pytest.param("webkit", marks=[pytest.mark.part("webkit", "xvfb"), pytest.mark.prove]),
]


def open_estimate(page: Driven, address: str) -> Driven:
    """Open an address in a fresh page, and wait until Python is there."""
    page.go("about:blank")
    page.go(address)
    page.run(ON_THE_DAY, DAY)
    page.wait("return performance.getEntriesByName('calculator-ready').length > 0")
    return page


def press(page: Driven, keys: str, condition: str, value: Any = None) -> None:
    """Press keys until a condition holds: WebKit's driver loses a key now and then."""
    for _ in range(10):
        page.press(keys)
        try:
            return page.wait(condition, value, timeout=5)
        except TimeoutError:
            continue
    raise TimeoutError(f"never true: {condition}")


def enter(page: Driven, need: Mapping[str, Any], *, on: str = DAY) -> None:
    """Fill the form in, type the number of people, press Enter and wait for the answer."""
    fields = EMPTY | fields_of(need)
    people = str(fields.pop("facts.employees"))
    page.run("globalThis.day = value", on)
    page.run(FILL, fields)
    press(
        page,
        people,
        f"{PEOPLE} if (field.value === value) return true; field.focus(); field.select(); return"
        " false;",
        people,
    )
    page.run(WAITING)
    press(page, ENTER, f"return ({ANSWERED})()")


def fields_of(need: Mapping[str, Any]) -> dict[str, Any]:
    """Return the value of each field for a need."""
    fields = {f"facts.{code}": value for code, value in need["facts"].items()}
    for code, pick in need.get("choose", {}).items():
        parts = pick if isinstance(pick, dict) else {"quantity": pick}
        fields[f"choose.{code}"] = parts["quantity"]
        if "per" in parts and code == "a-la-carte":
            fields[f"choose.{code}.per"] = parts["per"]
    return {
        name: value if isinstance(value, bool) else str(value) for name, value in fields.items()
    }


def amounts(page: Driven, expected: list[str]) -> list[str]:
    """Return net, VAT and gross of the month as the page shows them: the expected ones, or those
    after the time that the last answer may take."""
    latest = time.monotonic() + 3
    while (
        texts := page.run(TEXTS, "#shown .net, #shown .sums .number")
    ) != expected and time.monotonic() < latest:
        time.sleep(0.1)
    return list(texts)


@pytest.mark.parametrize("path", LOCALES)
def test_the_golden_cases_show_their_amounts(driven: Driven, golden: str, path: str) -> None:
    """Every fourth of them, month, VAT and gross, as the language of the page writes them."""
    page, differences, tried = open_estimate(driven, f"{golden}{path}"), [], 0
    for case in chosen("estimate")[::4]:
        if case.expect.get("month", "none") == "none":
            continue
        enter(page, case.request["need"], on=case.request["on"])
        tried += 1
        expected = [
            " ".join(money(amount, "EUR", locale=LOCALES[path]).split())
            for amount in case.expect["month"].split(" / ")
        ]
        shown = amounts(page, expected)
        differences += [] if shown == expected else [(case.name, expected, shown)]
    assert differences == []
    assert tried >= 8


def test_each_file_of_python_is_fetched_once(driven: Driven, site: Path) -> None:
    """The page uses what it preloads, also on a slow line, and requests no file of Pyodide."""
    line = Line(rate=1_000_000, delay=0.05)
    with slow_serving(site, line) as address:
        page = open_estimate(driven, f"{address}/estimate/")
        for need in (need_of(employees=300, hours=3), need_of(employees=25, days=2)):
            enter(page, need)
        assert page.run(TEXTS, "#shown .net") != []
    counts = {path: count for path, count in line.requests.items() if path.startswith("/runtime/")}
    assert len(counts) == 4
    scripts = [counts.pop(path) for path in list(counts) if path.endswith(".mjs")]
    assert scripts in ([1], [2])  # WebKit under WebDriver has no cache that its worker could read
    assert set(counts.values()) == {1}


def test_a_slider_fills_the_number_beside_it(driven: Driven, golden: str) -> None:
    """And the amount follows."""
    page = open_estimate(driven, f"{golden}/estimate/")
    enter(page, need_of(employees=25))
    page.run(
        "const slider = document.getElementById('choose.a-la-carte-slider'); slider.value = '3';"
        " slider.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    assert page.run("return document.getElementById('choose.a-la-carte').value") == "2"
    page.wait(
        "return document.querySelector('#shown .net')?.textContent === value &&"
        " !document.querySelector('#shown .note')",
        "€1,800.00",
    )


def test_a_mistake_stands_at_its_field_with_the_focus(driven: Driven, golden: str) -> None:
    """And no amount beside it."""
    page = open_estimate(driven, f"{golden}/estimate/")
    enter(page, need_of(employees=25, days=14))
    assert page.run("return document.activeElement.id") == "choose.a-la-carte"
    assert page.run(TEXTS, ".wrong:not([hidden])") != []
    assert page.run(TEXTS, "#shown .net") == []


def test_a_link_restores_an_estimate_and_draws_its_picture(driven: Driven, golden: str) -> None:
    """What one page put into the address, the next one reads."""
    page = open_estimate(driven, f"{golden}/estimate/")
    enter(page, need_of(employees=25, days="1,5"))
    link = page.wait("return location.hash.startsWith('#v=2') && location.hash")
    page = open_estimate(driven, f"{golden}/fr/estimation/{link}")
    assert page.wait(
        f"{TEXTS.replace('return', 'const texts =')}; return texts.length && texts", "#shown .net"
    ) == ["1 350,00 €"]
    page.wait(
        "return document.querySelectorAll('#points tr').length > 20 &&"
        " document.querySelector('#picture svg')?.getBoundingClientRect().width > 300"
    )


def test_the_search_finds_as_one_types_and_enter_goes_to_the_first(
    driven: Driven, published: Path
) -> None:
    """Pagefind's WebAssembly runs under the policy, and keys reach the list."""
    with serving(published) as address:
        driven.go(f"{address}/fr/")
        press(
            driven,
            "asbl",
            f"{FIELD} if (field.value === value) return true; field.focus(); field.select(); return"
            " false;",
            "asbl",
        )
        first = "document.querySelector('#search [data-pages] a')"
        assert (
            driven.wait(f"return {first}?.getAttribute('href')") == "/fr/faq/asbl-et-associations/"
        )
        press(driven, ENTER, f"return document.activeElement === {first}")


@pytest.mark.part("libreoffice")
@pytest.mark.parametrize("driven", SPREADSHEET, indirect=True)
def test_the_spreadsheet_is_written_here_too(driven: Driven, golden: str, tmp_path: Path) -> None:
    """In French; Firefox also saves it in its downloads. WebKit, which takes twenty seconds to start
    Pyodide, is tried in `make prove`."""
    path = "/fr/estimation/"
    page = open_estimate(driven, f"{golden}{path}")
    enter(page, need_of(**NEED))
    page.run(CATCH)
    page.wait("return !document.querySelector('[data-act=spreadsheet]').closest('[hidden]')")
    page.run("document.querySelector('[data-act=spreadsheet]').click()")
    page.wait("return Boolean(globalThis.caught)", timeout=180)
    content = base64.b64decode(page.run(CAUGHT))
    if page.downloads:
        until(
            lambda: content in [file.read_bytes() for file in page.downloads.glob("*.xlsx")],
            seconds=TIMEOUT,
        )
        assert NAMES[path] in {file.name for file in page.downloads.iterdir()}
    rows = recomputed({"estimate": content}, tmp_path)["estimate"]
    assert {row[7] for row in rows if len(row) > 7} >= MONTH
    assert any(WORDS[path][0] in row for row in rows)


def test_no_page_is_refused_by_its_own_policy(driven: Driven, golden: str) -> None:
    """Styles apply, and nothing is wider than the window."""
    for path in ("/", "/faq/", "/fr/", "/estimate/"):
        driven.go(f"{golden}{path}")
        assert (
            driven.run("return getComputedStyle(document.querySelector('.wrap')).marginInlineStart")
            != "0px"
        )
        assert driven.run("return document.documentElement.scrollWidth <= innerWidth")
