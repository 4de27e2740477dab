"""Every mechanism has its mutation run, and every reason is about a line that there is."""

import pytest

from tests.mutation.record import Reason, modules, path_of, reasons, runs


def test_every_mechanism_has_a_run() -> None:
    """A new module is tried before it is kept: `make mutation` writes its row."""
    assert [name for name in modules() if name not in runs()] == []
    assert {name for name, run in runs().items() if run.noticed > run.changes} == set()


@pytest.mark.parametrize("reason", reasons(), ids=lambda reason: reason.change[1])
def test_a_reason_is_about_a_line_of_its_module(reason: Reason) -> None:
    """One that is gone needs none."""
    lines = path_of(reason.module).read_text(encoding="utf-8").splitlines()
    assert reason.change[0] in [line.strip() for line in lines]
    run = runs()[reason.module]
    assert run.changes - run.noticed > 0
