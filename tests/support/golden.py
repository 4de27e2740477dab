"""The golden cases without pytest or YAML, for who runs them hundreds of times: `python -m
tests.support.golden FILE`.

The file is what `written()` gives; ends with 1 at the first case that differs.
"""

import json
import sys
from pathlib import Path

from calculator.offer.reading.files import read_books
from calculator.wire import answer
from tests.support.facts import facts


def written() -> str:
    """Every case as request and expected facts, in one JSON text."""
    from tests.support.cases import cases

    return json.dumps([{"request": case.text, "expect": case.expect} for case in cases()])


def differs(text: str, books: Path) -> bool:
    """Whether any case of a written text is answered otherwise."""
    held = read_books(books)
    for case in json.loads(text):
        found = facts(json.loads(answer(case["request"], held)))
        if any(found.get(name) != value for name, value in case["expect"].items()):
            return True
    return False


if __name__ == "__main__":
    sys.exit(
        differs(
            Path(sys.argv[1]).read_text(encoding="utf-8"),
            Path(__file__).parent.parent / "books" / "cio-pme",
        )
    )
