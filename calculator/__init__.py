"""The price of expertise by the day or the hour, exact, with every number explained.

The standard library only. Visitors' browsers answer by MicroPython, which reads a translation of
what `calculator.wire` imports (plugins/browser/micropython/translation.py names its rules and
refuses what it cannot translate).

- `tariff`: what a price book can say, one module a mechanism, and the estimate
- `reading`: a price book read from TOML, every mistake at its line
- `advice`: what a budget buys, and what is cheapest
- `show`: an estimate as a picture and as a spreadsheet
- `door`: reads requests and writes answers as JSON; `wire` lists every request
- `checking`: compares an estimate that somebody received with a new calculation (Pyodide only)
- `api`: the same for other people's Python, documented in LIBRARY.md
"""
