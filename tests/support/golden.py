"""The golden cases without pytest or YAML, for who runs them hundreds of times: `python -m
tests.support.golden FILE`.

The file is what `written()` gives; ends with 1 at the first case that differs.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from calculator.reading.files import read_books
from calculator.wire import answer
from tests.calculator.tariff.support import errors_of, short
from tests.support.facts import facts

FIRMS = Path(__file__).parent.parent / "books"
TARIFF, OFFER = "cio-pme", "offer"


def written() -> str:
    """Every case as firm, request and expected facts, in one JSON text."""
    from tests.support.cases import cases

    tariff = [_written(TARIFF, TARIFF, case.text, case.expect) for case in cases()]
    return json.dumps([*tariff, *_offers()])


def _offers() -> Iterator[dict[str, Any]]:
    """The hand-worked needs of every firm, and their mistakes."""
    from tests.calculator.tariff.support import cases, request

    for file in ("cases.yml", "refusals.yml"):
        for case in cases(file):
            known = ("month", "once", "year", "first_year", "comparison", "suggestions", "errors")
            expect = {name: case[name] for name in known if name in case}
            yield _written(OFFER, case["book"], json.dumps(request(case)), expect)


def _written(form: str, firm: str, request: str, expect: Mapping[str, Any]) -> dict[str, Any]:
    return {"form": form, "firm": firm, "request": request, "expect": expect}


def differs(text: str) -> bool:
    """Whether any case of a written text is answered otherwise."""
    books = {path.name: read_books(path) for path in FIRMS.iterdir()}
    for case in json.loads(text):
        found = json.loads(answer(case["request"], books[case["firm"]]))
        if case["form"] == TARIFF:
            shown = facts(found)
        else:
            shown = short(found) if found["ok"] else {"errors": errors_of(found)}
        if any(shown.get(name) != value for name, value in case["expect"].items()):
            return True
    return False


if __name__ == "__main__":
    sys.exit(differs(Path(sys.argv[1]).read_text(encoding="utf-8")))
