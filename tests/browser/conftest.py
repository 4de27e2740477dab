"""A real browser whose pages are watched: an error, a policy violation or a foreign request fails
the test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from plugins.build.site import build
from plugins.packages.npm import package
from tests.browser.driven import Driven, firefox, webkit
from tests.conftest import TODAY, serving
from tests.support.cases import BOOKS
from tests.support.firm import CONTENT
from tests.support.parts import provide

# Panels of Chromium's own window: each new window would load them as pages, which takes longer than
# a test. Our --disable-features replaces Playwright's, so what matters of its list is repeated here.
PANELS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "AimEnabled")
PLAYWRIGHTS = ("HttpsUpgrades", "MediaRouter", "OptimizationHints", "PaintHolding")
FLAGS = (
    "--no-sandbox",  # Chromium's own sandbox refuses to run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join([*PANELS, *PLAYWRIGHTS])}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Compile WebAssembly once: no test runs long enough to gain from the optimising compiler.
ONE_TIER = "--js-flags=--liftoff-only"
SCREENS = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1280, "height": 900}}
LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "forced-dark": {"forced_colors": "active", "color_scheme": "dark"},
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In forced colours axe still compares the theme's text colour (-webkit-text-fill-color) with the
# system's background. In light forced colours both happen to be dark on white; in dark ones the
# contrast that axe computes is not what anybody sees.
RUN_AXE = """rules => axe.run({
    runOnly: rules,
    rules: {"color-contrast": {enabled: !matchMedia("(forced-colors: active) and (prefers-color-scheme: dark)").matches}},
}).then(result => result.violations)"""
expect.set_options(timeout=30_000)  # a busy machine must not fail a correct program
BROWSERS = [
    pytest.param("firefox", marks=pytest.mark.part("firefox")),
    pytest.param("webkit", marks=pytest.mark.part("webkit", "xvfb")),
]
OpenPage = Callable[..., Page]
Violations = Callable[[Page], list[tuple[str, str]]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield Debian's Chromium, one for the whole run."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=provide("chromium"), args=[*FLAGS, ONE_TIER]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module", params=BROWSERS)
def driven(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Driven]:
    """Yield a page in each of the two other browsers, with an empty profile."""
    if request.param == "firefox":
        with firefox(tmp_path_factory.mktemp("profile")) as page:
            yield page
    else:
        with webkit() as page:
            yield page


@pytest.fixture
def open_page(browser: Browser, served: str) -> Iterator[OpenPage]:
    """Yield a function that opens an address of the site in a new, empty profile.

    `open_page("/faq/", screen="phone", look="dark", on="2027-01-01", expected=("404",),
    **playwright_context_options)`; an error whose message contains one of the `expected` texts does
    not fail the test; `base_url` is the address of another server.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_page(
        path: str = "/",
        *,
        screen: str = "desk",
        look: str = "light",
        on: str = "",
        expected: tuple[str, ...] = (),
        **options: Any,
    ) -> Page:
        options = {"base_url": served, "viewport": SCREENS[screen], **LOOKS[look], **options}
        context = browser.new_context(**options)
        contexts.append(context)
        _watch(context, options["base_url"], expected, problems)
        page = context.new_page()
        if on:  # before the page sets its first timer, which a clock set later could not clear
            page.clock.set_fixed_time(f"{on}T12:00:00")
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def violations() -> Violations:
    """Return a function that opens all `details` of a page and returns axe's violations: for each,
    the rule and the HTML of the element."""
    axe = (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")

    def violations(page: Page) -> list[tuple[str, str]]:
        page.evaluate(
            "for (const details of document.querySelectorAll('details')) details.open = true"
        )
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe)
        rules = page.evaluate(RUN_AXE, RULES)
        return [(rule["id"], node["html"]) for rule in rules for node in rule["nodes"]]

    return violations


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a site with the price books of the golden cases, whose firm has an
    e-mail address."""
    folder = tmp_path_factory.mktemp("golden")
    shutil.copytree(CONTENT, folder / "content", ignore=shutil.ignore_patterns("prices"))
    shutil.copytree(BOOKS, folder / "content" / "prices")
    details = folder / "content" / "site.yml"
    details.write_text(
        details.read_text("utf-8").replace("\nemail:\n", "\nemail: office@example.org\n"), "utf-8"
    )
    build(folder / "site", on=TODAY, PATH=str(folder / "content"))
    with serving(folder / "site") as address:
        yield address


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return the home page at 1280 pixels, in light colours."""
    return open_page("/")


def _watch(
    context: BrowserContext, address: str, expected: tuple[str, ...], problems: list[str]
) -> None:
    """Add to `problems` each error and each request to another host; a violation of the
    Content-Security-Policy comes as a console error."""

    def note(text: str) -> None:
        if not any(part in text for part in expected):
            problems.append(text)

    def check_host(url: str) -> None:
        if not url.startswith((f"{address}/", "data:", "blob:")):
            note(f"request to another host: {url}")

    context.on("request", lambda request: check_host(request.url))
    context.on("weberror", lambda error: note(f"error in the page: {error.error}"))
    context.on(
        "console", lambda message: note(f"console: {message.text}") if _is_wrong(message) else None
    )


def _is_wrong(message: ConsoleMessage) -> bool:
    """Return whether a console message is an error, or says that Python had to be loaded again."""
    return message.type == "error" or message.text.startswith("Python, ")
