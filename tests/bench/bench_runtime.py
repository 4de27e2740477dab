"""How soon a visitor has an answer, beside the page a textbook would make: `python -m
tests.bench.bench_runtime`.

Both from the same engine, in one run: cold and warm, on a free line and on a phone's (1.6 Mbit/s
and 150 ms for each request in the server, processor four times slower). Times mean something only
side by side; the bars are ratios.
"""

from __future__ import annotations

import re
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
from tests.bench.slow_line import Line, serving
from tests.bench.stock_page import stock_page
from tests.browser.conftest import FLAGS
from tests.support.parts import provide
from tests.support.waiting import until

PHONE = {"rate": 200_000.0, "delay": 0.15}
SLOWER = 4  # of the processor, on the phone
RUNS = {"free": 5, "phone": 1}
CHANGES = 200
PATIENCE = 180_000  # milliseconds
TYPED = """
window.seen = {};
const note = (name, isThere) => { if (!seen[name] && isThere) seen[name] = performance.now(); };
document.addEventListener("readystatechange", () => { // typed as soon as the field is there, before any script runs
  if (document.readyState !== "interactive") return;
  document.getElementById("employees").value = "25";
  new MutationObserver(() => {
    note("answer", document.querySelector("#shown .net"));
    note("python", !document.querySelector("[data-state=whole]:not(#shown)")?.hidden);
  }).observe(document.getElementById("result"), { subtree: true, childList: true, attributes: true });
});
window.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
"""
# Before the first answer the page is busy with itself; what is long after it, is so because of
# Python.
LONGEST = (
    "Math.max(0, ...tasks.filter(({ startTime }) => startTime > seen.answer).map(({ duration }) =>"
    " duration))"
)
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
CHANGED = """async (changes) => {
  const { startEngine } = await import(document.querySelector("script[src*='/js/estimate.js']").src.replace("estimate.js", "engine.js"));
  const engine = startEngine({});
  const ask = (days) => engine.ask({ ask: "estimate", need: { employees: 25, days, days_per: "month" }, on: "2026-11-23" });
  await ask("1");
  const times = [];
  for (let change = 0; change < changes; change++) {
    await new Promise(requestAnimationFrame); // a slider that is dragged tells of no more
    const start = performance.now();
    await ask(String(1 + (change % 12)));
    times.push(performance.now() - start);
  }
  engine.stop();
  return times;
}"""
Found = dict[str, float]


@dataclass(frozen=True)
class Side:
    """A site, how a visit to it is timed, and what runs in its page before anything else."""

    folder: Path
    look: Callable[[Page, str], Found]
    script: str = ""


def ours(page: Page, address: str) -> Found:
    """Return what one visit to our page takes, in milliseconds."""
    page.goto(f"{address}/estimate/")
    page.wait_for_function("() => seen.python", timeout=PATIENCE)
    seen = page.evaluate("seen")
    return {
        "paint": page.evaluate(PAINTED),
        "answer": seen["answer"],
        "python": seen["python"],
        "longest": page.evaluate(LONGEST),
    }


def stock(page: Page, address: str) -> Found:
    """Return the same of the textbook's page, whose first answer is Python's."""
    page.goto(f"{address}/")
    page.wait_for_function("() => window.answered", timeout=PATIENCE)
    answered = page.evaluate("answered")
    return {"paint": page.evaluate(PAINTED), "answer": answered, "python": answered}


def visit(browser: Browser, address: str, side: Side, *, slower: int) -> tuple[Found, Found]:
    """Return a first visit and, in the same browser, a second one."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    if side.script:
        context.add_init_script(side.script)
    page = context.new_page()
    if slower > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    cold = side.look(page, address) | {"memory": peak(browser)}
    if side.script:
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        until(
            lambda: page.evaluate("async () => (await caches.keys()).length") == 1,
            seconds=PATIENCE / 1_000,
        )
    warm = side.look(page, address)
    context.close()
    return cold, warm


def peak(browser: Browser) -> float:
    """Return the megabytes that the page's process, its worker included, ever had in memory."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [process["id"] for process in processes if process["type"] == "renderer"]
    told = (Path(f"/proc/{page}/status").read_text(encoding="ascii") for page in pages)
    return max(int(re.search(r"VmHWM:\s+(\d+)", text)[1]) for text in told) / 1024  # type: ignore[index]


def measured(start: Callable[[], Browser], sides: Sequence[Side]) -> list[dict[str, Any]]:
    """Return for each side cold and warm medians on each line, the bytes of the visits by file and
    the peak of memory.

    They take turns, so that a busy minute of the machine meets both.
    """
    browsers, found = [start() for _ in sides], [{} for _ in sides]
    for name, runs in RUNS.items():
        lines = [Line(**(PHONE if name == "phone" else {})) for _ in sides]
        visits: list[list[tuple[Found, Found]]] = [[] for _ in sides]
        with ExitStack() as servers:
            addresses = [
                servers.enter_context(serving(side.folder, line))
                for side, line in zip(sides, lines, strict=True)
            ]
            for _, (side, browser, address, made) in product(
                range(runs), list(zip(sides, browsers, addresses, visits, strict=True))
            ):
                made.append(visit(browser, address, side, slower=SLOWER if name == "phone" else 1))
        for told, line, made in zip(found, lines, visits, strict=True):
            told |= {
                f"{name} {state}": medians(times)
                for state, times in zip(("cold", "warm"), zip(*made, strict=True), strict=True)
            }
            told["sent"] = line.sent
    for browser in browsers:
        browser.close()
    return found


def medians(times: Sequence[Found]) -> Found:
    """Return the median of each time."""
    return {key: median(time[key] for time in times) for key in times[0]}


def main() -> int:
    """Print both side by side with the bars; 1 where one is missed."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        site, textbook = Path(scratch) / "site", Path(scratch) / "textbook"
        build(site, on=date(2026, 11, 23), PREVIEW=False)
        stock_page(textbook)
        start = partial(
            playwright.chromium.launch, executable_path=provide("chromium"), args=list(FLAGS)
        )
        mine, theirs = measured(start, [Side(site, ours, TYPED), Side(textbook, stock)])
        changes = changed(start(), site)
    for name in (f"{line} {state}" for line in RUNS for state in ("cold", "warm")):
        print(
            f"{name:12} "
            + "  ".join(
                f"{key} {value:.0f} {'MB' if key == 'memory' else 'ms'} (stock"
                f" {theirs[name].get(key, 0):.0f})"
                for key, value in mine[name].items()
            )
        )
    print(
        f"changed input p50 {changes[len(changes) // 2]:.1f} ms, p99"
        f" {changes[int(len(changes) * 0.99)]:.1f} ms"
    )
    print(
        f"{sum(mine['sent'].values()):10,} bytes  in all, a second visit included (stock"
        f" {sum(theirs['sent'].values()):,})"
    )
    for path, size in sorted(mine["sent"].items(), key=lambda item: -item[1])[:12]:
        print(f"{size:10,} bytes  {path}")
    results = [held(*bar) for bar in bars(mine, theirs, changes)]
    return int(not all(results))


def changed(browser: Browser, site: Path) -> list[float]:
    """Return the sorted times of questions to a running Python, there and back."""
    with serving(site, Line()) as address:
        page = browser.new_page()
        page.route(
            "**/engine.js",
            lambda route: route.fulfill(path=ROOT / "theme" / "static" / "js" / "engine.js"),
        )  # the site holds it joined
        page.goto(f"{address}/estimate/")
        page.wait_for_selector(
            "#loading", state="hidden", timeout=PATIENCE
        )  # its own Python is there: nothing else is under way
        times = sorted(page.evaluate(CHANGED, CHANGES))
    browser.close()
    return times


def bars(
    mine: dict[str, Any], theirs: dict[str, Any], changes: list[float]
) -> list[tuple[str, float, float]]:
    """Return each bar as its name, what was found, and the most it may be."""
    phone, free = "phone cold", "free cold"
    return [
        (
            "phone: first answer after first paint, ms",
            mine[phone]["answer"] - mine[phone]["paint"],
            300,
        ),
        ("phone: first answer ÷ stock", mine[phone]["answer"] / theirs[phone]["answer"], 1 / 15),
        ("free: Python ÷ stock", mine[free]["python"] / theirs[free]["python"], 0.30),
        ("phone: Python ÷ stock", mine[phone]["python"] / theirs[phone]["python"], 0.58),
        (
            "free: warm Python ÷ stock",
            mine["free warm"]["python"] / theirs["free warm"]["python"],
            0.30,
        ),
        ("changed input p99, ms", changes[int(len(changes) * 0.99)], 16),
        ("free: longest task while Python comes, ms", mine[free]["longest"], 50),
    ]


def held(name: str, found: float, most: float) -> bool:
    """Print a bar and return whether it holds."""
    print(f"{'held' if found <= most else 'MISSED':7} {name:44} {found:8.3f}  at most {most:.3f}")
    return found <= most


if __name__ == "__main__":
    sys.exit(main())
