"""The calculator on the command line."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from calculator.__main__ import main
from calculator.reading.files import read_books
from calculator.wire import answer
from tests.support.cases import BOOKS, FIRMS, cases

ROOT = Path(__file__).parent.parent.parent
BY = ["--on", "2026-11-23", "--prices", str(BOOKS)]
WEEK = ["--fact", "employees=25", "--choose", "a-la-carte=1/week"]
DONE = ["--fact", "employees=25", "--fact", "audit_done"]


def output(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """Return what a command prints, spaces counted once."""
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert (err == "") is (status == 0)
    return "\n".join(" ".join(line.split()) for line in (out + err).splitlines())


def test_an_estimate_is_a_table_with_its_workings(capsys: pytest.CaptureFixture[str]) -> None:
    """Codes and numbers, each line with how it comes about."""
    more = ["--choose", "subscription=2", "--fact", "complexity=low"]
    text = output(capsys, *WEEK, *more, *BY)
    assert text.splitlines() == [
        "2026-01-01 illustrative EUR",
        "a-la-carte 3900.00 1/week × 52 ÷ 12 × 900.00",
        "subscription 260.00 2/month × 130.00",
        "month net 4160.00",
        "month vat 873.60",
        "month gross 5033.60",
        "audit 900.00 … 1350.00 8 × 900.00 ÷ 8 … 12 × 900.00 ÷ 8, required by subscription",
        "once net 900.00 … 1350.00",
        "once vat 189.00 … 283.50",
        "once gross 1089.00 … 1633.50",
        "12 months net 49920.00",
        "first year net 50820.00 … 51270.00",
        "comparison 34.9 % less: 143200.00 a year",
        "reachable included",
        "shared-hours included",
        "one-invoice included",
        "stop-any-time included",
    ]


def test_every_kind_of_line_tells_how_it_comes_about(capsys: pytest.CaptureFixture[str]) -> None:
    """A fraction, a tick, tiers, a percentage, the least month, and what was not said."""
    officers = ["--on", "2026-11-23", "--prices", str(FIRMS / "officers"), "--months", "12"]
    facts = ["--fact", "users=30", "--fact", "sector=health", "--fact", "reviewed"]
    options = ["--choose", "visit=5/quarter", "--choose", "helpline", "--choose", "training=4"]
    assert output(capsys, *facts, *options, *officers).splitlines()[1:] == [
        "visit 800.00 5/quarter ÷ 3 × 480.00",
        "helpline 180.00 1 × 180.00",
        "together -49.00 -5 % × 980.00",
        "month net 931.00",
        "month vat 75.41",
        "month gross 1006.41",
        "training 2200.00 4: 2 × 600.00 + 2 × 500.00",
        "once net 2200.00",
        "once vat 178.20",
        "once gross 2378.20",
        "12 months net 11172.00",
        "first year net 13372.00",
        "months assumed: no-term",
    ]
    larger = ["--on", "2026-11-23", "--prices", str(FIRMS / "larger")]
    facts = ["--fact", "employees=8", "--fact", "audit_done"]
    text = output(capsys, *facts, "--choose", "subscription=2", *larger)
    assert "minimum 70.00 300.00 − 230.00" in text.splitlines()
    assert "customer assumed: belgian" in text.splitlines()


def test_what_was_rounded_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Only where something was."""
    two = ["--fact", "employees=60", "--choose", "a-la-carte=2/week"]
    assert "a-la-carte 8666.67 2/week × 52 ÷ 12 × 1000.00 = 8666.666666…" in output(
        capsys, *two, *BY
    )


def test_what_is_on_request_has_no_amount(capsys: pytest.CaptureFixture[str]) -> None:
    """Alone, and in the first year."""
    large = ["--fact", "employees=250", "--choose", "audit"]
    text = output(capsys, *large, "--choose", "a-la-carte=1/week", *BY)
    lines = text.splitlines()
    assert {"audit on request", "once net on request", "first year net on request"} <= set(lines)


def test_a_budget_is_a_table_of_what_it_buys(capsys: pytest.CaptureFixture[str]) -> None:
    """Or of what is missing."""
    text = output(capsys, *DONE, "--budget", "1500", *BY)
    assert text.splitlines()[1:] == [
        "budget 1500.00",
        "a-la-carte 1.5/month + subscription 1/month 1480.00 left 20.00",
        "a-la-carte 1/month + subscription 4/month 1420.00 left 80.00",
        "subscription 11/month 1430.00 left 70.00",
    ]
    low = ["--fact", "employees=25", "--fact", "complexity=low"]
    lines = output(capsys, *low, "--budget", "100", *BY).splitlines()
    assert "subscription 1/month 130.00 missing 30.00" in lines
    assert "once with subscription 900.00 … 1350.00" in lines


def test_the_cheapest_is_a_table_with_losers_and_break_even(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Why each lost, and from how many hours days are no dearer."""
    text = output(capsys, *DONE, "--hours-wanted", "20", *BY)
    assert text.splitlines()[1:] == [
        "winner a-la-carte 2.5/month 2250.00 covers 20",
        "subscription cannot-cover",
        "a-la-carte 2/month + subscription 4/month 2320.00 dearer 70.00",
        "break-even first a-la-carte ≤ subscription 7 h 900.00 ≤ 910.00",
        "break-even always a-la-carte ≤ subscription 14 h 1800.00 ≤ 1820.00",
    ]


def test_what_can_be_asked_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """By the names of the book, in its order."""
    assert output(capsys, "--list", *BY).splitlines()[1:] == [
        "--fact employees number 1 … 10000",
        "--fact complexity choice low, medium, high",
        "--fact audit_done yes-no",
        "--choose a-la-carte month 1 … 13/month, 0.5 … 3/week",
        "--choose subscription month 1 … 16/month",
        "--choose audit once",
    ]
    larger = ["--list", "--on", "2026-11-23", "--prices", str(FIRMS / "larger")]
    text = output(capsys, *larger)
    assert "--months 0, 6, 12" in text and "travel" not in text


def test_mistakes_name_their_flags(capsys: pytest.CaptureFixture[str]) -> None:
    """On the error output, all at once, with another status."""
    wrong = ["--choose", "a-la-carte=0.3/month", "--choose", "subscription=many"]
    assert output(
        capsys, *wrong, "--fact", "size=2", "--months", "x", *BY, status=1
    ).splitlines() == [
        "--fact size: unknown-field",
        "--choose subscription.quantity: not-a-number",
        "--months: not-a-number",
        "--choose a-la-carte.quantity: step 0.5",
        "--fact employees: required",
    ]
    assert output(capsys, *BY, status=1) == "--choose: nothing-chosen"


def test_json_is_the_doors_own_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """To the byte."""
    assert main([*WEEK, *BY, "--json"]) == 0
    choose = {"a-la-carte": {"quantity": "1", "per": "week"}}
    need = {"facts": {"employees": "25"}, "choose": choose}
    request = {"ask": "estimate", "need": need, "on": "2026-11-23"}
    assert capsys.readouterr().out == answer(json.dumps(request), read_books(BOOKS)) + "\n"


def test_without_a_day_it_is_today(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line reads a clock, the calculator never."""
    arguments = ["--fact", "employees=25", "--choose", "a-la-carte=2/month", "--json"]
    replies = []
    for year in (2026, 2028):
        with time_machine.travel(datetime(year, 11, 23, 12, tzinfo=UTC)):
            assert main([*arguments, "--prices", str(BOOKS)]) == 0
        replies.append(json.loads(capsys.readouterr().out)["book"])
    assert replies == ["2026-01-01", "2028-03-01"]


def test_a_broken_book_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Instead of an estimate."""
    (tmp_path / "2026-01-01.toml").write_text("status = 'x", encoding="utf-8")
    assert main(["--list", "--prices", str(tmp_path)]) == 1
    assert f"{tmp_path.as_posix()}/2026-01-01.toml:1: " in capsys.readouterr().err


def test_a_folder_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Rather than having no books."""
    with pytest.raises(SystemExit) as ended:
        main(["--list", "--prices", "nowhere"])
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
