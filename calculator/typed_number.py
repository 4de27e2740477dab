"""Numbers and amounts as people type them, brought to plain digits: "€2,960.00" is "2960.00".

A single "." or "," stands before decimals, as calculator.money reads it; in an amount of a currency
without decimals it parts thousands. Digits in threes may be
parted by spaces, apostrophes or points; where two different signs stand in a number the last one
comes before the decimals. What reads otherwise is left as it is, for the reader to refuse.
"""

DIGITS = "0123456789"
SPACES = (
    " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Signs of no width, which come along when a number is pasted."""

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
"""How amounts of a currency are written besides with its code, in small letters, longest first."""

SIGNS = "$¢£¤¥₡₣₤₦₩₪₫€₭₮₱₲₴₵₸₹₺₼₽₾₿"
CODES = (
    "aed ars aud bgn bhd brl cad chf clp cny cop czk dkk egp eur gbp hkd huf idr ils inr isk jpy "
    "krw kwd mad mxn myr ngn nok nzd pen php pln ron rsd rub sar sek sgd thb tnd try twd uah usd "
    "vnd xaf xof zar dollar dollars euro euros franc francs pound pounds livre livres yen yuan "
    "kr zł sfr"
).split()
"""What names a currency, in small letters."""


CAPITALS = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZŁ", "abcdefghijklmnopqrstuvwxyzł", strict=True))
"""Those of the names above, each with its small letter."""


def plain_number(text: str) -> str:
    """The digits of a typed number, with one sign at most before the decimals."""
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


def plain_amount(text: str, currency: str, decimals: int) -> str:
    """The digits of a typed amount of money, without the sign, code or name of its own currency."""
    tidy = "".join(sign for sign in text if sign not in UNSEEN).strip(SPACES)
    names = _names(currency)
    before = [name for name in names if _small(tidy).startswith(name)]
    tidy = tidy[len(before[0]) :].strip(SPACES) if before else tidy
    behind = [name for name in names if _small(tidy).endswith(name)]
    tidy = tidy[: len(tidy) - len(behind[0])].strip(SPACES) if behind else tidy
    if any(tidy.endswith(end) for end in NO_CENTS):
        tidy = f"{tidy[:-1]}{'0' * decimals}" if decimals else tidy[:-2]
    plain = plain_number(tidy)
    return plain if decimals or not in_thousands(plain) else plain.replace(",", "").replace(".", "")


def in_thousands(text: str, mark: str = POINTS) -> bool:
    """Whether the one sign in a number may part thousands: "2,500", and neither "0,500" nor
    "2500,000"."""
    signs = [sign for sign in text if sign in mark]
    return len(signs) == 1 and text[0] != "0" and _in_threes(text.split(signs[0]))


def names_another(text: str, currency: str) -> bool:
    """Whether the sign, code or name of another currency stands beside the digits."""
    if not any(sign in DIGITS for sign in text):
        return False
    apart = "".join(" " if sign in f"{DIGITS}{POINTS}'’-" else sign for sign in _small(text))
    own = _names(currency)
    words = [word for word in apart.split() if word not in own]
    signs = [sign for sign in "".join(words) if sign in SIGNS and sign not in own]
    return bool(signs) or any(word in CODES for word in words)


def _names(currency: str) -> tuple[str, ...]:
    """How a currency may be written, in small letters."""
    return (_small(currency), *NAMES.get(currency, ())) if currency else ()


def _small(text: str) -> str:
    """A text in small letters, as far as the names of currencies have capitals."""
    return "".join(CAPITALS.get(sign, sign) for sign in text)


def _mark(sign: str) -> str:
    """The sign itself for a digit or a point, one kind each for spaces and apostrophes, else
    nothing."""
    if sign in SPACES:
        return " "
    if sign in APOSTROPHES:
        return "'"
    return sign if sign in DIGITS + POINTS else ""


def _in_threes(groups: list[str]) -> bool:
    """Whether digits are parted as thousands are: one to three, then three each."""
    first, *others = groups
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in others)
