"""The currencies in use, and how many decimals each one has: ISO 4217, as published on 2026-01-01.

tests/calculator/test_money.py compares them with a package that follows the standard.
"""

from calculator.mistake import say
from calculator.money import amount
from calculator.reading.section import Section

TWO = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
"""
NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
THREE = "BHD IQD JOD KWD LYD OMR TND"
FOUR = "CLF UYW"

DECIMALS = {
    code: decimals
    for decimals, codes in ((2, TWO), (0, NONE), (3, THREE), (4, FOUR))
    for code in codes.split()
}
"""By its code."""


def read_currency(root: Section) -> str:
    """Return the code of a book's currency; sets the decimals of all amounts read after it."""
    must = say("be the code of a currency, like %(like)s", like="EUR")
    code = root.text("currency", must=must)
    if code and code not in DECIMALS:
        root.wrong("currency", must, say("write the three capitals of ISO 4217"))
    root.decimals = DECIMALS.get(code, 2)
    return code


def read_amount(table: Section, name: str) -> int:
    """Return an amount above 0, in the smallest unit of the book's currency."""
    like = amount(900 * 10**table.decimals, table.decimals)
    must = say("be an amount like %(like)s", like=like)
    return table.number(name, must=must, least=1, decimals=table.decimals)
