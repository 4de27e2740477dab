"""JSON read as strictly as CPython's json reads it, and written in its bytes. It runs in
MicroPython as it stands here."""

from collections import OrderedDict

import ujson  # MicroPython's own, which this module stands before

SPACE = " \t\n\r"
DIGITS = "0123456789"
HEX = DIGITS + "abcdefABCDEF"
ESCAPES = {
    '"': '"',
    "\\": "\\",
    "/": "/",
    "b": "\x08",
    "f": "\x0c",
    "n": "\n",
    "r": "\r",
    "t": "\t",
}
SHORT = {"\x08": "\\b", "\x0c": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
WORDS = (("null", None), ("true", True), ("false", False))
NAMES = {value: name for name, value in WORDS}
CONSTANTS = ("NaN", "Infinity", "-Infinity")


def loads(
    text, *, object_pairs_hook=OrderedDict, parse_int=int, parse_float=None, parse_constant=None
):
    """Return the value of a JSON text. Raises ValueError."""
    reader = _Reader(text, object_pairs_hook, parse_int, parse_float, parse_constant)
    value = reader.value()
    if reader.sign():
        raise ValueError("something after the end")
    return value


def dumps(value, *, separators):
    """Return a value as JSON, without a sign beyond ASCII."""
    quick = ujson.dumps(value, separators=separators)
    if len(quick.encode()) == len(quick) and "\\u" not in quick and "\x7f" not in quick:
        return quick  # it writes other signs otherwise than CPython
    parts = []
    _write(value, parts.append, *separators)
    return "".join(parts)


class _Reader:
    def __init__(self, text, pairs, integer, fraction, constant):
        self.text, self.place = text, 0
        self.pairs, self.integer, self.fraction, self.constant = pairs, integer, fraction, constant

    def sign(self):
        """Return the next sign that is no space, "" at the end."""
        text, place = self.text, self.place
        while (sign := text[place : place + 1]) and sign in SPACE:
            place += 1
        self.place = place
        return sign

    def take(self, wanted):
        """Return whether the text continues with these signs; then go past them."""
        if not self.text.startswith(wanted, self.place):
            return False
        self.place += len(wanted)
        return True

    def value(self):
        sign = self.sign()
        if sign == '"':
            self.place += 1
            return self.string()
        if sign == "{":
            self.place += 1
            return self.object()
        if sign == "[":
            self.place += 1
            return self.array()
        for word, value in WORDS:
            if self.take(word):
                return value
        for word in CONSTANTS:
            if self.take(word):
                return self.constant(word)
        return self.number()

    def object(self):
        found = []
        if self.sign() == "}":
            self.place += 1
            return self.pairs(found)
        while True:
            if self.sign() != '"':
                raise ValueError("a name must stand here")
            self.place += 1
            name = self.string()
            if self.sign() != ":":
                raise ValueError("a colon must stand here")
            self.place += 1
            found.append((name, self.value()))
            if self.more("}"):
                return self.pairs(found)

    def array(self):
        found = []
        if self.sign() == "]":
            self.place += 1
            return found
        while True:
            found.append(self.value())
            if self.more("]"):
                return found

    def more(self, end):
        """Return whether the list or object ends here; if not, go past the comma."""
        sign = self.sign()
        self.place += 1
        if sign != end and sign != ",":
            raise ValueError("a comma must stand here")
        return sign == end

    def string(self):
        parts = []
        while True:
            end = self.text.find('"', self.place)
            if end < 0:
                raise ValueError("a quotation mark is missing")
            escape = self.text.find("\\", self.place, end)
            plain = self.text[self.place : end if escape < 0 else escape]
            if plain and min(plain) < " ":
                raise ValueError("a control sign in a text")
            parts.append(plain)
            if escape < 0:
                self.place = end + 1
                return "".join(parts)
            parts.append(self.escaped(escape + 1))

    def escaped(self, place):
        sign = self.text[place : place + 1]
        self.place = place + 1
        if sign == "u":
            return chr(self.code())
        if sign not in ESCAPES:
            raise ValueError("no such escape")
        return ESCAPES[sign]

    def code(self):
        """Return the number of a sign written as its code, two codes where it takes two."""
        high = self.hex(self.place)
        if high is None:
            raise ValueError("four digits must stand here")
        self.place += 4
        if 0xD800 <= high < 0xDC00 and self.text[self.place : self.place + 2] == "\\u":
            low = self.hex(self.place + 2)
            if low is not None and 0xDC00 <= low < 0xE000:
                self.place += 6
                return 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00
        return high

    def hex(self, place):
        digits = self.text[place : place + 4]
        if len(digits) != 4 or any(digit not in HEX for digit in digits):
            return None
        return int(digits, 16)

    def number(self):
        start = self.place
        self.take("-")
        if not self.take("0") and not self.digits():
            raise ValueError("a value must stand here")
        end = self.place
        if self.take(".") and self.digits():
            end = self.place
        self.place = end
        if (
            (self.take("e") or self.take("E"))
            and (self.take("+") or self.take("-") or True)
            and self.digits()
        ):
            end = self.place
        self.place = end
        text = self.text[start:end]
        is_whole = "." not in text and "e" not in text and "E" not in text
        return self.integer(text) if is_whole else self.fraction(text)

    def digits(self):
        """Return whether there are digits here, and go past them."""
        text, start = self.text, self.place
        place = start
        while (sign := text[place : place + 1]) and sign in DIGITS:
            place += 1
        self.place = place
        return place > start


def _write(value, put, comma, colon):
    if isinstance(value, str):
        put(_quoted(value))
    elif value is None or value is True or value is False:
        put(NAMES[value])
    elif isinstance(value, int):
        put(str(value))
    elif isinstance(value, dict):
        before = "{"
        for name, inner in value.items():
            put(before)
            put(_quoted(name))
            put(colon)
            _write(inner, put, comma, colon)
            before = comma
        put("}" if value else "{}")
    elif isinstance(value, (list, tuple)):
        before = "["
        for inner in value:
            put(before)
            _write(inner, put, comma, colon)
            before = comma
        put("]" if value else "[]")
    else:
        raise TypeError("not for JSON")


def _quoted(text):
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"') if "\\" in text or '"' in text else text
    )
    if not escaped or (
        len(escaped.encode()) == len(escaped) and " " <= min(escaped) and max(escaped) < "\x7f"
    ):
        return '"' + escaped + '"'
    return '"' + "".join([_ascii(sign) for sign in escaped]) + '"'


def _ascii(sign):
    if " " <= sign < "\x7f":
        return sign
    code = ord(sign)
    if code < 0x10000:
        return SHORT.get(sign) or "\\u%04x" % code
    code -= 0x10000
    return "\\u%04x\\u%04x" % (0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF))
