"""The only entry for the page /check/: one JSON text in, one JSON text out. It runs in Pyodide, and
the estimate page does not load it.

A request: `text` (with a link, or a saved JSON) or `file` (a spreadsheet in base64); `links`: the
links in the text, repaired by the page; `signs`: the signs of each currency.

An answer that is not ok has `error`: no-link, several-links, damaged, newer-version, unknown-book,
not-json, no-estimate, no-spreadsheet, too-long or failed. Otherwise it has `form` (text, json,
sheet), `book`, `status`, `currency`, `on`, `need`, `estimate`, `link` and `verdict`: worked (the
text holds no amount), matches, differs or unread; `differences` (label; said: the amounts of the
text; worked: those of the new calculation), `unread` (labels), and `code`: null (none in the text),
fits, inputs (it belongs to other inputs) or amounts (it belongs to other amounts).
"""

import json
import re
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.checking.claim import UnreadError, Verdict
from calculator.checking.json_form import check_json, link_in
from calculator.checking.sheet_form import cells_of, check_sheet
from calculator.checking.text_form import check_text
from calculator.door.check_code import ALPHABET, check_code
from calculator.door.link import read_link
from calculator.door.serialise import serialise_estimate, serialise_heading, serialise_need
from calculator.shipped import shipped_books
from calculator.tariff.book import PriceBook
from calculator.tariff.estimate import Estimate, estimate
from calculator.tariff.refusal import InputErrors

MAX_LENGTH = 3_000_000
"""Characters of a request: a spreadsheet of two megabytes."""

LINK = re.compile(r"#([A-Za-z0-9.=&_-]+)")
PART = rf"[{ALPHABET}ILO]{{4}}"
CODE = re.compile(rf"(?<![\w.=&-])({PART})-({PART})(?![\w-])", re.IGNORECASE)
LOOK_ALIKES = str.maketrans("ILO", "110")


def answer(text: str, books: Sequence[PriceBook] | None = None) -> str:
    """Return the answer to one request, by `books` or the shipped ones. Never raises."""
    try:
        if len(text) > MAX_LENGTH:
            raise UnreadError("too-long")
        result = _result(json.loads(text), shipped_books() if books is None else books)
    except UnreadError as unread:
        result = {"ok": False, "error": unread.code}
    except InputErrors as refused:
        code = refused.errors[0].code
        codes = ("newer-version", "unknown-book")
        result = {"ok": False, "error": code if code in codes else "damaged"}
    except Exception:  # noqa: BLE001 - the page gets an answer, and no verdict
        result = {"ok": False, "error": "failed"}
    return json.dumps(result)


def _result(request: Mapping[str, Any], books: Sequence[PriceBook]) -> dict[str, object]:
    form, link, content = _read(request)
    link_content, book = read_link(link, books)
    if not book.covers(link_content.on):
        raise UnreadError("damaged")
    result = estimate(link_content.need, book)
    if form == "sheet":
        verdict: Verdict | None = check_sheet(content, result, on=link_content.on)
    elif form == "json":
        verdict = check_json(content, result, on=link_content.on.isoformat())
    else:
        verdict = check_text(content, result, request["signs"].get(book.currency, []))
    return serialise_heading(book) | {
        "ok": True,
        "form": form,
        "on": link_content.on.isoformat(),
        "need": serialise_need(link_content.need),
        "estimate": serialise_estimate(result),
        "link": link,
        "code": _code(content, link, result) if form == "text" else None,
        **_serialise_verdict(verdict),
    }


def _read(request: Mapping[str, Any]) -> tuple[str, str, Any]:
    """Return the form of a request, its link, and its content. Raises UnreadError."""
    if "file" in request:
        cells = cells_of(b64decode(request["file"]))
        texts = [value for value in cells.values() if isinstance(value, str)]
        return "sheet", _only(LINK.findall("\n".join(texts))), cells
    text = str(request["text"])
    if text.lstrip().startswith("{"):
        return "json", link_in(text), text
    return "text", _only(request["links"]), text


def _only(links: Sequence[str]) -> str:
    """Return the only link; it may be repeated. Raises UnreadError."""
    if len(set(links)) != 1:
        raise UnreadError("several-links" if links else "no-link")
    return links[0]


def _serialise_verdict(verdict: Verdict | None) -> dict[str, object]:
    if verdict is None:
        return {"verdict": "worked", "differences": [], "unread": []}
    name = "unread" if verdict.unread else "differs" if verdict.differences else "matches"
    differences = [
        {
            "label": difference.label,
            "said": list(difference.claim),
            "worked": list(difference.expected),
        }
        for difference in verdict.differences
    ]
    return {"verdict": name, "differences": differences, "unread": list(verdict.unread)}


def _code(text: str, link: str, estimate: Estimate) -> str | None:
    """Return whether the check code in a text fits the inputs and the amounts; None without a
    code."""
    codes = CODE.findall(text)
    if not codes:
        return None
    inputs, amounts = ["".join(part).upper().translate(LOOK_ALIKES) for part in codes[-1]]
    expected = check_code(link, estimate).split("-")
    if inputs != expected[0]:
        return "inputs"
    return "fits" if amounts == expected[1] else "amounts"
