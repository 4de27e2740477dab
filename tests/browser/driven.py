"""Firefox and WebKit as Debian ships them, each driven by the protocol that it speaks itself."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from websockets.sync.client import connect

from tests.support.parts import provide

MINIBROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
TIMEOUT = 60  # seconds for one step


class Driven:
    """One page, in which scripts run and keys are pressed at the focused element; `downloads` is the
    folder of its downloads, where it is known."""

    downloads: Path | None = None

    def __init__(
        self,
        go: Callable[[str], None],
        run: Callable[[str], str],
        keys: Callable[[list[dict[str, Any]]], None],
    ) -> None:
        self.go, self._run, self._keys = go, run, keys

    def run(self, body: str, value: Any = None) -> Any:
        """Run the body of an asynchronous function, which may read `value`, and return its result."""
        script = (
            f"(async (value) => {{ {body} }})({json.dumps(value)}).then((answer) =>"
            " JSON.stringify(answer ?? null))"
        )
        return json.loads(self._run(script))

    def press(self, keys: str) -> None:
        """Press keys one after the other; the WebDriver standard has the codes of special keys."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._keys([{"type": "key", "id": "keyboard", "actions": strokes}])

    def wait(self, condition: str, value: Any = None, *, timeout: float = TIMEOUT) -> Any:
        """Run a function body until it returns a true value, and return that value."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            if answer := self.run(condition, value):
                return answer
            time.sleep(0.05)
        raise TimeoutError(f"never true: {condition}")


@contextmanager
def firefox(profile: Path) -> Iterator[Driven]:
    """Yield Firefox without a window, over WebDriver BiDi; it saves downloads without a
    dialogue."""
    downloads = profile / "downloads"
    downloads.mkdir()
    settings = {"browser.download.folderList": 2, "browser.download.dir": str(downloads)}
    (profile / "user.js").write_text(
        "".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in settings.items()
        ),
        "utf-8",
    )
    command = [
        provide("firefox"),
        "--headless",
        "--no-remote",
        "--profile",
        str(profile),
        "--remote-debugging-port",
        "0",
    ]
    with _program(command, stderr=subprocess.PIPE) as process:
        matches = (re.search(r"ws://\S+", line) for line in process.stderr or ())
        address = next(match.group() for match in matches if match)
        with connect(f"{address}/session", max_size=None, open_timeout=TIMEOUT) as wire:
            page = _over_bidi(lambda: wire.recv(TIMEOUT), wire.send)
            page.downloads = downloads
            yield page


def _over_bidi(receive: Callable[[], Any], send: Callable[[str], None]) -> Driven:
    last = 0

    def call(method: str, **params: Any) -> Any:
        nonlocal last
        last += 1
        send(json.dumps({"id": last, "method": method, "params": params}))
        while (message := json.loads(receive())).get("id") != last:
            pass  # an event
        if message["type"] == "error" or message["result"].get("type") == "exception":
            raise AssertionError(f"{method}: {message}")
        return message["result"]

    call("session.new", capabilities={})
    context = call("browsingContext.getTree")["contexts"][0]["context"]
    return Driven(
        lambda url: call("browsingContext.navigate", context=context, url=url, wait="complete"),
        lambda script: str(
            call(
                "script.evaluate", expression=script, target={"context": context}, awaitPromise=True
            )["result"]["value"]
        ),
        lambda actions: call("input.performActions", context=context, actions=actions),
    )


@contextmanager
def webkit() -> Iterator[Driven]:
    """Yield WebKit's MiniBrowser on a virtual screen, over classic WebDriver."""
    browser = str(next(Path("/").glob(MINIBROWSER.lstrip("/"))))
    with ExitStack() as stack:
        screen = stack.enter_context(
            _program(
                [provide("xvfb"), "-displayfd", "1", "-nolisten", "tcp"], stdout=subprocess.PIPE
            )
        )
        assert screen.stdout
        surroundings = {
            **os.environ,
            "DISPLAY": f":{screen.stdout.readline().strip()}",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
        port = _free_port()
        stack.enter_context(_program([provide("webkit"), f"--port={port}"], env=surroundings))
        _wait_for_listener(port)
        options = {"binary": browser, "args": ["--automation"]}
        session = _http(
            "POST",
            f"http://127.0.0.1:{port}/session",
            {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}},
        )
        base = f"http://127.0.0.1:{port}/session/{session['sessionId']}"
        stack.callback(_http, "DELETE", base)
        yield _over_webdriver(base)


def _over_webdriver(base: str) -> Driven:
    wrapped = (
        "const done = arguments[arguments.length - 1]; {}.then(done, (error) => done('error ' +"
        " error));"
    )

    def run(script: str) -> str:
        return str(
            _http("POST", f"{base}/execute/async", {"script": wrapped.format(script), "args": []})
        )

    return Driven(
        lambda url: _http("POST", f"{base}/url", {"url": url}),
        run,
        lambda actions: _http("POST", f"{base}/actions", {"actions": actions}),
    )


def _http(method: str, url: str, body: Any = None) -> Any:
    content = None if body is None else json.dumps(body).encode()
    with urlopen(
        Request(url, content, {"Content-Type": "application/json"}, method=method), timeout=TIMEOUT
    ) as answer:
        return json.load(answer)["value"]


@contextmanager
def _program(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "text": True, **options}
    with subprocess.Popen(command, **quiet) as process:
        try:
            yield process
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for_listener(port: int) -> None:
    deadline = time.monotonic() + TIMEOUT
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
