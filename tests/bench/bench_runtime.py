"""How soon a visitor has an answer, compared with the page of a Pyodide tutorial: `python -m
tests.bench.bench_runtime`.

Both pages have the same calculator and are measured in one run: cold and warm, on a free line and on
a phone's (1.6 Mbit/s, 150 ms for each request, a processor four times slower). Single times depend
on the machine, so most bars are ratios.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from plugins.build.site import build
from plugins.project import ROOT
from tests.bench.bars import Bar, report
from tests.bench.slow_line import Line, serving
from tests.bench.stock_page import stock_page
from tests.browser.conftest import FLAGS
from tests.support.parts import provide
from tests.support.waiting import until

PHONE = {"rate": 200_000.0, "delay": 0.15}
SLOWER = 4  # of the processor, on the phone
RUNS = {"free": 5, "phone": 3}
CHANGES = 200
TIMEOUT = 180_000  # milliseconds
LINK = "#v=2&book=2026-01-01&on=2026-11-23&f.employees=25&c.a-la-carte=2&c.a-la-carte.per=month"
CACHED_FILES = "async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((sum, count) => sum + count, 0)"
OBSERVER = """
window.seen = {};
document.addEventListener("readystatechange", () => { // typed as soon as the field exists, before any script runs
  if (document.readyState !== "interactive") return;
  if (!location.hash) document.getElementById("facts.employees").value = "25";
  new MutationObserver(() => {
    if (!seen.answer && document.querySelector("#shown .net")) seen.answer = performance.now();
  }).observe(document.getElementById("result"), { subtree: true, childList: true });
});
window.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
"""
LONGEST = "Math.max(0, ...tasks.map(({ duration }) => duration))"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
FACTS = {"employees": "25", "complexity": "medium"}
ASKS: dict[str, tuple[dict[str, Any], float]] = {  # kind of request → its fields, milliseconds
    "estimate": ({}, 16),
    "budget": ({"budget": "9000"}, 40),
    "cheapest": ({"hours_wanted": "20"}, 40),
    "chart": ({}, 40),
}
ANSWER_TIMES = """async ([name, rest, facts, changes]) => {
  const { startEngine } = await import("/js/engine.js");
  const engine = (window.engine ??= startEngine());
  const needing = (quantity) => ({ facts, choose: { "a-la-carte": { quantity, per: "month" } } });
  const ask = (days) => engine.ask({ ask: name, need: needing(days), on: "2026-11-23", ...rest });
  await ask("1");
  const times = [];
  for (let change = 0; change < changes; change++) {
    await new Promise(requestAnimationFrame); // a dragged slider sends one event a frame
    const start = performance.now();
    await ask(String(1 + (change % 12)));
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other);
}"""
Times = dict[str, float]


@dataclass(frozen=True)
class Side:
    """A site, the function that times a visit to it, and a script that runs first in its page."""

    folder: Path
    look: Callable[[Page, str], Times]
    script: str = ""


def ours(page: Page, address: str, *, link: str = "") -> Times:
    """Return the times of one visit to our page in milliseconds."""
    page.goto(f"{address}/estimate/{link}")
    page.wait_for_function("() => seen.answer", timeout=TIMEOUT)
    times = {"paint": PAINTED, "answer": "seen.answer", "longest": LONGEST}
    return {name: page.evaluate(script) for name, script in times.items()}


def stock(page: Page, address: str) -> Times:
    """Return the times of one visit to the tutorial's page in milliseconds."""
    page.goto(f"{address}/")
    page.wait_for_function("() => window.answered", timeout=TIMEOUT)
    return {"paint": page.evaluate(PAINTED), "answer": page.evaluate("answered")}


def visit(
    browser: Browser, address: str, side: Side, *, line: Line, slower: int
) -> tuple[Times, Times]:
    """Return the figures of a first visit, and those of a second one in the same browser."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    if side.script:
        context.add_init_script(side.script)
    page = context.new_page()
    if slower > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    line.sent.clear()
    cold = side.look(page, address) | {"memory": peak(browser)}
    if side.script:  # the service worker must have finished before the second visit
        until(lambda: page.evaluate(CACHED_FILES) > 10, seconds=TIMEOUT / 1_000)
        page.wait_for_timeout(1_000)
    cold |= {"bytes": sum(line.sent.values()), "python": python_bytes(line)}
    page.goto("about:blank")  # else a link to the same page would load nothing
    warm = side.look(page, address)
    context.close()
    return cold, warm


def python_bytes(line: Line) -> int:
    """Return how many of the bytes that were sent are Python's."""
    return sum(size for path, size in line.sent.items() if path.startswith("/runtime/"))


def peak(browser: Browser) -> float:
    """Return the peak memory of the page's process, its worker included, in megabytes."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [process["id"] for process in processes if process["type"] == "renderer"]
    statuses = (Path(f"/proc/{page}/status").read_text(encoding="ascii") for page in pages)
    return max(int(re.search(r"VmHWM:\s+(\d+)", text)[1]) for text in statuses) / 1024  # type: ignore[index]


def median_visits(start: Callable[[], Browser], sides: Sequence[Side]) -> list[dict[str, Times]]:
    """Return for each side the medians of "free cold", "free warm", "phone cold" and "phone warm".

    The sides take turns, so that other work of the machine slows all of them.
    """
    browsers, results = [start() for _ in sides], [{} for _ in sides]
    for name, runs in RUNS.items():
        lines = [Line(**(PHONE if name == "phone" else {})) for _ in sides]
        visits: list[list[tuple[Times, Times]]] = [[] for _ in sides]
        with ExitStack() as servers:
            addresses = [
                servers.enter_context(serving(side.folder, line))
                for side, line in zip(sides, lines, strict=True)
            ]
            every = list(zip(sides, browsers, addresses, lines, visits, strict=True))
            for _, (side, browser, address, line, pairs) in product(range(runs), every):
                slower = SLOWER if name == "phone" else 1
                pairs.append(visit(browser, address, side, line=line, slower=slower))
        for result, pairs in zip(results, visits, strict=True):
            cold, warm = zip(*pairs, strict=True)
            result |= {f"{name} cold": medians(cold), f"{name} warm": medians(warm)}
    for browser in browsers:
        browser.close()
    return results


def medians(times: Sequence[Times]) -> Times:
    """Return the median of each time."""
    return {key: median(time[key] for time in times) for key in times[0]}


def answer_times(browser: Browser, site: Path, scratch: Path) -> dict[str, list[float]]:
    """Return by kind of request the sorted times of round trips to a running Python."""
    folder = modules_apart(site, scratch / "apart")
    with serving(folder, Line()) as address:
        page = browser.new_page()
        page.goto(f"{address}/")
        times = {
            ask: page.evaluate(ANSWER_TIMES, [ask, rest, FACTS, CHANGES])
            for ask, (rest, _) in ASKS.items()
        }
    browser.close()
    return times


def modules_apart(site: Path, folder: Path) -> Path:
    """Return a folder with an empty page, the site's Python, and the theme's scripts, which the
    site itself has in bundles."""
    shutil.copytree(site / "runtime", folder / "runtime")
    shutil.copytree(ROOT / "theme" / "static" / "js", folder / "js")
    runtime = re.search(r' data-runtime="[^"]*"', (site / "estimate/index.html").read_text("utf-8"))
    assert runtime
    page = f"<!doctype html><title>Python</title><i{runtime[0]}></i>"
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
    return folder


def bars(
    mine: dict[str, Times],
    link_times: dict[str, Times],
    theirs: dict[str, Times],
    changes: dict[str, list[float]],
) -> list[Bar]:
    """Return every bar of the browser's Python."""
    free, phone = "free cold", "phone cold"
    warm = mine["free warm"]["answer"] / theirs["free warm"]["answer"]
    first = mine[phone]["answer"] - mine[phone]["paint"]
    link = link_times[phone]["answer"] - link_times[phone]["paint"]
    return [
        ratio("phone: first answer ÷ stock", mine[phone], theirs[phone], most=0.045),
        ratio("phone: opened link ÷ stock", link_times[phone], theirs[phone], most=0.045),
        Bar(name="phone: first answer after first paint", measured=first, most=800, unit="ms"),
        Bar(name="phone: opened link after first paint", measured=link, most=800, unit="ms"),
        ratio("free line, cold: first answer ÷ stock", mine[free], theirs[free], most=0.10),
        Bar(name="free line, warm: first answer ÷ stock", measured=warm, most=0.12),
        *(
            Bar(
                name=f"changed input, {ask}, p99",
                measured=percentile(times, 99),
                most=most,
                unit="ms",
            )
            for (ask, times), (_, most) in zip(changes.items(), ASKS.values(), strict=True)
        ),
        Bar(name="first visit", measured=mine[free]["bytes"] / 1_000, most=320, unit="KB"),
        Bar(name="first visit: Python", measured=mine[free]["python"] / 1_000, most=230, unit="KB"),
        Bar(name="free line: longest task", measured=mine[free]["longest"], most=50, unit="ms"),
        Bar(name="memory of the page", measured=mine[free]["memory"], most=200, unit="MB"),
    ]


def ratio(name: str, mine: Times, theirs: Times, *, most: float) -> Bar:
    return Bar(name=name, measured=mine["answer"] / theirs["answer"], most=most)


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time that so many of a hundred sorted times do not exceed."""
    return times[len(times) * percent // 100]


def main() -> int:
    """Print the times of both pages, then the bars; return 1 where one is missed."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site, tutorial = Path(scratch) / "site", Path(scratch) / "tutorial"
        build(site, on=date(2026, 11, 23), PREVIEW=False)
        stock_page(tutorial)
        start = partial(
            playwright.chromium.launch, executable_path=provide("chromium"), args=list(FLAGS)
        )
        link_side = Side(site, partial(ours, link=LINK), OBSERVER)
        sides = [Side(site, ours, OBSERVER), link_side, Side(tutorial, stock)]
        results = median_visits(start, sides)
        changes = answer_times(start(), site, Path(scratch))
    for name, side in zip(("ours", "link", "stock"), results, strict=True):
        for state, times in side.items():
            print(
                f"{name:6} {state:11} "
                + "  ".join(f"{key} {value:,.0f}" for key, value in times.items())
            )
    for ask, times in changes.items():
        print(
            f"changed {ask:9} p50 {percentile(times, 50):6.1f} ms, p99 {percentile(times, 99):6.1f} ms"
        )
    return report(bars(*results, changes))


if __name__ == "__main__":
    sys.exit(main())
