"""JSON-LD holds what is known, and no text can break out of it."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from plugins.site_details import read_site_details
from plugins.structured import breadcrumbs, data_block, organization

CONTENT = Path(__file__).parent.parent / "content"


def test_a_blank_is_left_out_and_never_an_empty_text() -> None:
    """A search engine is told nothing rather than a guess."""
    known = organization(read_site_details(CONTENT), "https://cio-pme.example")
    assert known["name"] == "CIO-PME"
    assert known["url"] == "https://cio-pme.example/"
    assert not {"email", "telephone", "address", "vatID"} & known.keys()
    filled = read_site_details(CONTENT).model_copy(update={"email": "cio@cio-pme.example", "city": "Liège"})
    known = organization(filled, "https://cio-pme.example")
    assert known["email"] == "cio@cio-pme.example"
    assert known["address"] == {"@type": "PostalAddress", "addressLocality": "Liège"}


def test_no_text_ends_the_block() -> None:
    """An answer may hold `</script>`; it must stay an answer."""
    evil = "</script><script>alert(1)</script>"
    block = BeautifulSoup(data_block({"@type": "Thing", "name": evil}), "html.parser")
    (script,) = block.find_all("script")
    assert json.loads(script.string)["@graph"] == [{"@type": "Thing", "name": evil}]


def test_breadcrumbs_count_from_home() -> None:
    """Position 1 is the home page."""
    trail = breadcrumbs([("CIO-PME", ""), ("Questions", "faq/")], "https://cio-pme.example")["itemListElement"]
    assert [(step["position"], step["item"]) for step in trail] == [
        (1, "https://cio-pme.example/"),
        (2, "https://cio-pme.example/faq/"),
    ]
