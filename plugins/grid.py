"""Every amount that the plain form can ask for, worked out at build by the calculator: looked up until Python is there.

Gives the templates `grid`, JSON text, and writes one file for each band of companies that are priced alike.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from calculator.book import COMPLEXITIES, PriceBook, Range
from calculator.estimate import Estimate, OneOff, audit, estimate, twelve_months
from calculator.in_force import book_on
from calculator.money import ONE, amount, number
from calculator.need import read_need
from calculator.plain import (
    plain_estimate,
    plain_features,
    plain_first_year,
    plain_full_time,
    plain_line,
    plain_one_off,
    plain_total,
)
from calculator.price_book import read_books
from calculator.wire import answer
from plugins.cache import write
from plugins.fingerprint import fingerprint

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".build" / "grid"
DIGITS = 12
NONE = "none", "0"
Need = dict[str, Any]


def steps(span: Range, step: int) -> Iterator[str]:
    """Yield what can be chosen in a range, as text; both in hundredths."""
    return (number(value) for value in range(span.low, span.high + 1, step))


def rhythms(book: PriceBook) -> Iterator[tuple[str, str]]:
    """Yield every choice of days and hours, as in "1.5 month", "4"; none at all included."""
    days = [
        NONE[0],
        *(
            f"{value} {per}"
            for per, span in book.days.items()
            for value in steps(span, book.days_step)
        ),
    ]
    hours = [NONE[1], *steps(book.hours, ONE)]
    return ((day, hour) for day in days for hour in hours)


def needed(employees: int, day: str, hour: str, **more: Any) -> Need:
    """Return the need of a company for one choice."""
    days, _, per = day.partition(" ")
    return {
        "employees": employees,
        **({"days": days, "days_per": per} if per else {}),
        **({"hours": hour} if hour != NONE[1] else {}),
        **more,
    }


class Band:
    """The companies from one number of employees on that are all priced alike."""

    def __init__(self, employees: int, book: PriceBook) -> None:
        self.employees, self.book, self.size = employees, book, book.size_of(employees)
        self.audits = {
            complexity: audit(book, size=self.size, complexity=complexity, required=False)
            for complexity in COMPLEXITIES
        }

    def estimated(self, day: str, hour: str, **more: Any) -> Estimate:
        """Return the estimate of a choice, read as the browser's is."""
        return estimate(read_need(needed(self.employees, day, hour, **more)), self.book)

    def file(self) -> dict[str, Any]:
        """Return what the page looks up: parts of answers, and for each choice its sums."""
        plain = plain_estimate(self.estimated(f"{number(self.book.days['month'].low)} month", "0"))
        head = {key: plain[key] for key in ("book", "status", "currency", "size", "vat_percent")}
        found: dict[str, Any] = {
            "head": head,
            "suggested": plain["audit_suggested"],
            "year": _year(plain["year"]),
        }
        alone = plain_estimate(self.estimated(*NONE, complexity=COMPLEXITIES[0], audit=True))
        found |= {
            "lines": {},
            "features": {"": alone["features"]},
            "audits": {},
            "cells": {},
            "first": {},
        }
        for complexity, priced in self.audits.items():
            found["audits"][f"wanted {complexity}"] = _shown(priced)
            found["audits"][f"required {complexity}"] = _shown(replace(priced, required=True))
        for day, hour in rhythms(self.book):
            if (day, hour) != NONE:
                self._choice(day, hour, found)
        return found

    def _choice(self, day: str, hour: str, found: dict[str, Any]) -> None:
        """Add a choice: its month without an audit, and its first year with each."""
        priced = self.estimated(day, hour, audit_done=True)
        month, year = priced.monthly, priced.year
        if not month or not year:
            raise LookupError(
                f"something that is chosen must have a price, got none for {day}, {hour}"
            )
        found["features"][f"{'days' * (day != NONE[0])}{'hours' * (hour != NONE[1])}"] = (
            plain_features(priced.need)
        )
        share = plain_full_time(year, self.book)
        found["cells"].setdefault(day, {})[hour] = [
            *plain_total(month.total).values(),
            amount(year.net.amount),
            share["percent"],
            share["verdict"],
        ]
        for line in month.lines:
            name = {"a-la-carte": day, "subscription": hour}.get(line.code, f"{day}|{hour}")
            if name not in found["lines"]:
                found["lines"][name] = plain_line(line)
        for complexity, one_off in self.audits.items():
            if first := plain_first_year(twelve_months(month, one_off, book=self.book)):
                found["first"].setdefault(complexity, {}).setdefault(day, {})[hour] = [
                    first["low"],
                    first["high"],
                ]


def _year(year: Any) -> dict[str, str]:
    return {"cost": year["full_time"]["cost"], "see": year["see"]}


def _shown(priced: OneOff) -> dict[str, Any]:
    """Return the audit without the working of its VAT, which the page does not show."""
    return {
        key: {k: v for k, v in end.items() if k != "vat_working"} if isinstance(end, dict) else end
        for key, end in plain_one_off(priced).items()
    }


def bands(book: PriceBook) -> list[int]:
    """Return the first number of employees of each band."""
    firsts = {size.employees_from for size in book.sizes} | {book.audit_suggested_from}
    return sorted(first for first in firsts if first <= book.max_employees)


def last_day(book: PriceBook, books: Sequence[PriceBook]) -> date | None:
    """Return the last day on which the book's amounts hold, or None while no end is known."""
    later = [
        other.first_day - timedelta(days=1) for other in books if other.first_day > book.first_day
    ]
    return min([*later, *([book.last_day] if book.last_day else [])], default=None)


def files(book: PriceBook) -> dict[str, bytes]:
    """Return the grid's files by name."""
    told = {f"{employees}.json": Band(employees, book).file() for employees in bands(book)}
    return {
        name: json.dumps(file, ensure_ascii=False, separators=(",", ":")).encode()
        for name, file in told.items()
    }


def made(book: PriceBook, source: Path) -> Path:
    """Return the folder of the grid's files, named by their content; made once for a book and an engine."""
    key = hashlib.sha256(
        fingerprint(ROOT / "calculator").encode()
        + source.read_bytes()
        + Path(__file__).read_bytes()
    ).hexdigest()[:DIGITS]
    name = CACHE / f"{key}.name"
    if not name.is_file():
        every = files(book)
        folder = hashlib.sha256(b"".join(every.values())).hexdigest()[:DIGITS]
        for file, content in every.items():
            write(CACHE / folder / file, content)
        write(name, folder.encode())
    return CACHE / name.read_text(encoding="utf-8")


def directory(book: PriceBook, books: Sequence[PriceBook], *, folder: str, on: date) -> str:
    """Return the JSON text for `data-grid`: which file answers for which company, on which days, and the first answers."""
    until = last_day(book, books)
    usual = [size for first in bands(book) for size in [book.size_of(first)]]
    held = [
        {
            "from": first,
            "usual": {"days": number(size.usual_days), "days_per": size.usual_days_per},
            "told": plain_estimate(
                Band(first, book).estimated(
                    f"{number(size.usual_days)} {size.usual_days_per}", NONE[1]
                )
            ),
            "file": f"{folder}/{first}.json",
        }
        for first, size in zip(bands(book), usual, strict=True)
    ]
    bounds = json.loads(answer(json.dumps({"ask": "book", "on": on.isoformat()}), [book]))
    days = {"first": book.first_day.isoformat(), "last": until.isoformat() if until else None}
    return json.dumps(
        {**days, "most": book.max_employees, "bands": held, "bounds": bounds}, separators=(",", ":")
    )


def made_for(settings: Any) -> tuple[Path, PriceBook, Sequence[PriceBook], date]:
    """Return the folder of a site's grid, the book it is worked out from, all books and the day."""
    on, prices = date.fromisoformat(settings["ON"]), Path(settings["PATH"]) / "prices"
    books = read_books(prices)
    book = book_on(books, on)
    return made(book, prices / f"{book.id}.toml"), book, books, on


def _give(generator: Any) -> None:
    settings = generator.settings
    folder, book, books, on = made_for(settings)
    settings["GRID"] = folder
    generator.context["grid"] = directory(
        book, books, folder=f"{settings['SITEURL']}/grid/{folder.name}", on=on
    )


def _put(pelican: Any) -> None:
    folder = pelican.settings["GRID"]
    shutil.copytree(folder, Path(pelican.output_path) / "grid" / folder.name, dirs_exist_ok=True)


def register() -> None:
    """Tell the pages before they are written, and lay the files beside them when they are."""
    signals.page_generator_init.connect(_give)
    signals.finalized.connect(_put)
