"""What MicroPython has otherwise than CPython, as CPython has it. It runs in MicroPython as it
stands here."""

from builtins import sorted as unstable
from collections import OrderedDict

dict = OrderedDict
SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


def sorted(values, *, key=None, reverse=False):
    """Return a sorted list in which equal values keep their order."""
    step = -1 if reverse else 1
    ranked = [
        (key(value) if key else value, step * place, value) for place, value in enumerate(values)
    ]
    return [value for _, _, value in unstable(ranked, reverse=reverse)]


def cpython_zip(*many):
    """zip(strict=True): ValueError where one is longer than another."""
    lists = [list(values) for values in many]
    if any(len(values) != len(lists[0]) for values in lists):
        raise ValueError("zip() argument is longer or shorter than another")
    return zip(*lists)


def cpython_stripped(text, signs=None, *, left=True, right=True):
    """str.strip, lstrip and rstrip of any signs: MicroPython's own take them for bytes."""
    signs = SPACES if signs is None else signs
    start, end = 0, len(text)
    while left and start < end and text[start] in signs:
        start += 1
    while right and start < end and text[end - 1] in signs:
        end -= 1
    return text[start:end]


def cpython_words(text):
    """str.split() at every kind of space."""
    return "".join([" " if sign in SPACES else sign for sign in text]).split()


def cpython_removeprefix(text, start):
    """Return a text without its beginning, where it has it."""
    return text[len(start) :] if text.startswith(start) else text


def cpython_removesuffix(text, end):
    """Return a text without its end, where it has it."""
    return text[: len(text) - len(end)] if text.endswith(end) else text
