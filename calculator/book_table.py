"""A price book out of a table of named values: every rule a book must keep."""

from datetime import date
from itertools import pairwise

from calculator.book import COMPLEXITIES, PERIODS, STATUSES, PriceBook, Range, Size
from calculator.days import day_of
from calculator.mistake import PriceBookError, say
from calculator.money import ONE, NumberError, hundredths, number
from calculator.table import Table

ON_REQUEST = "on request"
PERCENT = 100 * ONE


def book_of(table: Table) -> PriceBook:
    """The price book of a table whose source is named after its first day.

    Raises PriceBookError with every mistake.
    """
    book = _book(
        table, name=table.source.replace("\\", "/").rpartition("/")[2].removesuffix(".toml")
    )
    for check in (_days_in_order, _sizes_in_order, _ranges_in_steps, _usual_days_in_range):
        check(table, book)
    if mistakes := table.mistakes():
        raise PriceBookError(mistakes)
    return book


def _book(table: Table, *, name: str) -> PriceBook:
    return PriceBook(
        id=name,
        first_day=_first_day(table, name),
        last_day=table.day("last_day"),
        status=table.choice("status", STATUSES),
        currency=table.choice("currency", ("EUR",)),
        vat_percent=_percent(table, "vat_percent", like="21"),
        hours_per_day=_number(table, "hours_per_day", like="8", most=24 * ONE),
        discount_percent=_percent(table, "combination_discount_percent", like="5"),
        max_employees=_whole(table, "max_employees", like="10000"),
        audit_suggested_from=_whole(table, "audit_suggested_from", like="10"),
        days={per: _span(table, f"range.days_per_{per}", like="1-13") for per in PERIODS},
        days_step=_number(table, "range.days_step", like="0.5"),
        hours=_span(table, "range.hours_per_month", like="1-16"),
        full_time_cost=_amount(table, "full_time.cost_per_year", like="143200.00"),
        same_percent=_span(table, "full_time.about_the_same_percent", like="95-105"),
        sizes=tuple(_size(table, code) for code in table.names("employees_from")),
    )


def _first_day(table: Table, name: str) -> date:
    found = day_of(name)
    if found is None:
        said = say(
            'the file must be named after its first day, like 2026-01-01.toml, got "%(name)s";'
            " rename it.",
            name=name,
        )
        table.note("", said)
    return found or date.min


def _percent(table: Table, key: str, *, like: str) -> int:
    return table.number(key, must=say("be a percentage like %(like)s", like=like), most=PERCENT)


def _number(table: Table, key: str, *, like: str, most: int | None = None) -> int:
    return table.number(key, must=say("be a number like %(like)s", like=like), least=1, most=most)


def _amount(table: Table, key: str, *, like: str) -> int:
    return table.number(key, must=say("be an amount like %(like)s", like=like), least=1)


def _whole(table: Table, key: str, *, like: str) -> int:
    return table.whole(key, must=say("be a whole number like %(like)s", like=like))


def _span(table: Table, key: str, *, like: str) -> Range:
    return Range(*table.span(key, must=say("be a range like %(like)s", like=like)))


def _size(table: Table, code: str) -> Size:
    days, per = _usual_days(table, f"usual_days.{code}")
    return Size(
        code=code,
        employees_from=table.whole(
            f"employees_from.{code}", must=say("be a whole number like %(like)s", like="10")
        ),
        day_rate=table.number(
            f"day_rate.{code}", must=say("be an amount like %(like)s", like="900.00"), least=1
        ),
        hour_rate=table.number(
            f"hour_rate.{code}", must=say("be an amount like %(like)s", like="130.00"), least=1
        ),
        usual_days=days,
        usual_days_per=per,
        audit_hours={
            level: _audit_hours(table, f"audit_hours.{level}.{code}") for level in COMPLEXITIES
        },
    )


def _usual_days(table: Table, key: str) -> tuple[int, str]:
    """Days and the period they fall in: "2 per month"."""
    days, _, per = table.text(key).partition(" per ")
    try:
        found = hundredths(days)
    except NumberError:
        found = 0
    if found <= 0 or per not in PERIODS:
        table.wrong(
            key,
            say('be days per month or week like "2 per month"'),
            say("write a number and the period"),
        )
    return found, per


def _audit_hours(table: Table, key: str) -> Range | None:
    if table.values.get(key) == ON_REQUEST:
        table.text(key)
        return None
    return Range(*table.span(key, must=say('be a range like 8-12 or "on request"')))


def _days_in_order(table: Table, book: PriceBook) -> None:
    if book.last_day and book.last_day < book.first_day:
        table.wrong(
            "last_day",
            say("be %(day)s or later", day=book.id),
            say("correct it or rename the file"),
        )


def _sizes_in_order(table: Table, book: PriceBook) -> None:
    if not book.sizes:
        table.note(
            "employees_from",
            say("employees_from must name the sizes, got nothing; add [employees_from]."),
        )
        return
    first = book.sizes[0]
    if first.employees_from != 1:
        table.wrong(
            f"employees_from.{first.code}",
            say("be 1, for sizes to leave nobody out"),
            say("write 1"),
        )
    for smaller, size in pairwise(book.sizes):
        if size.employees_from <= smaller.employees_from:
            more = say("be more than %(size)s's", size=smaller.code)
            table.wrong(f"employees_from.{size.code}", more, say("put the sizes in order"))
    if book.max_employees < book.sizes[-1].employees_from:
        table.wrong(
            "max_employees", say("be no less than the largest size begins with"), say("raise it")
        )


def _ranges_in_steps(table: Table, book: PriceBook) -> None:
    step = book.days_step
    for per, days in book.days.items():
        if step and (days.low % step or days.high % step):
            table.wrong(
                f"range.days_per_{per}",
                say("go in steps of %(step)s", step=number(step)),
                say("correct it or days_step"),
            )
    if book.hours.low % ONE or book.hours.high % ONE:
        table.wrong("range.hours_per_month", say("be whole hours"), say("leave the decimals out"))


def _usual_days_in_range(table: Table, book: PriceBook) -> None:
    for size in book.sizes:
        days = book.days.get(size.usual_days_per)
        if not days or not days.high or not book.days_step:
            continue
        if size.usual_days % book.days_step or not days.low <= size.usual_days <= days.high:
            table.wrong(
                f"usual_days.{size.code}",
                say("be days that can be chosen"),
                say("see the ranges below"),
            )
