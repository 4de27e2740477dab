"""Python is fetched before its page is opened, when a visitor is about to go there, and never on a
saved line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.bench.slow_line import Line, serving
from tests.browser.conftest import OpenPage
from tests.browser.estimating import DAY, Estimating

FAILURES = """globalThis.failures = 0;
globalThis.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    this.addEventListener("error", () => failures++);
  }
};"""
QUICK = 50  # milliseconds, as in workers.js
UNTIL_THE_FIRST_BYTE = (
    "(({ requestStart, responseStart }) => responseStart -"
    " requestStart)(performance.getEntriesByType('navigation')[0])"
)
LINE = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => (%s) });"


def opened(open_page: OpenPage, line: str) -> tuple[Page, list[str]]:
    """Open the home page on a kind of line; returns it and the files of Python that it asks for."""
    page = open_page("/")
    page.context.add_init_script(LINE % line)
    asked: list[str] = []
    page.context.on(
        "request",
        lambda request: (
            asked.append(request.url.rpartition("/")[2]) if "/runtime/" in request.url else None
        ),
    )
    page.goto("/contact/")
    return page, asked


def test_a_pointer_on_the_link_fetches_python(open_page: OpenPage) -> None:
    """Four files, once, however often the visitor comes back to the link."""
    page, asked = opened(open_page, "undefined")
    page.wait_for_timeout(500)
    assert asked == []
    for _ in range(2):
        page.locator("a[data-early]").hover()
        page.locator("h1").hover()
    page.wait_for_timeout(2_000)
    assert len(asked) == len(set(asked)) == 4


def test_the_keyboard_counts_as_well(open_page: OpenPage) -> None:
    """Whoever tabs to the link is about to go there."""
    page, asked = opened(open_page, "undefined")
    with page.expect_request("**/runtime/**"):
        page.locator("a[data-early]").focus()
    assert asked


def test_a_fast_free_line_is_used_when_idle(open_page: OpenPage) -> None:
    """Without a sign from the visitor."""
    page = open_page("/")
    page.context.add_init_script(
        LINE % "{ effectiveType: '4g', downlink: 10, type: 'wifi', saveData: false }"
    )
    with page.expect_request("**/runtime/**"):
        page.goto("/contact/")


def test_a_saved_or_slow_line_is_left_alone(open_page: OpenPage) -> None:
    """SaveData forbids it altogether; a slow or metered line waits for a sign."""
    page, asked = opened(open_page, "{ effectiveType: '4g', downlink: 10, saveData: true }")
    page.locator("a[data-early]").hover()
    page.wait_for_timeout(500)
    assert asked == []
    slow, waits = opened(open_page, "{ effectiveType: '3g', downlink: 1, saveData: false }")
    slow.wait_for_timeout(500)
    assert waits == []


def test_what_was_fetched_early_is_not_fetched_again(open_page: OpenPage, served: str) -> None:
    """The estimate page takes it from the browser's cache."""
    page, asked = opened(open_page, "undefined")
    page.locator("a[data-early]").hover()
    page.wait_for_timeout(2_500)
    page.locator("a[data-early]").click()
    page.wait_for_url("**/estimate/")
    expect(page.locator("#loading")).to_be_hidden(timeout=60_000)
    timing = (
        "performance.getEntriesByType('resource').filter((entry) =>"
        " entry.name.includes('/runtime/')).every((entry) => entry.transferSize === 0)"
    )
    assert asked and page.evaluate(timing)


def test_typing_stays_smooth_while_python_starts(open_page: OpenPage) -> None:
    """Python lives in a worker: an answer looked up meanwhile waits for nobody."""
    form = Estimating(open_page("/estimate/", on=DAY))
    for days in ("1", "2", "3"):
        form.enter(employees="25", days=days)
        assert form.texts("#shown .net")


def with_the_pages_script_held(
    page: Page, on_worker: Callable[[Route], None] = lambda route: route.continue_()
) -> tuple[list[str], list[Route]]:
    """Go to the estimate while its own script does not come; returns the workers asked for, and
    what holds the script."""
    asked: list[str] = []
    held: list[Route] = []
    page.route("**/js/estimate.js", held.append)
    page.context.route(
        "**/js/*worker.js",
        lambda route: (asked.append(route.request.url.rpartition("/")[2]), on_worker(route)),
    )
    page.goto("/estimate/", wait_until="commit")
    page.wait_for_timeout(1_500)
    return asked, held


def with_the_script_held_on_a_quick_line(
    page: Page, on_worker: Callable[[Route], None] = lambda route: route.continue_()
) -> tuple[list[str], list[Route]]:
    """Do so until the page came at once: a busy machine may take its time, and then the line is
    none that counts as quick."""
    for _ in range(10):
        asked, held = with_the_pages_script_held(page, on_worker)
        if page.evaluate(UNTIL_THE_FIRST_BYTE) < QUICK:
            break
    return asked, held


def let_go(page: Page, held: list[Route]) -> None:
    """Let the page's script come, and wait until Python is there; what says so is hidden until the
    script has run."""
    held[0].continue_()
    page.wait_for_load_state()
    expect(page.locator("#loading")).to_be_hidden(timeout=60_000)


def test_on_a_quick_line_the_workers_start_before_the_pages_own_script(open_page: OpenPage) -> None:
    """Both take as long; the page's then finds them at work."""
    page = open_page("/")
    asked, held = with_the_script_held_on_a_quick_line(page)
    assert sorted(asked) == ["compile-worker.js", "worker.js"]
    let_go(page, held)
    assert len(asked) == 2


def test_on_a_slow_line_the_page_comes_first(open_page: OpenPage, site: Path) -> None:
    """Nothing of Python is asked for before the page can work."""
    with serving(site, Line(delay=0.15)) as address:
        page = open_page("/contact/", base_url=address)
        asked, held = with_the_pages_script_held(page)
        assert asked == []
        let_go(page, held)


def test_a_worker_that_failed_early_is_replaced(open_page: OpenPage) -> None:
    """With the other that would have worked for it: whoever should have listened was not there
    yet."""
    page = open_page("/", expected=("Failed to load resource",))
    failed: list[Route] = []

    def first_fails(route: Route) -> None:
        if failed:
            route.continue_()
        else:
            failed.append(route)
            route.abort()

    warned: list[str] = []
    page.on(
        "console",
        lambda message: warned.append(message.text) if message.type == "warning" else None,
    )
    page.context.add_init_script(FAILURES)
    asked, held = with_the_script_held_on_a_quick_line(page, first_fails)
    page.wait_for_function("() => failures")
    let_go(page, held)
    assert len(asked) == 4
    assert not warned
