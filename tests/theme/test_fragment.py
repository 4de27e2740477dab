"""A share link is recognised after the changes of mail programs and messengers, and other fragments
are not taken for one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from plugins.packages.node import node

MODULE = Path(__file__).resolve().parents[2] / "theme" / "static" / "js" / "fragment.js"
LINK = "v=2&book=2026-01-01&on=2026-11-23&f.employees=25&c.a-la-carte=1.5&c.a-la-carte.per=week"
SCRIPT = """\
import { linkIn } from %s;
let text = "";
for await (const part of process.stdin) text += part;
process.stdout.write(JSON.stringify(JSON.parse(text).map(linkIn)));
"""
BEHIND = [".", ",", ")", ";", "!", "?", "]", ">", "»", "”", "…", "**", ").", " ", "\n", "\u00a0"]
SURVIVES = [
    LINK,
    *(LINK + sign for sign in BEHIND),
    *(LINK + quote(sign) for sign in BEHIND if sign.isascii()),
    LINK.replace("&", "&amp;"),
    LINK.replace("&", "&#38;"),
    LINK.replace("&", "%26amp%3B"),
    LINK.replace("=", "=3D"),
    LINK.replace("-", "\u2011"),
    LINK.replace("&on", "&\u200bon"),
    LINK.replace("&on", "\r\n&on"),
    quote(LINK, safe=""),
    quote(quote(LINK, safe=""), safe=""),
    LINK.replace("=", "%3d"),
    f"{LINK}&fbclid=IwAR0_x-y",
    f"{LINK}?fbclid=IwAR0",
    f"{LINK}&utm_source=news&utm_medium=e-mail&utm_campaign=a%20b",
    f"{LINK}&xtor=EPR-1.",
    f"utm_source=x&{LINK}",
    f"{LINK}&amp;gclid=1&mc_cid=2&mc_eid=3&msclkid=4",
    f"{LINK}&",
    f"#{LINK}",
    f"%23{LINK}",
]
OTHERS = [
    "xtor=EPR-1",
    "utm_source=x",
    "fbclid=IwAR",
    ":~:text=price",
    "main",
    "how-often",
    "r%C3%A9sum%C3%A9",
    "%00%ff",
    "%",
    "%E0%A4%A",
    "",
    ".",
    "&&",
]
DAMAGED = ["v=1", "v=2&f.users=2 5", "f.users=25", "v=2&book=2026-01-01&other=1", "months=x"]


def links(fragments: list[str]) -> list[str | None]:
    """Return the link that the page reads in each fragment, or None."""
    done = subprocess.run(
        [*node(), "--input-type=module", "--eval", SCRIPT % json.dumps(MODULE.as_uri())],
        input=json.dumps(fragments),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_a_link_survives_the_changes_of_programs() -> None:
    """Signs of the sentence around it, characters escaped once or twice, and parameters added for
    statistics."""
    link_by_text = dict(zip(SURVIVES, links(SURVIVES), strict=True))
    assert {text: link for text, link in link_by_text.items() if link != LINK} == {}


def test_another_fragment_is_ignored() -> None:
    """A heading of the page, a campaign, or one of the browser's own."""
    assert links(OTHERS) == [None] * len(OTHERS)


def test_a_damaged_link_is_still_a_link() -> None:
    """So that the page can say so; an unknown name stays, because it may be a damaged one of
    ours."""
    assert links(DAMAGED) == DAMAGED
    (long,) = links([f"v=1&{'x' * 5000}"])
    assert long and len(long) == 2_000


@pytest.mark.parametrize("name", ["f.employes", "hour", "C.a-la-carte"])
def test_only_parameters_of_known_others_are_left_out(name: str) -> None:
    """Another name may be a misspelt one of ours, and without it another estimate would be
    shown."""
    assert links([f"{LINK}&{name}=3"]) == [f"{LINK}&{name}=3"]
