"""The Observatory's grade can fall: each weakness costs as many points as its published scoring
says."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.hosting.headers import ALWAYS, headers
from tests.support.observatory import grade_of
from tests.support.publishing import WEBSITE

PAGE = '<html><head><script type="module" src="/static/0/js/site.js"></script></head></html>'
POLICY = ALWAYS["Content-Security-Policy"]
UNSAFE = {
    "Content-Security-Policy": POLICY.replace(
        "script-src 'self'", "script-src 'self' 'unsafe-inline'"
    )
}


@pytest.mark.parametrize(
    ("changes", "to_https", "grade"),
    [
        ({}, True, "A+"),
        (
            {"Content-Security-Policy": None},
            True,
            "C",
        ),  # 25 points for the policy, 20 for its frame-ancestors
        (UNSAFE, True, "B+"),
        ({"X-Content-Type-Options": "sniff", "Strict-Transport-Security": None}, True, "B"),
        ({"Set-Cookie": "session=1"}, True, "B+"),
        ({}, False, "B+"),
    ],
)
def test_each_weakness_has_its_price(
    changes: dict[str, str | None], to_https: bool, grade: str, tmp_path: Path
) -> None:
    """All our headers, with one left out, weakened or added."""
    sent = {
        name: value
        for name, value in {**headers("/", secure=True), **changes}.items()
        if value is not None
    }
    assert (
        grade_of(sent, PAGE, address=f"{WEBSITE}/", scratch=tmp_path, to_https=to_https).grade
        == grade
    )
