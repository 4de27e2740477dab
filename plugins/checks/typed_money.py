"""An amount of money must come from the price book, unless it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.amounts import PLACEHOLDER
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

DIGITS = r"\d(?:[\d.,\u00a0\u202f' ]*\d)?"
SIGN = r"[€$£]|\b(?:EUR|USD|GBP|euros?|dollars?|pounds?|livres?|cents?)\b"
SCALE = r"(?:(?:k|thousand|million|mille|millions)\b)?[\s\u00a0\u202f]?(?:d['’])?"  # 3 k€, 3 mille euros, 2 millions d’euros
MONEY = re.compile(rf"(?:[€$£]|\bEUR\b)\s?{DIGITS}|{DIGITS}(?:,-)?[\s\u00a0\u202f]?(?:k(?=[€$£])|{SCALE})(?:{SIGN})", re.IGNORECASE)
NUMBER = re.compile(r"\d")
QUOTED = re.compile(r"<q\b.*?</q>|<blockquote\b.*?</blockquote>")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield amounts typed by hand; `> ` before the line or `<q>…</q>` around the words marks a quotation."""
    for entry in sources.entries:
        for number, line in entry.text:
            if not NUMBER.search(line):
                continue
            free = "" if line.lstrip().startswith(">") else QUOTED.sub("", PLACEHOLDER.sub("", line))
            for found in MONEY.findall(free):
                text = say(
                    'an amount must come from the price book, got "%(amount)s"; write it like {{ price day_rate small }}, '
                    "or put a quotation between <q> and </q>.", amount=found,
                )  # fmt: skip
                yield Finding(entry.file, number, text)
