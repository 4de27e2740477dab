"""An estimate as text, as the page copies it or a message holds it, in any language.

Words are never read: amounts are, in their order. What stands in brackets is a working. The orders
of every version are known here, the newest first; tests/calculator/checking/forms holds files.
"""

import re
from collections.abc import Iterator, Sequence

from calculator.checking.claim import Amounts, Difference, Row, Verdict, compared
from calculator.door.plain import plain_estimate
from calculator.money import amount
from calculator.tariff.estimate import Block, Estimate

ORDERS = (("net", "vat", "gross"), ("vat", "gross", "net"), ("net",))
"""Of the sums; without VAT where a message had to be short."""

DIGITS = r"\d(?:[\d.,'’\s]*\d)?"


def check_text(text: str, found: Estimate, signs: Sequence[str]) -> Verdict | None:
    """What a text says, held against an estimate; `signs` are those of the book's currency. None
    where it holds no amount."""
    rows, workings = _read(text, found.book.decimals, signs)
    if not rows:
        return None
    forms = [_wanted(found, order, lines) for order in ORDERS for lines in (True, False)]
    verdicts = [compared(rows, form) for form in forms if len(form) == len(rows)]
    if not verdicts:
        return compared(rows, [])
    best = min(verdicts, key=lambda verdict: len(verdict.differences))
    return Verdict([*best.differences, *_strange(workings, found)])


def _wanted(found: Estimate, order: Sequence[str], has_lines: bool) -> list[Amounts]:
    decimals = found.book.decimals
    amounts: list[Amounts] = []
    for block in (found.month, found.once):
        if block:
            amounts += _block(block, order if found.vat else ("net",), decimals, has_lines)
    if found.year:
        amounts.append(_ends(found.year.net, found.year.net, decimals))
    return amounts


def _block(block: Block, order: Sequence[str], decimals: int, has_lines: bool) -> Iterator[Amounts]:
    for line in block.lines if has_lines else ():
        if line.low and line.high:
            yield _ends(line.low.amount, line.high.amount, decimals)
    for name in order:
        if block.low and block.high:
            yield _ends(getattr(block.low, name), getattr(block.high, name), decimals)


def _ends(low: int, high: int, decimals: int) -> Amounts:
    ends = [amount(low, decimals), amount(high, decimals)]
    return tuple(ends[:1] if low == high else ends)


def _read(
    text: str, decimals: int, signs: Sequence[str]
) -> tuple[list[Row], list[tuple[str, str]]]:
    """The lines with amounts, and the amounts of workings with the line that they stand in."""
    rows: list[Row] = []
    workings: list[tuple[str, str]] = []
    known = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    token = re.compile(rf"([-−]?)(?:(?:{known})\s?([-−]?{DIGITS})|({DIGITS})…?\s?(?:{known}))")
    for line in text.splitlines():
        outside, inside = _parted(line)
        found = [_plain(sign + (a or b), decimals) for sign, a, b in token.findall(outside)]
        label = outside.rpartition(":")[0].strip() or line.strip()
        if found:
            rows.append(Row(label, tuple(found)))
        workings += [(label, a or b) for _, a, b in token.findall(inside)]
    return rows, workings


def _parted(line: str) -> tuple[str, str]:
    """What stands outside of brackets, and what within."""
    parts, depth = ["", ""], 0
    for sign in line:
        depth += (sign == "(") - (sign == ")")
        parts[1 if depth > 0 else 0] += sign
    return parts[0], parts[1]


def _plain(text: str, decimals: int) -> str:
    """An amount as the calculator writes it: as many digits behind a sign are its decimals."""
    minus = "-" if text[0] in "-−" else ""
    ends = re.search(rf"[.,](\d{{{decimals}}})$", text) if decimals else None
    whole = re.sub(r"\D", "", text[: ends.start()] if ends else text)
    part = ends[1] if ends else "0" * decimals
    return f"{minus}{whole}.{part}" if decimals else f"{minus}{whole}"


def _strange(workings: Sequence[tuple[str, str]], found: Estimate) -> Iterator[Difference]:
    """The amounts of workings that are none of the estimate's, by their digits alone."""
    known = set(re.findall(r"\d+", re.sub(r"[.…-]", "", str(plain_estimate(found)))))
    for label, said in workings:
        if re.sub(r"\D", "", said) not in known:
            yield Difference(label, (said,), ())
