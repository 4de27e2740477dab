"""Amounts of money as people type them: €900, 1 800 EUR, 3 k€, CHF 900.-, 2 millions d’euros, neuf
cents euros."""

from __future__ import annotations

import re

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
    r"euros?|dollars?|pounds?|livres?|cents?|centimes?|francs?|frs?\.|yens?|yuans?|rupees?|roupies?|rubles?"
    r"|roubles?|zlotys?|dinars?|couronnes?|kron(?:er|or|a)"
)
AFTER = rf"{SIGN}|(?:{CODE})\b|\b(?:{WORD})(?!\w)"
SCALED = r"k|mio|thousand|hundred|millions?|milliards?|billions?|mille"
SCALE = rf"(?:(?:[km](?={SIGN})|(?:{SCALED})\b)\.?)?{SPACE}?(?:d['’]|de )?"
DASH = r"[.,]\s?[-–—](?![\w-])"
COUNT = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand|million|millions|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze"
    r"|quinze|seize|vingt|vingts|trente|quarante|cinquante|soixante|septante|nonante|cent|cents|mille"
)
MONEY = re.compile(
    rf"(?:{BEFORE})\)?(?:{SPACE}?:)?{SPACE}?{DIGITS}|{DIGITS}(?:{DASH})?{SPACE}?{SCALE}(?:{AFTER})|{DIGITS}{DASH}"
    rf"|\b(?:{COUNT})(?:(?:{SPACE}|-|et|and)+(?:{COUNT}))*{SPACE}+(?:d['’]|de )?(?:{WORD})(?!\w)",
    re.IGNORECASE,
)
SOME = re.compile(
    rf"{SIGN}|(?<![^\W\d_])(?:{CODE})|\b(?:{WORD})|Fr\.|{DASH}", re.IGNORECASE
)  # a code right behind a letter is part of a word
CURRENCY = re.compile(rf"{SIGN}|\b(?:{CODE})\b|\b(?:euros?|dollars?|francs?)\b", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Whether a text has what every amount has: most lack it, and need no closer look."""
    return bool(SOME.search(text))


def amounts_in(text: str) -> list[str]:
    """Return every amount typed in a text."""
    return [match[0] for match in MONEY.finditer(text)] if may_hold(text) else []


def of_money(head: str) -> bool:
    """Whether the numbers below or beside such words are amounts: "Price (€)"."""
    return bool(CURRENCY.search(head))


def out_of_place(amount: str) -> Message:
    """Return what to say of an amount where neither a placeholder nor a quotation can stand."""
    return say(
        'an amount must come from the price book, got "%(amount)s"; none can stand here, say it'
        " without.",
        amount=amount,
    )
