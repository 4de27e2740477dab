"""A thousand visitors at once for half a minute, without one error: `python -m
tests.bench.bench_servers`.

Real nginx and real Caddy serve a publish on this machine, which also simulates the visitors: rates
are only a hint.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from plugins.build.site import publish
from tests.bench.bars import Bar, report
from tests.conftest import TODAY
from tests.support.crowd import crowd, many_files
from tests.support.publishing import content_of, settings_of
from tests.support.servers import running

CONNECTIONS, SECONDS = 1_000, 30
PAGES = ("/", "/faq/", "/faq/hire-staff/", "/services/", "/estimate/", "/fr/", "/feed.xml")


def main() -> int:
    """Print the figures of each server; return 1 where one had an error."""
    bars = []
    with tempfile.TemporaryDirectory() as folder:
        publish(
            Path(folder) / "site", on=TODAY, settings_file=settings_of(content_of(Path(folder)))
        )
        for name in ("nginx", "caddy"):
            scratch = Path(folder) / name
            scratch.mkdir()
            with many_files(), running(name, Path(folder) / "site", scratch) as address:
                measurement = crowd(
                    address, PAGES, connections=CONNECTIONS, seconds=SECONDS, scratch=scratch
                )
            errors = "; ".join(measurement.errors) or "none"
            print(
                f"{name:6} {measurement.requests:9,} pages, {measurement.a_second:9,.0f} a second, 99 of 100"
                f" within {measurement.slowest:7.1f} ms, errors: {errors}"
            )
            bars.append(
                Bar(name=f"{name}: kinds of error", measured=len(measurement.errors), most=0)
            )
    return report(bars)


if __name__ == "__main__":
    sys.exit(main())
