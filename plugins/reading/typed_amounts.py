"""Amounts of money as people type them: €900, 1 800 EUR, 3 k€, CHF 900.-, 2 millions d’euros, neuf
cents euros."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from plugins.errors import Message, say

SPACE = r"[\s\u00a0\u2009\u202f]"
GAP = rf"{SPACE}{{0,3}}"  # a line break has two signs
DIGITS = r"\d+(?:[.,\u00a0\u2009\u202f'’ ]\d+)*"
SIGN = r"[$¢£¤¥֏؋৳฿៛\u20a0-\u20c0＄￡￥]"
CODES = (
    "AED AUD BEF BGN BRL CAD CHF CNY CZK DKK DZD EUR GBP HKD HUF ILS INR ISK JPY KRW MAD MXN NOK"
    " NZD PLN RON RUB SAR SEK SGD TND UAH USD XAF XOF ZAR BHD CLP IQD JOD KWD LYD OMR PYG RWF UGX"
    " VND XPF"
).split()
CODE = rf"(?-i:{'|'.join(CODES)})|eur"  # in capitals: some are words else
BEFORE = rf"{SIGN}|\b(?:{CODE}|S?Fr\.|(?-i:kr)\.?)"
OF_EUROPE = r"(?! (?:countries|area|zone|members?|states|banknotes?|landen))"
WORD = (
    rf"euro['’]s|eurocents?|euros|euro{OF_EUROPE}|dollars?|bucks|pounds?(?! of)|quid"
    r"|livres? sterling|centimes?|francs?|frs?\.|frs|yens?|yuans?|rupees?"
    r"|roupies?|rubles?|roubles?|zlotys?|dinars?|dirhams?|kron(?:er|or|a)"
    r"|couronnes? (?:danoises?|suédoises?|norvégiennes?|tchèques?)"
    r"|(?-i:zł|Kč|Ft|kr|lei|лв|грн|DH|F ?CFA)"
)
TAX = (  # before or after it, an amount needs no sign
    r"(?-i:HTVA|TVAC|TTC)|(?:excl\.?|excluding|incl\.?|including|ex) VAT|hors (?:TVA|taxes?)"
    r"|(?:excl|incl|exclusief|inclusief)\.? btw|toutes taxes comprises"
)
UNTAXED = r"(?-i:HT\b|H\.T\.)|plus (?:VAT|TVA|btw)\b"  # behind an amount only
PLUS = r"\+ ?(?:VAT|TVA|btw)\b"
AFTER = rf"{SIGN}|(?:{CODE})\b|\b(?:{WORD}|cents?)(?![\w-])|(?:{TAX})\b|{UNTAXED}|{PLUS}"
SCALED = (
    r"k|mio|thousand|hundred|millions?|milliards?|billions?|mille|bn|mds?|mrd|duizend|miljoen"
    r"|miljard"
)
SCALE = rf"(?:(?:[km](?={GAP}(?:{SIGN}|eur))|(?:{SCALED})\b)\.?)?{GAP}(?:d['’]|de )?"
PER = rf"(?:{SPACE}(?:per|par|a){SPACE}\w+)?{SPACE}?\("  # "900 per day (EUR)"
DASH = r"[.,][-–—](?![\w-])"
DUTCH = (  # its numbers are one word
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|anderhalf|honderd|duizend"
    r"|(?:der|veer|vijf|zes|zeven|acht|negen)tien|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
    r"|miljoen|miljard)"
)
COUNT = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|(?:thir|four|fif|six|seven|eigh|nine)teen|hundred|thousand"
    r"|million|millions|un|une|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze"
    r"|quinze|seize|vingt|vingts|trente|quarante|cinquante|soixante|septante|huitante|octante"
    r"|nonante|cent|cents|mille|dizaine|quinzaine|vingtaine|centaine|millier"
    rf"|{DUTCH}(?:{DUTCH}|[eë]n(?=\w))*"
)
CENTS = r"(?:(?<=ty )|(?<=teen )|(?<=five )|(?<=ten ))cents?\b"  # in English: "six cents" is 600
LINK = rf"(?:{SPACE}|-)+"
FIRST = rf"(?!(?:one|une?|een)\b(?!{LINK}(?:{COUNT})\b))"  # "in € one can pay" is no amount
WORDS = rf"\b(?:{COUNT})(?:(?:{SPACE}|-|et|and)+(?:{COUNT}))*{SPACE}+(?:d['’]|de )?"
AMOUNT = (
    rf"(?:{BEFORE}|\b(?:in|en) (?:{WORD})(?={SPACE}?:))\)?(?:{SPACE}?:)?{SPACE}?"
    rf"(?:[~≈±]?{DIGITS}|{FIRST}(?:{COUNT})\b(?:{LINK}(?:{COUNT})\b)*)"
    rf"|{DIGITS}(?:{DASH})?[-‑]?{GAP}{SCALE}(?:{AFTER})|(?=\d(?:[.’']|{SPACE})?\d){DIGITS}{DASH}"
    rf"|{DIGITS}{PER}(?:{SIGN}|(?:{CODE}|{WORD})\))"
    rf"|\b(?:{TAX}){SPACE}?:?{SPACE}?\d[\d.,’' ]*\d(?!\d|{SPACE}?%)"
    rf"|{WORDS}(?:(?:{WORD})(?![\w-])|{SIGN}|(?:{CODE})\b|{CENTS})"
)
MARK, DASHED = re.compile(SIGN), re.compile("[.,][-–—]")
NAMES = {code.lower() for code in CODES}.union(  # one stands in each amount without a mark
    "euro euros eurocent eurocents keur meur dollar dollars bucks pound pounds quid sterling cent"
    " cents centime centimes franc francs fr sfr frs yen yens yuan yuans rupee rupees roupie"
    " roupies ruble rubles rouble roubles zloty zlotys dinar dinars dirham dirhams kroner kronor"
    " krona couronne couronnes zł kč ft kr lei лв грн dh cfa fcfa"
    " htva tvac ttc ht t vat tva btw taxe taxes".split()
)
BY_LETTER = (  # because the search for one of many words is slow
    f"{letter}(?:{'|'.join(name[1:] for name in NAMES if name[0] == letter)})"
    for letter in sorted({name[0] for name in NAMES})
)
NAMED = re.compile(rf"[\W\d_](?:{'|'.join(BY_LETTER)})(?![^\W\d_])")
PRICED = re.compile(
    r"\b(?:prices?|prix|\w*prij(?:s|zen)|preis|tarifs?|\w*tarie(?:f|ven)|costs?|coûts?|kosten|fees?"
    r"|honoraires|(?:day|daily|hourly) rates?|montants?|bedrag(?:en)?|(?-i:TJM))\b",
    re.IGNORECASE,
)
ABOUT = r"(?:[~≈±<>]|from|up to|about|dès|à partir de|jusqu['’]à|env\.|environ|ca\.|vanaf|tot)"
NUMERAL = r"\d[\d.,’' \u00a0\u202f]*\d"
ALONE = re.compile(
    rf"(?:{ABOUT}{SPACE}?)?{NUMERAL}(?:{SPACE}?(?:[-–—/]|to|à|tot){SPACE}?{NUMERAL})?"
    rf"{SPACE}?(?:,-|\.-)?(?:{SPACE}?(?:/|per|par|a){SPACE}?(?:day|hour|jour|heure|dag|uur))?",
    re.IGNORECASE,
)
CURRENCY = re.compile(rf"{SIGN}|\b(?:{CODE})\b|\b(?:euros?|dollars?|francs?)\b", re.IGNORECASE)


def may_hold(text: str) -> bool:
    """Return whether a text may contain an amount: a quick test before a closer look."""
    return bool(MARK.search(text) or DASHED.search(text) or NAMED.search(f" {text.lower()}"))


@cache
def money() -> re.Pattern[str]:
    """Return what finds an amount, compiled when a text may hold one: that takes a hundredth of a
    second."""
    return re.compile(AMOUNT, re.IGNORECASE)


@lru_cache(maxsize=4096)  # a preview looks at the same words of the theme at every save
def amounts_in(text: str) -> tuple[str, ...]:
    """Return every amount typed in a text."""
    return tuple(match[0] for match in money().finditer(text)) if may_hold(text) else ()


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
