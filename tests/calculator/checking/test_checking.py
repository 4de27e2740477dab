"""Estimates in every form that the page has ever given out, worked out again."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from calculator.checking.wire import LINK, answer
from calculator.reading.files import read_books
from calculator.wire import answer as wire_answer
from tests.support.firm import PRICES

FORMS = sorted((Path(__file__).parent / "forms").iterdir())
TEXTS = [path for path in FORMS if path.suffix == ".txt"]
JSONS = [path for path in FORMS if path.suffix == ".json"]
SHEETS = [path for path in FORMS if path.suffix == ".xlsx"]
BOOKS = read_books(PRICES)
SIGNS = {"EUR": ["€"]}
NEED = {
    "facts": {"employees": "25"},
    "choose": {"a-la-carte": {"quantity": "4", "per": "month"}},
}
PART = "xl/worksheets/sheet1.xml"


def name(path: Path) -> str:
    """Return the name of a file, for a test's own."""
    return path.name


def check(text: str) -> Any:
    """Return what is said of a text."""
    request = {"text": text, "links": LINK.findall(text), "signs": SIGNS}
    return json.loads(answer(json.dumps(request), BOOKS))


def check_file(content: bytes) -> Any:
    """Return what is said of a spreadsheet."""
    request = {"file": b64encode(content).decode(), "signs": SIGNS}
    return json.loads(answer(json.dumps(request), BOOKS))


def content_with(path: Path, old: str, new: str) -> bytes:
    """Return a spreadsheet in whose page one thing is replaced."""
    archive = io.BytesIO()
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(archive, "w") as copy:
        for part in book.namelist():
            content = book.read(part)
            if part == PART:
                assert old in content.decode()
                content = content.decode().replace(old, new, 1).encode()
            copy.writestr(part, content)
    return archive.getvalue()


def printed() -> tuple[str, str]:
    """Return the link and the code of an estimate, as they stand on paper."""
    request = {"ask": "link", "need": NEED, "on": "2026-11-23"}
    reply = json.loads(wire_answer(json.dumps(request), BOOKS))
    return f"https://www.cio-pme.example/estimate/#{reply['link']}", reply["code"]


@pytest.mark.parametrize("path", TEXTS + JSONS, ids=name)
def test_every_version_of_a_text_is_read_and_matches(path: Path) -> None:
    """To the cent, by the book of its day."""
    verdict = check(path.read_text("utf-8"))
    assert (verdict["ok"], verdict["verdict"], verdict["unread"]) == (True, "matches", [])
    assert verdict["form"] == ("json" if path.suffix == ".json" else "text")
    assert verdict["estimate"]["month"]["low"]["net"] == "4290.00"


@pytest.mark.parametrize("path", SHEETS, ids=name)
def test_every_version_of_a_spreadsheet_is_read_and_matches(path: Path) -> None:
    """By the values that stand in it; one that is changed is told with its cell."""
    assert check_file(path.read_bytes())["verdict"] == "matches"
    verdict = check_file(content_with(path, "<v>4290.0</v>", "<v>4190.0</v>"))
    assert verdict["verdict"] == "differs"
    assert next((one["said"], one["worked"]) for one in verdict["differences"]) == (
        ["4190"],
        ["4290"],
    )
    verdict = check_file(content_with(path, "<v>4290.0</v>", ""))
    assert verdict["verdict"] == "unread"


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_a_changed_amount_is_told_at_its_line(path: Path) -> None:
    """With both amounts, as the calculator writes them; a line left out is not passed over."""
    text = path.read_text("utf-8")
    old, new = (
        ("5 190,90", "5 109,90") if "5\u202f190,90" not in text else ("5\u202f190,90", "5 109,90")
    )
    old = old if old in text else "5,190.90"
    verdict = check(text.replace(old, new if "," in old[-3:] else "5,109.90"))
    assert verdict["verdict"] == "differs"
    (only,) = verdict["differences"]
    assert (only["said"], only["worked"]) == (["5109.90"], ["5190.90"])
    assert only["label"] and only["label"] in text
    lines = text.splitlines()
    without = [line for line in lines if old not in line]
    assert len(without) == len(lines) - 1
    assert check("\n".join(without))["verdict"] == "unread"
    assert check(f"{text}\nOur budget: €5,000.00")["verdict"] == "unread"


def test_two_exchanged_amounts_and_a_changed_working_are_told() -> None:
    """Each line is held against its own amount, and a rate must be one of the estimate's."""
    text = TEXTS[0].read_text("utf-8")
    swapped = text.replace("€390.00", "@").replace("€3,900.00", "€390.00").replace("@", "€3,900.00")
    assert len(check(swapped)["differences"]) >= 2
    verdict = check(text.replace("€130.00 an hour", "€120.00 an hour"))
    assert (verdict["verdict"], verdict["differences"][0]["said"]) == ("differs", ["120.00"])


@pytest.mark.parametrize("path", JSONS, ids=name)
def test_a_changed_or_unknown_value_of_the_json_is_told(path: Path) -> None:
    """By its place in the file."""
    text = path.read_text("utf-8")
    verdict = check(text.replace('"4290.00"', '"4200.00"', 1))
    (only,) = verdict["differences"]
    assert (verdict["verdict"], only["said"], only["worked"]) == (
        "differs",
        ["4200.00"],
        ["4290.00"],
    )
    saved = json.loads(text)
    saved["estimate"]["month"]["bonus"] = "1.00"
    verdict = check(json.dumps(saved))
    assert (verdict["verdict"], verdict["unread"]) == ("unread", ["estimate month bonus"])
    del saved["estimate"]["month"]["bonus"], saved["estimate"]["once"]
    assert check(json.dumps(saved))["verdict"] == "unread"


def test_a_link_alone_matches_nothing() -> None:
    """It holds no amount: what it comes to is worked out, and no more is said."""
    link, _ = printed()
    verdict = check(link)
    assert (verdict["verdict"], verdict["code"]) == ("worked", None)
    assert verdict["estimate"]["month"]["low"]["net"] == "3600.00"


def test_the_code_on_paper_tells_a_slip_from_a_changed_amount() -> None:
    """Small letters, and letters that look like digits, are read as they are meant."""
    link, code = printed()
    assert check(f"{link} {code}")["code"] == "fits"
    assert check(f"{link}\n{code.lower().replace('0', 'o').replace('1', 'l')}")["code"] == "fits"
    assert check(f"{link.replace('=4', '=5')} {code}")["code"] == "inputs"
    last = "0" if code[-1] != "0" else "2"
    assert check(f"{link} {code[:-1]}{last}")["code"] == "amounts"
    first = "0" if code[0] != "0" else "2"
    assert check(f"{link} {first}{code[1:]}")["code"] == "inputs"


def test_every_slip_in_one_sign_of_the_inputs_changes_the_code() -> None:
    """Any digit for any other, and any two neighbours exchanged."""
    from calculator.door.check_code import _checksum

    link = printed()[0].partition("#")[2]
    others = {
        link[:place] + digit + link[place + 1 :]
        for place in range(len(link))
        for digit in "0123456789"
    } | {
        link[:place] + link[place + 1] + link[place] + link[place + 2 :]
        for place in range(len(link) - 1)
    }
    assert [other for other in others - {link} if _checksum(other) == _checksum(link)] == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "no-link"),
        ("€3,900.00", "no-link"),
        ("{", "not-json"),
        ('{"on": "2026-11-23"}', "no-estimate"),
        ("#v=2&book=2026-01-01&on=2026-11-23&f.employees=x", "damaged"),
        ("#v=2&book=2031-01-01&on=2031-11-23&f.employees=25", "unknown-book"),
        ("#v=9&book=2026-01-01", "newer-version"),
        ("#v=2&book=2026-01-01 and #v=2&book=2026-01-02", "several-links"),
    ],
)
def test_what_cannot_be_read_gets_no_verdict(text: str, error: str) -> None:
    """But why."""
    assert check(text) == {"ok": False, "error": error}


@pytest.mark.parametrize("content", [b"", b"PK", b"text"])
def test_what_is_no_spreadsheet_gets_no_verdict(content: bytes) -> None:
    """Nor one that declares a document type, by which entities could grow without end."""
    assert check_file(content) == {"ok": False, "error": "no-spreadsheet"}
    bomb = content_with(SHEETS[0], "<worksheet", "<!DOCTYPE a><worksheet")
    assert check_file(bomb) == {"ok": False, "error": "no-spreadsheet"}
