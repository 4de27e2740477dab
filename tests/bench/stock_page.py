"""The page that a textbook would make: bare `loadPyodide`, micropip, and the same engine as a
wheel."""

from __future__ import annotations

import base64
import hashlib
import shutil
import zipfile
from pathlib import Path

from calculator.price_book import bundled
from plugins import pyodide_node
from plugins.packages import npm, wheels
from plugins.project import ROOT
from tests.support.firm import PRICES

NAME = "calculator-0.1.0-py3-none-any.whl"
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
  const need = { employees: 25, days, days_per: "month" };
  const found = JSON.parse(answer(JSON.stringify({ ask: "estimate", need, on: "2026-11-23" })));
  document.getElementById("net").textContent = found.monthly.net;
};
window.answer("2");
window.answered = performance.now();
"""


def stock_page(folder: Path) -> None:
    """Write the page and all that it fetches into an empty folder."""
    pyodide, stock = (
        npm.package("pyodide"),
        folder / "static" / "stock",
    )  # kept by the browser, as ours is
    stock.mkdir(parents=True)
    for name in (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    ):
        shutil.copy(pyodide / name, stock)
    micropip = wheels.wheel("micropip", python=pyodide_node.lock_info(pyodide)["python"])
    shutil.copy(micropip, stock)
    _wheel(stock / NAME)
    (stock / "page.js").write_text(
        SCRIPT.replace("MICROPIP", micropip.name).replace("WHEEL", NAME), encoding="utf-8"
    )
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "favicon.ico").write_bytes(b"")


def _wheel(file: Path) -> None:
    """Write the engine and its books as a wheel."""
    found = {
        path.relative_to(ROOT).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "calculator").glob("*.py"))
    }
    found["calculator/prices.json"] = bundled(PRICES).encode()
    about = "calculator-0.1.0.dist-info"
    found[f"{about}/METADATA"] = b"Metadata-Version: 2.1\nName: calculator\nVersion: 0.1.0\n"
    found[f"{about}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: bench\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    lines = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in found.items()]
    found[f"{about}/RECORD"] = "\n".join([*lines, f"{about}/RECORD,,", ""]).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
