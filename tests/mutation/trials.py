"""Tries each change: pytest collects the tests once, and a fork of that process runs, for each
change, those tests that call what is changed; those first that noticed the changes before."""

import io
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from types import CodeType, FrameType
from typing import Any

import pytest
from hypothesis import Phase, settings

from tests.mutation.changes import Change, changes
from tests.mutation.record import CALCULATOR, ROOT, path_of
from tests.mutation.swap import clear_caches, differing, swap

TESTS = ROOT / "tests" / "calculator"
LEFT_OUT = ("test_speed", "test_many_books", "test_library", "test_main")
"""Files whose tests measure seconds, or start a Python of their own that sees no change."""

APART = "not command_line and not another_interpreter"
EXAMPLES = "5"
"""How many random offers each property is tried with."""

SLOW = 0.3
"""Seconds from which on a test is left out: a random one. What it alone notices counts as not
noticed, so that a case worked by hand is found for it."""

LIMIT = 30
"""Seconds of the processor that the tests may take with a change; one without end is noticed."""

Report = Callable[[str, Sequence[Change], Sequence[Change]], None]


def try_all(modules: Sequence[str], report: Report) -> None:
    """Try every change of each module; call `report` with the module, all of its changes, and those
    that no test notices."""
    os.environ["OFFER_EXAMPLES"] = EXAMPLES
    quick = {"deadline": None, "derandomize": True, "database": None}
    settings.register_profile("changed", phases=[Phase.explicit, Phase.generate], **quick)
    settings.load_profile("changed")
    files = [str(path) for path in sorted(TESTS.rglob("test_*.py")) if path.stem not in LEFT_OUT]
    options = ["-x", "-qq", "--noconftest", "--assert=plain", "-p", "no:cacheprovider"]
    plain = ["-W", "ignore:Module already imported", "-m", "not prove", "-k", APART]
    trials = Trials(modules, report)
    code = pytest.main([*options, *plain, *files], plugins=[trials])
    assert trials.is_done, f"pytest ended with {code}"


class Trials:
    """A run of pytest that runs its tests once for each change."""

    def __init__(self, modules: Sequence[str], report: Report) -> None:
        self.modules, self.report = modules, report
        self.is_done = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests as they are and note what they call, then with each change."""
        assert session.testscollected and not session.testsfailed, "the tests cannot be collected"
        session.config.get_terminal_writer()._file = io.StringIO()  # no dots
        calls = in_a_fork(lambda: called_by_each(session), 600)
        assert isinstance(calls, list), f"{calls} fails without any change"
        for module in self.modules:
            module_changes = list(changes(module))
            self.report(module, module_changes, _survivors(session, module, module_changes, calls))
        self.is_done = True
        return True


def _survivors(
    session: pytest.Session,
    module: str,
    module_changes: Sequence[Change],
    calls: Sequence[tuple[Sequence[str], float]],
) -> list[Change]:
    """Return the changes to a module that no test notices; the fast tests are asked first."""
    order = sorted(
        [at for at in range(len(calls)) if calls[at][1] < SLOW], key=lambda at: calls[at][1]
    )
    survivors = []
    original = _compiled(module, path_of(module).read_text(encoding="utf-8"))
    for change in module_changes:
        try:
            code = _compiled(module, change.text)
        except SyntaxError:
            continue
        names = differing(original, code)
        functions = None if names is None else {f"{module}:{name}" for name in names}
        places = [at for at in order if functions is None or not functions.isdisjoint(calls[at][0])]
        failed = in_a_fork(
            lambda at=places, new=code: _first_failure(session, at, module, new), LIMIT
        )
        if failed == "none":
            survivors.append(change)
        elif isinstance(failed, int):
            order.remove(failed)
            order.insert(0, failed)
    return survivors


def _first_failure(
    session: pytest.Session, places: Sequence[int], module: str, code: CodeType
) -> int | str:
    """Return the place of the first test that fails with a change."""
    swap(sys.modules[f"calculator.{module.replace('/', '.')}"], code)
    for place, failed in zip(places, _failing(session, places), strict=False):
        if failed:
            return place
    return "none"


def _failing(session: pytest.Session, places: Sequence[int]) -> Iterable[bool]:
    """Run tests one after the other and say of each whether it fails."""
    for place, following in zip(places, [*places[1:], None], strict=True):
        item, after = session.items[place], None if following is None else session.items[following]
        item.repr_failure = lambda error: "fails"  # writing a traceback takes longer than the test
        before = session.testsfailed
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        yield session.testsfailed > before


def called_by_each(session: pytest.Session) -> list[tuple[list[str], float]] | str:
    """Return the functions of the calculator that each test calls, as `tariff/tiers:parts`, and its
    seconds; or the name of a test that fails."""
    calls: list[list[str]] = []
    seconds: list[float] = []
    names: set[str] = set()
    room = f"{CALCULATOR}{os.sep}"

    def note(frame: FrameType, event: str, _: object) -> None:
        file = frame.f_code.co_filename
        if event == "call" and file.startswith(room):
            name = frame.f_code.co_qualname.partition(".<locals>")[0]
            names.add(f"{file[len(room) : -len('.py')]}:{name}")

    clear_caches()
    sys.setprofile(note)
    start = time.process_time()
    for place, failed in enumerate(_failing(session, range(len(session.items)))):
        if failed:
            return session.items[place].nodeid
        calls.append(sorted(names))
        seconds.append(time.process_time() - start)
        names.clear()
        clear_caches()
        start = time.process_time()
    return [*zip(_shared(session, calls), seconds, strict=True)]


def _shared(session: pytest.Session, calls: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the calls of each test with those of the others that rest on the same fixture: it is
    made once, for the first of them."""
    of_fixture: dict[tuple[str, str], set[str]] = {}
    wide = [
        [
            (str(item.path), name)
            for name, (fixture, *_) in item._fixtureinfo.name2fixturedefs.items()
            if fixture.scope != "function"
        ]
        for item in session.items
    ]
    for fixtures, names in zip(wide, calls, strict=True):
        for fixture in fixtures:
            of_fixture.setdefault(fixture, set()).update(names)
    return [
        sorted({*names, *[name for fixture in fixtures for name in of_fixture[fixture]]})
        for fixtures, names in zip(wide, calls, strict=True)
    ]


def in_a_fork(run: Callable[[], Any], limit: int) -> Any:
    """Return what a function gives in a process of its own; None when it takes longer or ends
    otherwise."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        try:
            with os.fdopen(writing, "w") as pipe:
                json.dump(run(), pipe)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    os.waitpid(process, 0)
    return json.loads(answer) if answer else None


def _compiled(module: str, text: str) -> CodeType:
    return compile(text, str(path_of(module)), "exec", dont_inherit=True)
