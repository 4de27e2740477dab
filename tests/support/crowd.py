"""Many visitors at once, simulated by wrk: each of its open connections sends the next request as
soon as the last one is answered."""

from __future__ import annotations

import re
import resource
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.parts import provide

FILES = 8192  # open at once, on each side
TIMEOUT = "20s"  # for one answer
TOTAL = re.compile(r"(\d+) requests in ")
SECOND = re.compile(r"Requests/sec:\s+([\d.]+)")
SLOWEST = re.compile(r"99%\s+([\d.]+)(us|ms|s)")
SOCKET = re.compile(r"Socket errors: (.*)")
FAILURES = re.compile(r"Non-2xx or 3xx responses: (\d+)")
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}
SCRIPT = """\
local paths, place = {{ {paths} }}, 0
request = function()
  place = place % #paths + 1
  return wrk.format("GET", paths[place], {{ ["Accept-Encoding"] = "br" }})
end
"""


@dataclass(frozen=True)
class Measurement:
    """One run's figures; `errors` is empty where every request was answered with success."""

    requests: int
    a_second: float
    slowest: float  # milliseconds, the 99th percentile
    errors: tuple[str, ...]


@contextmanager
def many_files() -> Iterator[None]:
    """Let processes started in this block open more files than the usual 1,024, as far as this
    machine allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, limit), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def crowd(
    address: str, paths: Sequence[str], *, connections: int, seconds: int, scratch: Path
) -> Measurement:
    """Request these paths in turn over so many connections for so many seconds."""
    script = scratch / "paths.lua"
    script.write_text(
        SCRIPT.format(paths=", ".join(f'"{path}"' for path in paths)), encoding="utf-8"
    )
    command = [
        provide("wrk"),
        "-t",
        "2",
        "-c",
        str(connections),
        "-d",
        f"{seconds}s",
        "--timeout",
        TIMEOUT,
        "--latency",
        "-s",
        str(script),
        address,
    ]
    with many_files():
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds + 60, check=False
        )
    if done.returncode:
        raise RuntimeError(f"wrk: {done.stderr.strip() or done.stdout.strip()}")
    return read(done.stdout)


def read(report: str) -> Measurement:
    """Read wrk's report; it names errors only where there were some."""
    number, unit = SLOWEST.search(report).groups()  # type: ignore[union-attr]
    socket, failures = SOCKET.search(report), FAILURES.search(report)
    errors = [socket[1]] if socket else []
    errors += [f"{failures[1]} answers with another status than 200 or 300"] if failures else []
    return Measurement(
        int(TOTAL.search(report)[1]),
        float(SECOND.search(report)[1]),
        float(number) * MILLISECONDS[unit],
        tuple(errors),
    )  # type: ignore[index]
