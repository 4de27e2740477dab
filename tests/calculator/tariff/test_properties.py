"""What must hold for every sound book and every need within it, made at random."""

import json
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.mistake import PriceBookError
from calculator.reading.book import read_book
from calculator.tariff.book import PriceBook
from tests.calculator.tariff.book_text import hundredths, toml_of
from tests.calculator.tariff.oracle import Worked, cents
from tests.calculator.tariff.random_books import Offer, offers, trial_settings
from tests.calculator.tariff.support import ask

SOURCE = "2026-01-01.toml"
DAY = "2026-11-23"


def books_of(offer: Offer) -> tuple[PriceBook, ...]:
    """Return the book of an offer; that it is read is the first property."""
    return (read_book(toml_of(offer), source=SOURCE),)


@st.composite
def needs(draw: st.DrawFn, offer: Offer) -> dict[str, Any]:
    """Return a need within the bounds of an offer, every fact given."""
    facts: dict[str, Any] = {}
    for code, fact in offer.facts.items():
        if fact["kind"] == "number":
            facts[code] = str(draw(st.integers(fact["from"], fact["to"])))
        elif fact["kind"] == "choice":
            facts[code] = draw(st.sampled_from(fact["choices"]))
        elif draw(st.booleans()):
            facts[code] = True
    choose = {}
    for code, formula in offer.formulas.items():
        if formula["quantity"] != "as" and draw(st.integers(0, 2)):
            choose[code] = _pick(draw, formula)
    months = draw(st.sampled_from(offer.commitment))
    return {"facts": facts, "choose": choose} | ({"months": str(months)} if months else {})


def _pick(draw: st.DrawFn, formula: dict[str, Any]) -> Any:
    if formula["quantity"] != "chosen":
        return True
    period = draw(st.sampled_from(sorted(formula["chosen"])))
    low, high, step = formula["chosen"][period]
    count = hundredths(low + step * draw(st.integers(0, (high - low) // step)))
    return {"quantity": count} | ({} if period == "once" else {"per": period})


def estimate_of(books: tuple[PriceBook, ...], need: dict[str, Any]) -> Any:
    """Return the estimate of a need."""
    return ask(books, {"ask": "estimate", "on": DAY, "need": need})


def in_cents(text: str | None) -> int | None:
    """Return an amount of the wire, read apart from the calculator."""
    return None if text is None else int(text.replace(".", ""))


@trial_settings
@given(st.data(), offers())
def test_every_amount_is_as_worked_out_apart(data: st.DataObject, offer: Offer) -> None:
    """Lines and totals of both blocks, by fractions; excluded formulas and nothing are refused."""
    books, need = books_of(offer), data.draw(needs(offer))
    estimate, worked = estimate_of(books, need), Worked(offer, need)
    if not estimate["ok"]:
        codes = {error["code"] for error in estimate["errors"]}
        assert codes == {"excludes"} if worked.conflict else codes == {"nothing-chosen"}
        assert worked.conflict or not worked.present
        return
    assert worked.present and not worked.conflict
    for name, lines in worked.blocks().items():
        block = estimate[name]
        errors_of = block and {
            line["code"]: line["low"] and (in_cents(line["low"]), in_cents(line["high"]))
            for line in block["lines"]
        }
        assert errors_of == lines
        assert block is None or list(errors_of) == list(lines)
        for place, end in enumerate(("low", "high")):
            _total_holds(offer, need, block and block[end], lines, place)


def _total_holds(offer: Offer, need: dict[str, Any], total: Any, lines: Any, place: int) -> None:
    """Assert that the total of one end is the sum of its lines, with VAT once; None where one is
    on request."""
    if lines is None or None in lines.values():
        assert total is None
        return
    net = sum(ends[place] for ends in lines.values())
    percent = 0
    if offer.vat:
        percent = offer.vat.get("", offer.vat.get(need["facts"].get("customer", ""), 0))
    vat = cents(Fraction(net * percent, 10_000))
    assert [in_cents(total[name]) for name in ("net", "vat", "gross")] == [net, vat, net + vat]


@trial_settings
@given(st.data(), offers())
def test_low_is_never_above_high_and_years_add_up(data: st.DataObject, offer: Offer) -> None:
    """But for a cent of rounding for each adjustment; first year and timeline with them."""
    books, need = books_of(offer), data.draw(needs(offer))
    estimate = estimate_of(books, need)
    assume(estimate["ok"])
    once, year = estimate["once"], estimate["year"]
    if once and once["low"]:
        low, high = in_cents(once["low"]["net"]), in_cents(once["high"]["net"])
        assert low is not None and high is not None and low <= high + len(offer.adjustments)
    if year:
        net = in_cents(year["net"])
        assert net == 12 * (in_cents(estimate["month"]["low"]["net"]) or 0)
        first = year["first_year"]
        assert (first is None) == bool(once and not once["low"])
        more = in_cents(once["low"]["net"]) if once and once["low"] else 0
        assert first is None or in_cents(first["low"]) == (net or 0) + (more or 0)
    steps = ask(books, {"ask": "timeline", "on": DAY, "need": need})["steps"]
    assert len(steps) == bool(once) + 12 * bool(year)
    assert not year or steps[-1]["total"] == year["first_year"]


@trial_settings
@given(st.data(), offers())
def test_a_link_opens_as_what_was_shared(data: st.DataObject, offer: Offer) -> None:
    """The same need, the same estimate, no change; and no rate stands in it."""
    books, need = books_of(offer), data.draw(needs(offer))
    estimate = estimate_of(books, need)
    assume(estimate["ok"])
    link = ask(books, {"ask": "link", "on": DAY, "need": need})["link"]
    assert not link.strip("abcdefghijklmnopqrstuvwxyz0123456789-.=&_")
    reply = ask(books, {"ask": "open-link", "on": DAY, "link": link})
    assert {"ok": True} | reply["then"] == estimate == reply["today"]
    assert reply["same_book"] and all(
        change["by"] in (None, {"low": "0.00", "high": "0.00"}) for change in reply["changes"]
    )
    again = ask(books, {"ask": "link", "on": DAY, "need": reply["need"]})
    assert again["link"] == link


@trial_settings
@given(st.data(), offers(plain=True))
def test_more_never_costs_less(data: st.DataObject, offer: Offer) -> None:
    """One step more of a formula, or a larger company: without whole tiers and reductions."""
    books, need = books_of(offer), data.draw(needs(offer))
    more = json.loads(json.dumps(need))
    picked = [code for code, pick in need["choose"].items() if pick is not True]
    if picked and ("staff" not in offer.facts or data.draw(st.booleans())):
        code = data.draw(st.sampled_from(picked))
        pick, chosen = more["choose"][code], offer.formulas[code]["chosen"]
        step = chosen[pick.get("per", "once")][2]
        pick["quantity"] = hundredths(round(float(pick["quantity"]) * 100) + step)
    elif "staff" in offer.facts:
        staff = int(need["facts"]["staff"])
        more["facts"]["staff"] = str(data.draw(st.integers(staff, 70)))
    before, after = estimate_of(books, need), estimate_of(books, more)
    assume(before["ok"] and after["ok"])
    for name in ("month", "once"):
        for end in ("low", "high"):
            old, new = before[name] and before[name][end], after[name] and after[name][end]
            if old and new:
                assert (in_cents(new["gross"]) or 0) >= (in_cents(old["gross"]) or 0)


@trial_settings
@given(st.data(), offers())
def test_a_formula_that_nobody_chooses_changes_nothing(data: st.DataObject, offer: Offer) -> None:
    """Added at the end of a book."""
    books, need = books_of(offer), data.draw(needs(offer))
    text = toml_of(offer) + '[formula.more]\nbilled = "month"\nquantity = "flat"\nrate = "1.00"\n'
    longer = (read_book(text, source=SOURCE),)
    assert estimate_of(longer, need) == estimate_of(books, need)


@trial_settings
@given(st.data(), offers(hours=True))
def test_another_name_changes_no_amount(data: st.DataObject, offer: Offer) -> None:
    """Of a formula, in estimate and advice: the same answers with the other name in them."""
    books, need = books_of(offer), data.draw(needs(offer))
    code = data.draw(st.sampled_from(sorted(offer.formulas)))
    renamed = (read_book(toml_of(offer).replace(code, "quite-another"), source=SOURCE),)
    for request in (
        {"ask": "estimate"},
        {"ask": "budget", "budget": "1500"},
        {"ask": "cheapest", "hours_wanted": "5"},
    ):
        text = json.dumps(request | {"on": DAY, "need": need})
        answers = [
            json.dumps(ask(books, json.loads(text))).replace(code, "quite-another"),
            json.dumps(ask(renamed, json.loads(text.replace(code, "quite-another")))),
        ]
        assert answers[0] == answers[1] and "failed" not in answers[0]


@trial_settings
@given(st.data(), offers())
def test_a_value_that_is_none_is_told_at_its_line(data: st.DataObject, offer: Offer) -> None:
    """Whichever value of a sound book: every one is held against what it must be."""
    books_of(offer)
    lines = toml_of(offer).splitlines()
    place = data.draw(st.sampled_from([n for n, line in enumerate(lines) if " = " in line]))
    lines[place] = lines[place].split(" = ")[0] + ' = "§"'
    assert place + 1 in _lines_of_mistakes("\n".join(lines))


@trial_settings
@given(st.data(), offers())
def test_a_name_that_is_none_is_told_at_its_line(data: st.DataObject, offer: Offer) -> None:
    """Whichever name before a sign =; those of classes and tiers can be other ones."""
    lines = toml_of(offer).splitlines()
    free = ("[fact.staff.classes]",)
    places, table = [], ""
    for number, line in enumerate(lines):
        table = line if line.startswith("[") else table
        if " = " in line and table not in free:
            places.append(number)
    place = data.draw(st.sampled_from(places))
    lines[place] = "q" + lines[place]
    assert place + 1 in _lines_of_mistakes("\n".join(lines))


@trial_settings
@given(st.data(), offers())
def test_a_book_that_lacks_a_line_is_read_or_refused(data: st.DataObject, offer: Offer) -> None:
    """Whatever is taken out or stands twice: never another error, and never a failed answer."""
    lines = toml_of(offer).splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    lines[place : place + 1] = [lines[place]] * data.draw(st.sampled_from([0, 2]))
    try:
        books = (read_book("\n".join(lines), source=SOURCE),)
    except PriceBookError as error:
        assert all(1 <= one.line <= len(lines) for one in error.mistakes)
        return
    estimate = estimate_of(books, data.draw(needs(offer)))
    assert estimate["ok"] or "failed" not in {error["code"] for error in estimate["errors"]}


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


OTHER_ASKS = ["timeline", "link", "book", "suggestion", "chart", "sheet"]


@trial_settings
@given(st.data(), offers(hours=True))
def test_whatever_is_asked_is_answered(data: st.DataObject, offer: Offer) -> None:
    """Any value in any place of a request: a mistake or an answer, never a failure."""
    books, need = books_of(offer), data.draw(needs(offer))
    request: Any = {"on": DAY, "need": need, "budget": "500", "hours_wanted": "3", "link": "v=2"}
    asks = {"estimate": "need", "budget": "budget", "cheapest": "hours_wanted"}
    question = data.draw(st.sampled_from(OTHER_ASKS + list(asks)))
    names = {"on", "need", asks.get(question, "need")} - ({"need"} if question == "book" else set())
    request = {"ask": question} | {name: request[name] for name in sorted(names)}
    places = [request, need, need["facts"], need["choose"]]
    places += [pick for pick in need["choose"].values() if isinstance(pick, dict)]
    place = data.draw(st.sampled_from(places))
    existing = st.sampled_from(sorted(place)) if place else st.nothing()
    place[data.draw(existing | st.text(max_size=4))] = data.draw(junk)
    answer = ask(books, request)
    assert answer["ok"] or "failed" not in {error["code"] for error in answer["errors"]}


def _lines_of_mistakes(text: str) -> set[int]:
    try:
        read_book(text, source=SOURCE)
    except PriceBookError as error:
        return {mistake.line for mistake in error.mistakes}
    return set()
