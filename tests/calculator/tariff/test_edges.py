"""What lies exactly on an edge: a least month that is reached, one term alone, a tier not begun."""

from calculator.reading.book import read_book
from tests.calculator.tariff.support import DAY, ask, errors_of
from tests.calculator.tariff.test_answers import TOGETHER
from tests.calculator.tariff.test_properties import estimate_of


def test_a_month_that_is_the_least_one_needs_no_filling() -> None:
    """To the cent."""
    for least, lines in (("20.00", ["two"]), ("20.01", ["two", "minimum"])):
        book = (read_book(f'least_month = "{least}"\n{TOGETHER}', source="2026-01-01.toml"),)
        estimate = estimate_of(book, {"choose": {"two": True}})
        assert [line["code"] for line in estimate["month"]["lines"]] == lines


def test_one_term_is_enough_to_commit_to() -> None:
    """None or twelve months: twelve bind, six are not offered."""
    book = (read_book(f'commitment = ["0", "12"]\n{TOGETHER}', source="2026-01-01.toml"),)
    need = {"choose": {"two": True}}
    assert estimate_of(book, need | {"months": "12"})["assumptions"] == []
    assert errors_of(estimate_of(book, need | {"months": "6"})) == ["months not-a-choice"]


def test_a_tier_that_is_not_begun_has_no_part() -> None:
    """Two trainings of which the third costs less are one part."""
    request = {"ask": "estimate", "on": DAY, "need": {"choose": {"training": {"quantity": 2}}}}
    (line,) = ask("officers", request)["once"]["lines"]
    assert line["workings"][0]["parts"] == [{"counted": "2", "rate": "600.00"}]


CHAIN = """status = "confirmed"
currency = "EUR"
vat = "none"

[fact.seats]
kind = "number"
from = "0"
to = "9"

[formula.plan]
billed = "month"
quantity = "flat"
rate = "10.00"
[formula.plan.requires.setup]

[formula.setup]
billed = "once"
quantity = "flat"
rate = "20.00"
[formula.setup.requires.visit]

[formula.visit]
billed = "once"
quantity = "flat"
rate = "5.00"

[formula.seat]
billed = "month"
quantity = "fact"
fact = "seats"
rate = "3.00"
"""


def test_what_is_brought_in_brings_in_its_own() -> None:
    """A plan needs a setup, which needs a visit."""
    book = (read_book(CHAIN, source="2026-01-01.toml"),)
    once = estimate_of(book, {"choose": {"plan": True}})["once"]
    assert [(line["code"], line["why"]) for line in once["lines"]] == [
        ("setup", "required"),
        ("visit", "required"),
    ]
    assert once["low"]["net"] == "25.00"


def test_one_of_a_fact_has_a_line_and_none_has_none() -> None:
    """For none there is nothing to pay."""
    book = (read_book(CHAIN, source="2026-01-01.toml"),)
    for seats, lines in ((0, ["plan"]), (1, ["plan", "seat"])):
        need = {"facts": {"seats": seats}, "choose": {"plan": True, "seat": True}}
        month = estimate_of(book, need)["month"]
        assert [line["code"] for line in month["lines"]] == lines
        assert month["low"]["net"] == f"{10 + 3 * seats}.00"


def test_what_excludes_each_other_is_told_once() -> None:
    """However many of the two say so."""
    both = TOGETHER.replace('excludes = ["check"]', 'excludes = ["three"]')
    book = (read_book(both, source="2026-01-01.toml"),)
    estimate = estimate_of(book, {"choose": {"two": True, "three": True}})
    assert errors_of(estimate) == ["choose.three excludes two"]


def test_a_quantity_is_whole_steps_above_the_first_one() -> None:
    """In threes from 1 on: 1, 4, 7, 10."""
    grid = TOGETHER + (
        '\n[formula.day]\nbilled = "month"\nquantity = "chosen"\nrate = "5.00"\n'
        '[formula.day.chosen.month]\nfrom = "1"\nto = "10"\nstep = "3"\n'
    )
    book = (read_book(grid, source="2026-01-01.toml"),)
    estimate = {days: estimate_of(book, {"choose": {"day": {"quantity": days}}}) for days in (3, 4)}
    assert errors_of(estimate[3]) == ["choose.day.quantity step 3"]
    assert estimate[4]["month"]["low"]["net"] == "20.00"


def test_what_comes_once_has_no_period() -> None:
    """It cannot be said."""
    pick = {"quantity": 2, "per": "once"}
    request = {"ask": "estimate", "on": DAY, "need": {"choose": {"training": pick}}}
    assert errors_of(ask("officers", request)) == ["choose.training.per unknown-field"]


BOTH = CHAIN.replace(
    "[formula.setup]",
    '[formula.plus]\nbilled = "month"\nquantity = "flat"\nrate = '
    '"15.00"\n[formula.plus.requires.setup]\n\n[formula.setup]',
)


def test_what_two_require_is_brought_by_the_first() -> None:
    """In the book's order."""
    book = (read_book(BOTH, source="2026-01-01.toml"),)
    answer = estimate_of(book, {"choose": {"plus": True, "plan": True}})
    assert [(line["code"], line["by"]) for line in answer["once"]["lines"]] == [
        ("setup", "plan"),
        ("visit", "setup"),
    ]


def test_a_fact_that_is_counted_must_be_given() -> None:
    """Not given is not 0."""
    book = (read_book(CHAIN, source="2026-01-01.toml"),)
    assert errors_of(estimate_of(book, {"choose": {"seat": True}})) == ["facts.seats required"]


def test_what_either_excludes_is_not_suggested() -> None:
    """From 3 seats on a visit is suggested; beside a plan or a seat it is not."""
    text = (
        CHAIN.replace("[formula.plan.requires.setup]\n", "")
        .replace(
            'rate = "5.00"\n',
            'rate = "5.00"\nexcludes = ["seat"]\n[formula.visit.suggested_from]\nseats = "3"\n',
        )
        .replace('rate = "10.00"\n', 'rate = "10.00"\nexcludes = ["visit"]\n')
        .replace("[formula.setup.requires.visit]\n", "")
    )
    book = (read_book(text, source="2026-01-01.toml"),)
    suggested = {
        code: estimate_of(book, {"facts": {"seats": 3}, "choose": {code: True}})["suggestions"]
        for code in ("plan", "setup", "seat")
    }
    assert suggested == {"plan": [], "setup": ["visit"], "seat": []}


TABLE = """
[fact.size]
kind = "choice"
choices = ["small", "large"]

[formula.review]
billed = "once"
quantity = "table"
table_by = "size"
rate = "100.00"
tiers = "whole"
page = "reviews"
[formula.review.rate_from]
4 = "50.00"

[formula.review.table]
small = "3-4"
large = "on request"
"""


def test_a_tier_can_make_the_larger_quantity_the_cheaper_one() -> None:
    """3 cost 300, 4 cost 200: from 200 to 300."""
    book = (read_book(CHAIN + TABLE, source="2026-01-01.toml"),)
    need = {"facts": {"size": "small"}, "choose": {"review": True}}
    once = estimate_of(book, need)["once"]
    assert [(line["low"], line["high"]) for line in once["lines"]] == [("200.00", "300.00")]
    assert (once["low"]["net"], once["high"]["net"]) == ("200.00", "300.00")


def test_a_line_on_request_leads_to_the_page_of_its_rule() -> None:
    """As one with an amount does."""
    book = (read_book(CHAIN + TABLE, source="2026-01-01.toml"),)
    need = {"facts": {"size": "large"}, "choose": {"review": True}}
    (line,) = estimate_of(book, need)["once"]["lines"]
    assert (line["low"], line["high"], line["see"]) == (None, None, "reviews")
