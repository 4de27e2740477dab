"""What expertise lent by the day or the hour costs, exactly and with every number explained.

The standard library only. Visitors' browsers answer by MicroPython, which reads a translation of
what `calculator.wire` imports (plugins/browser/micropython/translation.py names its rules and
refuses what it cannot translate).

- `tariff`: what a price book can say, one module a mechanism, and the estimate
- `reading`: a price book read from TOML, every mistake at its line
- `advice`: what a budget buys, and what is cheapest
- `show`: an estimate as a picture and as a spreadsheet
- `door`: what may be asked, as JSON text, and its answer; `wire` lists it
- `checking`: an estimate that somebody has, worked out again (Pyodide only)
- `api`: the same for other people's Python; LIBRARY.md tells it
"""
