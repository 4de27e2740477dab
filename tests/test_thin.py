"""The stand-ins of the browser's library behave as what they stand for, as far as this site goes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from plugins.thin import plain_records


def records(module: Any) -> tuple[Any, Any]:
    """Return a record by position and one by name, declared as the calculator declares its own."""

    @module.dataclass(frozen=True, slots=True)
    class Step:
        """A step of a working."""

        code: str
        amount: int = 5

        @property
        def twice(self) -> int:
            return 2 * self.amount

    @module.dataclass(frozen=True, slots=True, kw_only=True)
    class Size:
        low: int
        high: int | None = None

        @classmethod
        def of(cls, low: int) -> Any:
            return cls(low=low)

    return Step, Size


@pytest.fixture(params=[dataclasses, plain_records])
def made(request: pytest.FixtureRequest) -> tuple[Any, Any, Any]:
    """The two records of either module, and its `replace`."""
    return *records(request.param), request.param.replace


def test_a_record_holds_what_it_is_given(made: tuple[Any, Any, Any]) -> None:
    """By position or by name, with defaults; it compares, hashes and prints by its values."""
    step, size, replace = made
    one = step("day")
    assert (one.code, one.amount, one.twice) == ("day", 5, 10)
    assert one == step(code="day", amount=5) != step("hour")
    assert one != size(low=1) and {one: "found"}[step("day")] == "found"
    assert repr(one).endswith("Step(code='day', amount=5)")
    assert replace(one, amount=7) == step("day", 7) and size.of(3) == size(low=3, high=None)
    assert step.__doc__ == "A step of a working." and step.__match_args__ == ("code", "amount")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda step, size: step(),
        lambda step, size: step("day", 1, 2),
        lambda step, size: step("day", code="hour"),
        lambda step, size: step("day", unit=1),
        lambda step, size: size(1),
    ],
)
def test_a_record_refuses_what_does_not_fit(made: tuple[Any, Any, Any], wrong: Any) -> None:
    """Missing, too many, twice, unknown, without a name."""
    with pytest.raises(TypeError):
        wrong(*made[:2])


def test_a_record_stays_as_it_is(made: tuple[Any, Any, Any]) -> None:
    """Nothing can be changed, removed or added."""
    one = made[0]("day")
    for change in (
        lambda: setattr(one, "amount", 6),
        lambda: delattr(one, "amount"),
        lambda: setattr(one, "new", 1),
    ):
        with pytest.raises((AttributeError, TypeError)):
            change()
    assert one == made[0]("day")


def test_a_record_of_another_kind_asks_for_the_whole_library() -> None:
    """What the stand-in cannot do is a missing module, which the page knows how to mend."""
    with pytest.raises(ModuleNotFoundError, match="whole library"):
        plain_records.dataclass(frozen=True, slots=False)
