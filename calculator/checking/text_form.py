"""An estimate as text, as the page copies it or a message holds it, in any language.

Only amounts are read, in their order, never words. Amounts in brackets belong to a working. ORDERS
lists the orders of every version, the newest first; tests/calculator/checking/forms holds samples.
"""

import re
from collections.abc import Iterator, Sequence

from calculator.checking.claim import Amounts, Difference, Row, Verdict, compare
from calculator.door.serialise import serialise_estimate
from calculator.money import amount
from calculator.tariff.estimate import Block, Estimate

ORDERS = (("net", "vat", "gross"), ("vat", "gross", "net"), ("net",))
"""The order of the totals; a short message has no VAT."""

DIGITS = r"\d(?:[\d.,'’\s]*\d)?"


def check_text(text: str, estimate: Estimate, signs: Sequence[str]) -> Verdict | None:
    """Return the comparison of a text with an estimate, None for a text without amounts; `signs`
    are those of the book's currency."""
    rows, workings = _read(text, estimate.book.decimals, signs)
    if not rows:
        return None
    forms = [_amounts(estimate, order, lines) for order in ORDERS for lines in (True, False)]
    verdicts = [compare(rows, form) for form in forms if len(form) == len(rows)]
    if not verdicts:
        return compare(rows, [])
    best = min(verdicts, key=lambda verdict: len(verdict.differences))
    return Verdict([*best.differences, *_unknown_amounts(workings, estimate)])


def _amounts(estimate: Estimate, order: Sequence[str], has_lines: bool) -> list[Amounts]:
    decimals = estimate.book.decimals
    amounts: list[Amounts] = []
    for block in (estimate.month, estimate.once):
        if block:
            amounts += _block(block, order if estimate.vat else ("net",), decimals, has_lines)
    if estimate.year:
        amounts.append(_ends(estimate.year.net, estimate.year.net, decimals))
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
    """Return the lines with amounts, and the amounts of workings, each with the label of its
    line."""
    rows: list[Row] = []
    workings: list[tuple[str, str]] = []
    currency = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    token = re.compile(
        rf"([-−]?)(?:(?:{currency})\s?([-−]?{DIGITS})|({DIGITS})…?\s?(?:{currency}))"
    )
    for line in text.splitlines():
        outside, inside = _by_brackets(line)
        amounts = [_amount(sign + (a or b), decimals) for sign, a, b in token.findall(outside)]
        label = outside.rpartition(":")[0].strip() or line.strip()
        if amounts:
            rows.append(Row(label, tuple(amounts)))
        workings += [(label, a or b) for _, a, b in token.findall(inside)]
    return rows, workings


def _by_brackets(line: str) -> tuple[str, str]:
    """Return the text outside and the text inside brackets."""
    parts, depth = ["", ""], 0
    for character in line:
        depth += (character == "(") - (character == ")")
        parts[1 if depth > 0 else 0] += character
    return parts[0], parts[1]


def _amount(text: str, decimals: int) -> str:
    """Return an amount as the calculator writes it; the last `decimals` digits after a "." or ","
    are its decimals."""
    minus = "-" if text[0] in "-−" else ""
    ends = re.search(rf"[.,](\d{{{decimals}}})$", text) if decimals else None
    whole = re.sub(r"\D", "", text[: ends.start()] if ends else text)
    part = ends[1] if ends else "0" * decimals
    return f"{minus}{whole}.{part}" if decimals else f"{minus}{whole}"


def _unknown_amounts(
    workings: Sequence[tuple[str, str]], estimate: Estimate
) -> Iterator[Difference]:
    """Yield the amounts of workings whose digits do not occur in the estimate."""
    digits = set(re.findall(r"\d+", re.sub(r"[.…-]", "", str(serialise_estimate(estimate)))))
    for label, text in workings:
        if re.sub(r"\D", "", text) not in digits:
            yield Difference(label, (text,), ())
