"""Amounts of money as people type them: €900, 1 800 EUR, 3 k€, CHF 900.-, 2 millions d’euros, neuf
cents euros."""

from __future__ import annotations

import re
from functools import lru_cache

from plugins.errors import Message, say

SPACE = r"[\s\u00a0\u2009\u202f]"
DIGITS = r"\d+(?:[.,\u00a0\u2009\u202f'’ ]\d+)*"
SIGN = r"[$¢£¤¥֏؋৳฿៛\u20a0-\u20c0＄￡￥]"
CODE = (  # in capitals: some are words else
    r"(?-i:AED|AUD|BEF|BGN|BRL|CAD|CHF|CNY|CZK|DKK|DZD|EUR|GBP|HKD|HUF|ILS|INR|ISK|JPY|KRW|MAD|MXN|NOK"
    r"|NZD|PLN|RON|RUB|SAR|SEK|SGD|TND|UAH|USD|XAF|XOF|ZAR|BHD|CLP|IQD|JOD|KWD|LYD|OMR|PYG|RWF|UGX|VND|XPF"
    r")|eur"
)
BEFORE = rf"{SIGN}|\b(?:{CODE})|\bS?Fr\."
WORD = (
    r"euros?|dollars?|pounds?(?! of)|livres? sterling|centimes?|francs?|frs?\.|yens?|yuans?|rupees?"
    r"|roupies?|rubles?|roubles?|zlotys?|dinars?|dirhams?|kron(?:er|or|a)"
    r"|couronnes? (?:danoises?|suédoises?|norvégiennes?|tchèques?)"
    r"|(?-i:zł|Kč|Ft|kr|lei|лв|грн|DH|F ?CFA)"
)
TAX = (  # before or after it, an amount needs no sign
    r"(?-i:HTVA|TVAC|TTC)|(?:excl\.?|excluding|incl\.?|including|ex) VAT|hors (?:TVA|taxes?)"
    r"|excl\. btw"
)
AFTER = rf"{SIGN}|(?:{CODE})\b|\b(?:{WORD}|cents?)(?![\w-])|(?:{TAX})\b"
SCALED = r"k|mio|thousand|hundred|millions?|milliards?|billions?|mille"
SCALE = rf"(?:(?:[km](?={SIGN}|eur)|(?:{SCALED})\b)\.?)?{SPACE}?(?:d['’]|de )?"
DASH = r"[.,]\s?[-–—](?![\w-])"
COUNT = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|millions|un|une|deux|trois|quatre"
    r"|cinq|sept|huit|neuf|dix|onze|douze|quinze|seize|vingt|vingts|trente|quarante|cinquante"
    r"|soixante|septante|nonante|cent|cents|mille|dizaine|quinzaine|vingtaine|centaine|millier"
)
WORDS = rf"\b(?:{COUNT})(?:(?:{SPACE}|-|et|and)+(?:{COUNT}))*{SPACE}+(?:d['’]|de )?"
MONEY = re.compile(
    rf"(?:{BEFORE})\)?(?:{SPACE}?:)?{SPACE}?{DIGITS}"
    rf"|{DIGITS}(?:{DASH})?[-‑]?{SPACE}?{SCALE}(?:{AFTER})|{DIGITS}{DASH}"
    rf"|\b(?:{TAX}){SPACE}?:?{SPACE}?\d[\d.,’' ]*\d"
    rf"|{WORDS}(?:(?:{WORD})(?![\w-])|{SIGN}|(?:{CODE})\b)",
    re.IGNORECASE,
)
SOME = re.compile(
    rf"{SIGN}|Fr\.|{DASH}|\dk?eur|(?<![^\W\d_])(?:(?:{CODE})|\b(?:{WORD}|cents?|{TAX}))",
    re.IGNORECASE,
)  # right behind a letter, all others are part of a word: one look spares those that follow
PRICED = re.compile(
    r"\b(?:price|prix|prijs|preis|tarifs?|tarief|cost|coût|kosten|fees?|honoraires)\b",
    re.IGNORECASE,
)
ALONE = re.compile(rf"[~≈±]?{SPACE}?\d[\d.,’' \u00a0\u202f]*\d{SPACE}?(?:,-|\.-)?")
CURRENCY = re.compile(rf"{SIGN}|\b(?:{CODE})\b|\b(?:euros?|dollars?|francs?)\b", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Return whether a text may contain an amount: a quick test before a closer look."""
    return bool(SOME.search(text))


@lru_cache(maxsize=4096)  # a preview looks at the same words of the theme at every save
def amounts_in(text: str) -> tuple[str, ...]:
    """Return every amount typed in a text."""
    return tuple(match[0] for match in MONEY.finditer(text)) if may_hold(text) else ()


def of_money(head: str) -> bool:
    """Return whether a heading says that the numbers below or beside it are amounts, like "Price
    (€)"."""
    return bool(CURRENCY.search(head))


def is_priced(cell: str, head: str) -> bool:
    """Return whether a cell that is nothing but a number stands below or beside "Price per day"."""
    return bool(PRICED.search(head) and ALONE.fullmatch(cell.strip()))


def out_of_place(amount: str) -> Message:
    """Return the message about an amount where neither a placeholder nor a quotation is
    possible."""
    return say(
        'an amount must come from the price book, got "%(amount)s"; none can stand here, say it'
        " without.",
        amount=amount,
    )
