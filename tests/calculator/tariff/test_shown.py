"""Every estimate of a random book can be shown."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculator.tariff.book import PriceBook
from tests.calculator.tariff.random_books import Offer, offers, trial_settings
from tests.calculator.tariff.support import DAY, ask
from tests.calculator.tariff.test_properties import books_of, estimate_of, needs


@trial_settings
@given(st.data(), offers())
def test_every_estimate_has_a_picture_or_none_and_a_sheet(
    data: st.DataObject, offer: Offer
) -> None:
    """Whose every amount of a line is that of the estimate; a point of the picture is an
    estimate."""
    books, need = books_of(offer), data.draw(needs(offer))
    request = {"on": DAY, "need": need}
    estimate = estimate_of(books, need)
    chart, sheet = (ask(books, {"ask": name} | request) for name in ("chart", "sheet"))
    assert chart["ok"] == sheet["ok"] == estimate["ok"]
    if not estimate["ok"]:
        return
    lines = [
        line for name in ("month", "once") if estimate[name] for line in estimate[name]["lines"]
    ]
    shown = {cell["shows"] for cell in sheet["cells"] if cell["at"][0] == "H" and "shows" in cell}
    assert {line[end] for line in lines for end in ("low", "high") if line[end]} <= shown
    if chart["points"]:
        assert [point["net"] for point in chart["points"]] == [
            _net_with(books, need, chart, point["quantity"]) for point in chart["points"]
        ]


def _net_with(
    books: tuple[PriceBook, ...], need: dict[str, Any], chart: dict[str, Any], quantity: str
) -> str:
    """Return the month with so many of the formula of a picture."""
    pick = {"quantity": quantity, "per": chart["per"]}
    estimate = estimate_of(books, need | {"choose": need["choose"] | {chart["formula"]: pick}})
    return str(estimate["month"]["low"]["net"])
