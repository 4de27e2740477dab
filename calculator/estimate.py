"""What a need costs by a price book: a monthly block and, apart from it, a one-off block."""

from dataclasses import dataclass

from calculator.book import PriceBook, Range, Size
from calculator.bounds import mistakes
from calculator.money import ONE, rounded
from calculator.need import InputErrors, Need
from calculator.working import PERCENT, Working

MONTHS_A_YEAR = 12 * ONE
WEEKS_A_YEAR = 52 * ONE


@dataclass(frozen=True, slots=True)
class Line:
    """One service of the monthly block."""

    code: str
    working: Working

    @property
    def amount(self) -> int:
        return self.working.amount


@dataclass(frozen=True, slots=True)
class Total:
    """A net amount, the VAT worked out once on it, and both together."""

    net: int
    vat: Working

    @property
    def gross(self) -> int:
        return self.net + self.vat.amount


@dataclass(frozen=True, slots=True)
class Monthly:
    """The monthly invoice."""

    lines: tuple[Line, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class AuditEnd:
    """One end of the mini audit's range."""

    working: Working
    total: Total


@dataclass(frozen=True, slots=True)
class OneOff:
    """The mini audit: a range, or None at both ends where it is priced on request."""

    required: bool
    low: AuditEnd | None
    high: AuditEnd | None


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months of this rhythm; `first_low` and `first_high` add the audit, None where unknown.

    `percent` of a full-time CIO in hundredths, rounded to one decimal: the verdict is by what is
    shown.
    """

    net: Working
    first_low: int | None
    first_high: int | None
    percent: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """The answer to one need by one book."""

    need: Need
    book: PriceBook
    size: Size
    monthly: Monthly | None
    one_off: OneOff | None
    year: Year | None


def estimate(need: Need, book: PriceBook) -> Estimate:
    """The estimate of a need by a book. Raises InputErrors where the need breaks its bounds."""
    if errors := tuple(mistakes(need, book)):
        raise InputErrors(errors)
    size = book.size_of(need.employees)
    lines = monthly_lines(book, size=size, days=need.days, days_per=need.days_per, hours=need.hours)
    monthly = Monthly(lines, total(sum(line.amount for line in lines), book)) if lines else None
    one_off = None
    if need.audit_due:
        one_off = audit(book, size=size, complexity=need.complexity, required=need.audit_required)
    year = twelve_months(monthly, one_off, book=book) if monthly else None
    return Estimate(need, book, size, monthly, one_off, year)


def monthly_lines(
    book: PriceBook, *, size: Size, days: int, days_per: str | None, hours: int
) -> tuple[Line, ...]:
    """The lines of the monthly block, none when nothing is chosen."""
    lines = []
    if days:
        lines.append(Line("a-la-carte", in_days(days, days_per, rate=size.day_rate)))
    if hours:
        lines.append(Line("subscription", in_hours(hours, rate=size.hour_rate)))
    discount = combination(book, *(line.amount for line in lines))
    if discount:
        lines.append(Line("combination", discount))
    return tuple(lines)


def in_days(days: int, days_per: str | None, *, rate: int) -> Working:
    """Days of service a month, each worth `rate`; a weekly rhythm is 52 ÷ 12 a month, exact."""
    if days_per == "week":
        return Working(days, "day-per-week", rate, "day", times=WEEKS_A_YEAR, over=MONTHS_A_YEAR)
    return Working(days, "day-per-month", rate, "day")


def in_hours(hours: int, *, rate: int) -> Working:
    """Hours of subscription a month."""
    return Working(hours * ONE, "hour-per-month", rate, "hour")


def combination(book: PriceBook, *amounts: int) -> Working | None:
    """The discount where both formulas have an amount and the book grants one."""
    if len(amounts) == 2 and all(amounts) and book.discount_percent:
        return Working(sum(amounts), "net", -book.discount_percent, "percent", over=PERCENT)
    return None


def total(net: int, book: PriceBook) -> Total:
    """A net amount with its VAT."""
    return Total(net, Working(net, "net", book.vat_percent, "percent", over=PERCENT))


def audit(book: PriceBook, *, size: Size, complexity: str | None, required: bool) -> OneOff:
    """The mini audit, a range by size and complexity, without one where it is on request."""
    hours = size.audit_hours.get(complexity or "")
    if hours is None:
        return OneOff(required, None, None)
    low, high = (audit_end(end, size=size, book=book) for end in (hours.low, hours.high))
    return OneOff(required, low, high)


def audit_end(hours: int, *, size: Size, book: PriceBook) -> AuditEnd:
    """One end of the audit's range: hours at the day rate."""
    working = Working(hours, "audit-hour", size.day_rate, "day", over=book.hours_per_day)
    return AuditEnd(working, total(working.amount, book))


def twelve_months(monthly: Monthly, one_off: OneOff | None, *, book: PriceBook) -> Year:
    """Twelve times the month, with and without the audit, beside a full-time CIO."""
    working = Working(MONTHS_A_YEAR, "month", monthly.total.net, "month")
    net = working.amount
    ends = (one_off.low, one_off.high) if one_off else ()
    low, high = (net + end.total.net if end else None for end in ends) if ends else (net, net)
    percent = rounded(net * 1000, book.full_time_cost) * 10
    return Year(working, low, high, percent, verdict(percent, book.same_percent))


def verdict(percent: int, same: Range) -> str:
    """Whether it is "less", the "same" or "more" than a full-time CIO."""
    if percent < same.low:
        return "less"
    return "same" if percent <= same.high else "more"
