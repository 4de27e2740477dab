"""Numbers and amounts as people type them, converted to digits: "€2,960.00" becomes "2960.00".

A single "." or "," stands before decimals, as in calculator.money; in an amount of a currency
without decimals it separates thousands. Groups of three digits may be separated by spaces,
apostrophes or points; of two different signs the last one stands before the decimals. Any other
text stays unchanged, and the reader refuses it.
"""

DIGITS = "0123456789"
SPACES = (
    " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Invisible signs, which a pasted number may contain."""

APOSTROPHES = "'’"
POINTS = ".,"
NO_CENTS = (",-", ",–", ",—", ".-", ".–", ".—")
"""After an amount without cents: "2500,-"."""

NAMES = {
    "EUR": ("€", "euros", "euro"),
    "CHF": ("sfr.", "fr.", "francs", "franc"),
    "GBP": ("£", "pounds", "pound"),
    "JPY": ("¥", "yen"),
    "USD": ("us$", "$", "dollars", "dollar"),
}
"""Signs and names of a currency besides its code, in small letters, the longest first."""

SIGNS = "$¢£¤¥₡₣₤₦₩₪₫€₭₮₱₲₴₵₸₹₺₼₽₾₿"
CODES = (
    "aed ars aud bgn bhd brl cad chf clp cny cop czk dkk egp eur gbp hkd huf idr ils inr isk jpy "
    "krw kwd mad mxn myr ngn nok nzd pen php pln ron rsd rub sar sek sgd thb tnd try twd uah usd "
    "vnd xaf xof zar dollar dollars euro euros franc francs pound pounds livre livres yen yuan "
    "kr zł sfr"
).split()
"""Codes and names of currencies, in small letters."""


CAPITALS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZŁ", "abcdefghijklmnopqrstuvwxyzł", strict=True))
"""The capitals in the names above, each with its small letter."""


def normalise_number(text: str) -> str:
    """Return the digits of a typed number, with at most one sign, before the decimals."""
    tidy = "".join(sign for sign in text if sign not in UNSEEN).strip(SPACES).replace("−", "-")
    minus = "-" if tidy.startswith("-") else ""
    marks = [_mark(sign) for sign in tidy[len(minus) :]]
    kinds = [mark for mark in " '.," if mark in marks]
    if not kinds or "" in marks or len(kinds) > 2:
        return tidy
    written = "".join(marks)
    last = max(kinds, key=written.rfind)
    is_decimal = last in POINTS and written.count(last) == 1
    if len(kinds) == 2 and not is_decimal:
        return tidy
    whole, _, part = written.partition(last) if is_decimal else (written, "", "")
    group = next((kind for kind in kinds if kind != last or not is_decimal), "")
    if group and not _in_threes(whole.split(group)):
        return tidy
    digits = whole.replace(group, "") if group else whole
    return f"{minus}{digits}{last}{part}" if is_decimal else f"{minus}{digits}"


def normalise_amount(text: str, currency: str, decimals: int) -> str:
    """Return the digits of a typed amount, without the sign, code or name of its own currency."""
    tidy = "".join(sign for sign in text if sign not in UNSEEN).strip(SPACES)
    names = _names(currency)
    before = [name for name in names if _small(tidy).startswith(name)]
    tidy = tidy[len(before[0]) :].strip(SPACES) if before else tidy
    behind = [name for name in names if _small(tidy).endswith(name)]
    tidy = tidy[: len(tidy) - len(behind[0])].strip(SPACES) if behind else tidy
    if any(tidy.endswith(end) for end in NO_CENTS):
        tidy = f"{tidy[:-1]}{'0' * decimals}" if decimals else tidy[:-2]
    plain = normalise_number(tidy)
    return plain if decimals or not in_thousands(plain) else plain.replace(",", "").replace(".", "")


def in_thousands(text: str, mark: str = POINTS) -> bool:
    """Return whether the only sign in a number may separate thousands: "2,500", but not "0,500" or
    "2500,000"."""
    signs = [sign for sign in text if sign in mark]
    return len(signs) == 1 and text[0] != "0" and _in_threes(text.split(signs[0]))


def names_another(text: str, currency: str) -> bool:
    """Return whether a text has digits and the sign, code or name of another currency."""
    if not any(sign in DIGITS for sign in text):
        return False
    apart = "".join(" " if sign in f"{DIGITS}{POINTS}'’-" else sign for sign in _small(text))
    own = _names(currency)
    words = [word for word in apart.split() if word not in own]
    signs = [sign for sign in "".join(words) if sign in SIGNS and sign not in own]
    return bool(signs) or any(word in CODES for word in words)


def _names(currency: str) -> tuple[str, ...]:
    """Return the signs, names and code of a currency, in small letters; "eur" begins "euro"."""
    return (*NAMES.get(currency, ()), _small(currency)) if currency else ()


def _small(text: str) -> str:
    """Return a text in small letters; converts only the letters in CAPITALS."""
    return "".join(CAPITALS.get(sign, sign) for sign in text)


def _mark(sign: str) -> str:
    """Return a digit or point unchanged, " " for any space, "'" for any apostrophe, else ""."""
    if sign in SPACES:
        return " "
    if sign in APOSTROPHES:
        return "'"
    return sign if sign in DIGITS + POINTS else ""


def _in_threes(groups: list[str]) -> bool:
    """Return whether groups of digits are thousands: one to three digits, then three each."""
    first, *others = groups
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in others)
