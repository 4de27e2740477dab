"""Which page states which rule of the estimate stands in the content, and the estimate leads
there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from calculator.plain import RULES
from plugins.build.check import found_in
from plugins.build.site import build
from tests.conftest import TODAY
from tests.support.publishing import content_of

ESTIMATES = ("estimate", "fr/estimation")


def links(site: Path, page: str) -> dict[str, str]:
    """Return the address by rule that a built estimate page leads to."""
    soup = BeautifulSoup((site / page / "index.html").read_text("utf-8"), "html.parser")
    return {str(link["data-see"]): str(link["href"]) for link in soup.select("#see a")}


def test_each_rule_leads_to_the_page_that_states_it(site: Path) -> None:
    """In the page's language."""
    english, french = (links(site, page) for page in ESTIMATES)
    assert english.keys() == french.keys() == set(RULES)
    assert (english["audit-required"], english["year"]) == (
        "/faq/subscription-conditions/",
        "/how-the-estimate-is-worked-out/",
    )
    assert french["audit-required"] == "/fr/faq/conditions-de-l-abonnement/"


@pytest.mark.parametrize("do", ["draft", "rename", "delete"])
def test_a_page_that_states_rules_may_go_or_be_renamed(tmp_path: Path, do: str) -> None:
    """Its rules lead nowhere then, or to the new address; what else leaned on it is told by
    name."""
    content = content_of(tmp_path)
    for path in content.rglob("*.md"):
        text = path.read_text("utf-8").replace("  - outside-days\n", "")
        path.write_text(re.sub(r"\[([^]]*)\]\([^)]*outside-days[^)]*\)", r"\1", text), "utf-8")
    for name in ("search.yml", "search.fr.yml", "redirects.yml"):
        lines = (content / name).read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if "outside-days" not in line]
        (content / name).write_text("".join(kept), "utf-8")
    for ending in (".md", ".fr.md"):
        path = content / "faq" / f"outside-days{ending}"
        if do == "draft":
            text = path.read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1)
            path.write_text(text, "utf-8")
        elif do == "rename":
            path.rename(path.with_name(f"between-days{ending}"))
        else:
            path.unlink()
    assert [str(found) for found in found_in(content, on=TODAY) if found.severity == "error"] == []
    build(tmp_path / "site", on=TODAY, PATH=str(content), DRAFTS=False)
    address = links(tmp_path / "site", "estimate").get("reachable")
    assert address == ("/faq/between-days/" if do == "rename" else None)


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ("one-invoise", 'states must name what exists, got "one-invoise"; did you mean "one-inv'),
        ("combination", 'the rule "combination" must be stated once, content/faq/combine-formulas'),
    ],
)
def test_an_unknown_rule_or_one_stated_twice_is_told(
    tmp_path: Path, states: str, said: str
) -> None:
    """At the line of the key."""
    content = content_of(tmp_path)
    file = content / "faq" / "hire-staff.md"
    file.write_text(file.read_text("utf-8").replace("[one-invoice]", f"[{states}]"), "utf-8")
    told = [str(found) for found in found_in(content, on=TODAY)]
    assert any(line.startswith("content/faq/hire-staff.md:") and said in line for line in told)
