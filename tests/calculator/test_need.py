"""A need, read strictly."""

import pytest

from calculator.need import FIELDS, InputError, InputErrors, Need, read_need

NEED = {
    "employees": 25,
    "days": "1,5",
    "days_per": "month",
    "hours": " 2 ",
    "complexity": "low",
    "audit_done": True,
    "audit": False,
}


def refused(mapping: dict[str, object]) -> tuple[InputError, ...]:
    """The mistakes of a mapping."""
    with pytest.raises(InputErrors) as caught:
        read_need(mapping)
    return caught.value.errors


def test_every_input_is_read() -> None:
    """Days in hundredths, hours whole, spaces around digits forgiven."""
    found = Need(
        employees=25,
        days=150,
        days_per="month",
        hours=2,
        complexity="low",
        audit_done=True,
        audit=False,
    )
    assert read_need(NEED) == found
    assert set(NEED) == set(FIELDS)


def test_what_is_not_said_is_not_chosen() -> None:
    """And nothing is assumed about the company."""
    need = read_need({"employees": "1"})
    assert (need.days, need.hours, need.audit, need.audit_done, need.complexity, need.days_per) == (
        0,
        0,
        False,
        False,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("need", "required", "due"),
    [
        (Need(employees=1, hours=1), True, True),
        (Need(employees=1, hours=1, audit_done=True), False, False),
        (Need(employees=1, hours=1, audit_done=True, audit=True), False, False),
        (Need(employees=1, audit=True), False, True),
        (Need(employees=1, days=100, days_per="month"), False, False),
    ],
)
def test_an_audit_is_due_when_required_or_wanted_and_not_done(
    need: Need, required: bool, due: bool
) -> None:
    """A subscription requires it."""
    assert (need.audit_required, need.audit_due) == (required, due)


@pytest.mark.parametrize("field", ["employees", "days", "hours"])
@pytest.mark.parametrize(
    "value", [True, False, None, [], {}, 1.5, b"1", "one", "", "1 1", "1e3", object()]
)
def test_a_number_is_a_whole_number_or_its_digits(field: str, value: object) -> None:
    """No float, no truth, no nothing."""
    assert refused({"employees": 1, field: value}) == (InputError(field, "not-a-number"),)


@pytest.mark.parametrize("field", ["audit", "audit_done"])
@pytest.mark.parametrize("value", [1, 0, "true", "yes", None, [], ""])
def test_a_truth_is_true_or_false(field: str, value: object) -> None:
    """Nothing that merely looks like one."""
    assert refused({"employees": 1, field: value}) == (InputError(field, "not-a-boolean"),)


@pytest.mark.parametrize("field", ["complexity", "days_per"])
@pytest.mark.parametrize("value", ["LOW", "Month", "", " low", 1, None, True, [], {}, ["low"]])
def test_a_choice_is_one_of_its_words(field: str, value: object) -> None:
    """To the letter."""
    assert refused({"employees": 1, field: value}) == (InputError(field, "not-a-choice"),)


@pytest.mark.parametrize(
    ("value", "code"),
    [("2.5", "not-whole"), ("2.001", "not-whole"), ("9" * 16, "too-long"), ("2.0", None)],
)
def test_employees_and_hours_are_whole(value: str, code: str | None) -> None:
    """Two and nothing is two."""
    for field in ("employees", "hours"):
        if code is None:
            assert getattr(read_need({"employees": 1, field: value}), field) == 2
        else:
            assert refused({"employees": 1, field: value}) == (InputError(field, code),)


def test_an_unknown_name_is_repeated_but_not_at_any_length() -> None:
    """Answers stay small whatever is sent."""
    assert refused({"employees": 1, "x" * 1000: 1}) == (InputError("x" * 40, "unknown-field"),)


def test_a_check_adds_its_mistakes_except_at_fields_already_wrong() -> None:
    """One mistake at a field, and nothing chosen only where the choice could be read."""
    more = [
        InputError("days", "step"),
        InputError("employees", "above-max"),
        InputError("days", "nothing-chosen"),
    ]
    with pytest.raises(InputErrors) as caught:
        read_need({"employees": "many"}, check=lambda need: more)
    assert caught.value.errors == (InputError("employees", "not-a-number"), more[0], more[2])
    for field in ("days", "hours", "audit", "audit_done"):
        with pytest.raises(InputErrors) as caught:
            read_need(
                {"employees": 1, field: "x"},
                check=lambda need: [InputError("other", "nothing-chosen"), more[1]],
            )
        assert [error.code for error in caught.value.errors][1:] == ["above-max"]


def test_mistakes_read_well_in_a_log() -> None:
    """Field and code of each."""
    assert (
        str(InputErrors([InputError("days", "step", "0.5"), InputError("hours", "not-whole")]))
        == "days: step; hours: not-whole"
    )
