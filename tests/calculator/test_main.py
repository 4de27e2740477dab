"""The calculator on the command line."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from calculator.__main__ import main
from calculator.price_book import read_books
from calculator.wire import answer
from tests.support.cases import BOOKS, cases

ROOT = Path(__file__).parent.parent.parent
WEEK = [
    "--employees",
    "25",
    "--days",
    "1",
    "--days-per",
    "week",
    "--on",
    "2026-11-23",
    "--prices",
    str(BOOKS),
]


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """What a command prints, spaces counted once."""
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert (err == "") is (status == 0)
    return "\n".join(" ".join(line.split()) for line in (out + err).splitlines())


def test_an_estimate_is_a_table_with_its_workings(capsys: pytest.CaptureFixture[str]) -> None:
    """Codes and numbers, each line with how it comes about."""
    text = said(capsys, *WEEK, "--hours", "2", "--complexity", "low")
    assert text.splitlines() == [
        "2026-01-01 illustrative EUR small",
        "a-la-carte 3900.00 1 day-per-week × 52 ÷ 12 × 900.00 day",
        "subscription 260.00 2 hour-per-month × 130.00 hour",
        "month net 4160.00",
        "month vat 873.60 4160 net ÷ 100 × 21 percent",
        "month gross 5033.60",
        "audit required",
        "audit low net 900.00 8 audit-hour ÷ 8 × 900.00 day",
        "audit low vat 189.00 900 net ÷ 100 × 21 percent",
        "audit low gross 1089.00",
        "audit high net 1350.00 12 audit-hour ÷ 8 × 900.00 day",
        "audit high vat 283.50 1350 net ÷ 100 × 21 percent",
        "audit high gross 1633.50",
        "12 months net 49920.00 12 month × 4160.00 month",
        "first year net 50820.00 … 51270.00",
        "full-time 34.9 % less: 143200.00 a year",
        "reachable included",
        "shared-hours included",
        "one-invoice included",
        "stop-any-time included",
    ]


def test_what_was_rounded_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Only where something was."""
    assert "8666.67 2 day-per-week × 52 ÷ 12 × 1000.00 day = 8666.666666…" in said(
        capsys, "--employees", "60", "--days", "2", *WEEK[4:]
    )


def test_an_audit_on_request_has_no_amount(capsys: pytest.CaptureFixture[str]) -> None:
    """Alone, and in the first year."""
    assert "audit on request wanted" in said(capsys, "--employees", "250", "--audit", *WEEK[6:])
    text = said(capsys, "--employees", "250", "--audit", *WEEK[2:])
    assert "first year net audit on request" in text


def test_a_budget_is_a_table_of_what_it_buys(capsys: pytest.CaptureFixture[str]) -> None:
    """Or of what is missing."""
    text = said(capsys, "--employees", "25", "--audit-done", "--budget", "1500", *WEEK[6:])
    assert text.splitlines()[1:] == [
        "budget 1500.00",
        "1.5 day-per-month + 1 hour-per-month 1480.00 left 20.00",
        "1 day-per-month + 4 hour-per-month 1420.00 left 80.00",
        "11 hour-per-month 1430.00 left 70.00",
    ]
    text = said(capsys, "--employees", "25", "--complexity", "low", "--budget", "100", *WEEK[6:])
    assert "1 hour-per-month 130.00 missing 30.00, audit required" in text
    assert "audit low net 900.00" in text


def test_the_cheapest_is_a_table_with_losers_and_break_even(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Why each lost, and from how many hours days are no dearer."""
    text = said(capsys, "--employees", "25", "--audit-done", "--hours-wanted", "20", *WEEK[6:])
    assert text.splitlines()[1:] == [
        "winner 2.5 day-per-month 2250.00 covers 20",
        "subscription cannot-cover",
        "2 day-per-month + 4 hour-per-month 2320.00 dearer 70.00",
        "break-even first 7 h 900.00 ≤ 910.00",
        "break-even always 14 h 1800.00 ≤ 1820.00",
    ]
    text = said(
        capsys, "--employees", "25", "--complexity", "low", "--hours-wanted", "5", *WEEK[6:]
    )
    assert "winner 5 hour-per-month 650.00 covers 5, audit required" in text
    assert "audit low net 900.00" in text


def test_mistakes_name_their_flags(capsys: pytest.CaptureFixture[str]) -> None:
    """On the error output, all at once, with another status."""
    text = said(
        capsys,
        "--days",
        "0.3",
        "--hours",
        "many",
        "--on",
        "2026-11-23",
        "--prices",
        str(BOOKS),
        status=1,
    )
    assert text.splitlines() == [
        "--hours: not-a-number",
        "--employees: required",
        "--days: step 0.5",
    ]


def test_json_is_the_doors_own_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """To the byte."""
    assert main([*WEEK, "--json"]) == 0
    request = {
        "ask": "estimate",
        "need": {"employees": "25", "days": "1", "days_per": "week"},
        "on": "2026-11-23",
    }
    assert capsys.readouterr().out == answer(json.dumps(request), read_books(BOOKS)) + "\n"


def test_without_a_day_it_is_today(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line reads a clock, the calculator never."""
    asked = ["--employees", "25", "--days", "2", "--days-per", "month", "--json"]
    found = []
    for year in (2026, 2028):
        with time_machine.travel(datetime(year, 11, 23, 12, tzinfo=UTC)):
            assert main([*asked, "--prices", str(BOOKS)]) == 0
        found.append(json.loads(capsys.readouterr().out)["book"])
    assert found == ["2026-01-01", "2028-03-01"]


def test_a_broken_book_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Instead of an estimate."""
    (tmp_path / "2026-01-01.toml").write_text("status = 'x", encoding="utf-8")
    assert main(["--employees", "5", "--prices", str(tmp_path)]) == 1
    assert f"{tmp_path.as_posix()}/2026-01-01.toml:1: " in capsys.readouterr().err


def test_a_folder_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Rather than having no books."""
    with pytest.raises(SystemExit) as ended:
        main(["--employees", "5", "--prices", "nowhere"])
    assert ended.value.code == 2
    assert "--prices must be a folder of price books, got nowhere" in capsys.readouterr().err


def test_requests_are_answered_line_by_line() -> None:
    """Every golden case through one process, and lines that are no requests."""
    lines = [case.text.encode() for case in cases()] + [b"", b"\xff", b'{"ask":"book"}\r']
    run = subprocess.run(
        [sys.executable, "-m", "calculator", "answer", "--prices", str(BOOKS)],
        input=b"\n".join(lines) + b"\n",
        capture_output=True,
        cwd=ROOT,
        check=True,
    )
    books = read_books(BOOKS)
    assert run.stdout.decode().splitlines() == [
        answer(line.decode(errors="replace"), books) for line in lines
    ]
