"""The page that a Pyodide tutorial would write: `loadPyodide`, micropip, and our calculator as a
wheel."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.browser.pyodide import wheels
from plugins.browser.wheel import calculator_wheel
from plugins.build.site import ROOT
from plugins.packages import npm
from tests.support.firm import PRICES

PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Estimate</title>
<h1>Estimate</h1><p><input id="days" value="2"> <output id="net"></output></p>
<script type="module" src="/static/stock/page.js"></script></html>
"""
SCRIPT = """import { loadPyodide } from "/static/stock/pyodide.mjs";
const pyodide = await loadPyodide({ indexURL: "/static/stock/" });
await pyodide.loadPackage("/static/stock/MICROPIP");
await pyodide.runPythonAsync("import micropip; await micropip.install('" + location.origin + "/static/stock/WHEEL', deps=False)");
const answer = pyodide.pyimport("calculator.wire").answer;
window.answer = (days) => {
  const need = { facts: { employees: 25 }, choose: { "a-la-carte": { quantity: days, per: "month" } } };
  const found = JSON.parse(answer(JSON.stringify({ ask: "estimate", need, on: "2026-11-23" })));
  document.getElementById("net").textContent = found.month.low.net;
};
window.answer("2");
window.answered = performance.now();
"""


def stock_page(folder: Path) -> None:
    """Write the page and all that it fetches into an empty folder."""
    pyodide, stock = (
        npm.package("pyodide"),
        folder / "static" / "stock",
    )  # cached by the browser, as ours is
    stock.mkdir(parents=True)
    for name in (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    ):
        shutil.copy(pyodide / name, stock)
    micropip = wheels()["micropip"]
    shutil.copy(micropip, stock)
    wheel = calculator_wheel(root=ROOT, books=PRICES, cache=ROOT / ".build" / "runtime")
    shutil.copy(wheel, stock)
    (stock / "page.js").write_text(
        SCRIPT.replace("MICROPIP", micropip.name).replace("WHEEL", wheel.name), encoding="utf-8"
    )
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")
