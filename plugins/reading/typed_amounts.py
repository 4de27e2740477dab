"""Amounts of money as people type them: €900, 1 800 EUR, 3 k€, 2 millions d’euros."""

from __future__ import annotations

import re

from plugins.errors import Said, say

DIGITS = r"\d(?:[\d.,\u00a0\u202f' ]*\d)?"
SIGN = r"[€$£]|\b(?:EUR|USD|GBP|euros?|dollars?|pounds?|livres?|cents?)\b"
SCALE = r"(?:(?:k|thousand|million|mille|millions)\b)?[\s\u00a0\u202f]?(?:d['’])?"
MONEY = re.compile(
    rf"(?:[€$£]|\bEUR\b)\s?{DIGITS}|{DIGITS}(?:,-)?[\s\u00a0\u202f]?(?:k(?=[€$£])|{SCALE})(?:{SIGN})",
    re.IGNORECASE,
)
NUMBER, SIGNED = re.compile(r"\d"), re.compile(SIGN, re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Whether a text has what every amount has: most lack it, and need no closer look."""
    return bool(NUMBER.search(text) and SIGNED.search(text))


def amounts_in(text: str) -> list[str]:
    """Return every amount typed in a text."""
    return MONEY.findall(text) if may_hold(text) else []


def out_of_place(amount: str) -> Said:
    """Return what to say of an amount where neither a placeholder nor a quotation can stand."""
    return say(
        'an amount must come from the price book, got "%(amount)s"; none can stand here, say it'
        " without.",
        amount=amount,
    )
