"""The fixtures of all tests: the site built once, that site over HTTP, and programs beyond Python
packages."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from hypothesis import settings

from plugins.build.site import build, publish
from plugins.hosting.headers import NOBODY
from plugins.hosting.static_site import application
from plugins.preview.server import listen
from tests.support.firm import TODAY, settle
from tests.support.illustrated import illustrated_content
from tests.support.parts import PARTS, PartMissing, provide
from tests.support.publishing import content_of, settings_of

# Whoever runs the tests: messages to staff are English unless a test chooses another language.
os.environ["LC_ALL"] = "C.UTF-8"
NOTE = settle()
PART_OF_FIXTURE = {"browser": "chromium"}
settings.register_profile("patient", deadline=None)  # a busy machine must not fail a right program
settings.load_profile("patient")
left_out = pytest.StashKey[dict[str, list[str]]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--without`, which `make test WITHOUT=…` gives."""
    parser.addoption(
        "--without", default="", help=f"parts whose tests are left out: {' '.join(PARTS)}"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to leave out a part that does not exist: its tests would run unnoticed."""
    config.addinivalue_line(
        "markers",
        "part(name): needs a program beyond Python packages, one of tests/support/parts.py",
    )
    config.stash[left_out] = {
        name: [] for name in config.getoption("--without").replace(",", " ").split()
    }
    _check_names(config.stash[left_out])


def _check_names(names: dict[str, list[str]] | set[str]) -> None:
    if unknown := sorted(set(names) - set(PARTS)):
        raise pytest.UsageError(
            f"a part must be one of {', '.join(PARTS)}, got {', '.join(unknown)}"
        )


def parts_of(item: pytest.Item) -> set[str]:
    """Return the parts that a test needs, by its markers and its fixtures."""
    marked = {name for marker in item.iter_markers("part") for name in marker.args}
    fixtures = getattr(item, "fixturenames", ())
    return marked | {part for fixture, part in PART_OF_FIXTURE.items() if fixture in fixtures}


@pytest.hookimpl(trylast=True)  # after -k and -m: what is not run needs nothing
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put browser tests last, leave out those of `--without`, and install every part before the
    first test."""
    without, remaining, needed = config.stash[left_out], [], set()
    for item in sorted(items, key=lambda item: "browser" in item.path.parts):
        parts = parts_of(item)
        _check_names(parts)
        for part in parts & set(without):
            without[part].append(item.nodeid)
        if not parts & set(without):
            remaining.append(item)
            needed |= parts
    items[:] = remaining
    try:
        for part in sorted(needed if not config.option.collectonly else ()):
            provide(part)
    except PartMissing as missing:
        raise pytest.UsageError(str(missing)) from None


def pytest_testnodedown(node: Any) -> None:
    """Take over the list of tests that one of several processes left out; each collects all."""
    node.config.stash[left_out].update(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run that skipped anything by itself: only `--without` may leave a test out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash[left_out]
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if (
        reporter
        and not exitstatus
        and any(reporter.stats.get(kind) for kind in ("skipped", "xfailed", "xpassed"))
    ):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """End with the names of the tests that were left out."""
    if terminalreporter.stats.get("skipped"):
        terminalreporter.section(
            "tests skipped by themselves, which fails the run: mark what they need with part()"
        )
    for part, tests in config.stash[left_out].items():
        terminalreporter.section(f"left out with {part}: {len(tests)} tests")
        for test in tests:
            terminalreporter.write_line(test)


@pytest.fixture(autouse=True)
def content_stays_closed() -> Iterator[None]:
    """Fail a test that opened a file of `content/`, in whatever process: that belongs to staff."""
    yield
    if paths := NOTE.read_text("utf-8"):
        NOTE.write_text("", "utf-8")
        pytest.fail(f"a test must read tests/firm/content, it opened:\n{paths}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site of the firm in tests/firm, built once by the code that previews
    and publishes it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build(folder, on=TODAY)
    return folder


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of that site as it is published, its empty settings filled; for reading
    only."""
    folder = tmp_path_factory.mktemp("published")
    publish(folder / "site", on=TODAY, settings_file=settings_of(content_of(folder)))
    return folder / "site"


@pytest.fixture(scope="session")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site with images in it."""
    folder = tmp_path_factory.mktemp("illustrated")
    build(folder / "site", on=TODAY, PATH=str(illustrated_content(folder)))
    return folder / "site"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Yield the address of the built site on this machine, without the last slash."""
    with serving(site) as address:
        yield address


@contextmanager
def serving(folder: Path, ancestors: str = NOBODY) -> Iterator[str]:
    """Serve a folder with the headers of plugins/hosting/headers.py on a free port for the length
    of a block."""
    listener = listen(0)
    config = uvicorn.Config(
        application(folder, ancestors),
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
