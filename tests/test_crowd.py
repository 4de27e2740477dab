"""wrk's report is read rightly: every kind of failure that it names is an error."""

from __future__ import annotations

import pytest

from tests.support.crowd import read

REPORT = """\
Running 3s test @ http://127.0.0.1:8080
  2 threads and 1000 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency    85.20ms   31.40ms 612.00ms   82.10%
    Req/Sec     4.79k     1.10k    7.20k    70.00%
  Latency Distribution
     50%   79.00ms
     75%   98.00ms
     90%  120.00ms
     99%    1.21s
  28826 requests in 3.01s, 70.14MB read
{more}Requests/sec:   9578.07
Transfer/sec:     23.30MB
"""


def test_a_report_without_failures_has_no_error() -> None:
    """The numbers are those of the report."""
    measurement = read(REPORT.format(more=""))
    assert (
        measurement.requests,
        measurement.a_second,
        measurement.slowest,
        measurement.errors,
    ) == (
        28826,
        9578.07,
        1210.0,
        (),
    )


@pytest.mark.parametrize(
    ("more", "errors"),
    [
        (
            "  Socket errors: connect 0, read 3, write 0, timeout 12\n",
            ("connect 0, read 3, write 0, timeout 12",),
        ),
        ("  Non-2xx or 3xx responses: 7\n", ("7 answers with another status than 200 or 300",)),
        (
            (
                "  Socket errors: connect 9, read 0, write 0, timeout 0\n  Non-2xx or 3xx"
                " responses: 1\n"
            ),
            (
                "connect 9, read 0, write 0, timeout 0",
                "1 answers with another status than 200 or 300",
            ),
        ),
    ],
)
def test_every_failure_is_an_error(more: str, errors: tuple[str, ...]) -> None:
    """A lost connection, an answer that did not come, a page that is not there."""
    assert read(REPORT.format(more=more)).errors == errors
