"""Runs the examples of calculator/LIBRARY.md in whichever Python runs this file: it needs nothing
but the standard library and the calculator."""

import doctest
import os
import re
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "calculator" / "LIBRARY.md"
BOOK = re.compile(r"```toml\n(.*?)```", re.DOTALL)
OPTIONS = doctest.ELLIPSIS


def check_examples(text: str) -> int:
    """Return how many examples the page has. Raises AssertionError where one gives another
    result."""
    before = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        try:
            os.chdir(folder)
            book = Path("prices", "2027-01-01.toml")
            book.parent.mkdir()
            book.write_text("".join(BOOK.findall(text)), encoding="utf-8")
            test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, PAGE.name, 0)
            failed, tried = doctest.DocTestRunner(optionflags=OPTIONS).run(test)
        finally:
            os.chdir(before)
    assert not failed, f"{failed} of {tried} examples do not hold"
    return tried


if __name__ == "__main__":
    count = check_examples(PAGE.read_text(encoding="utf-8"))
    print(f"Python {sys.version.split()[0]}: {count} examples hold.")
