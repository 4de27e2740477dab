"""Answers that stand on one page keep their anchors, their notes and their headings apart."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup

from plugins.build.site import build
from plugins.languages.messages import used_in
from plugins.markdown.answer_in_list import answer_in_list
from plugins.markdown.rendering import LABELS
from plugins.pages.open_questions import UNWRITTEN
from plugins.project import ROOT
from tests.support.small_site import question, small_site

WITH_NOTE = (
    "One.[^1]\n\n## Example\n\nSee [it](#example).\n\n[^1]: https://example.org/%s is the note.\n"
)


def test_each_note_and_heading_is_its_own_answers(tmp_path: Path) -> None:
    """No id stands twice, each link leads to its own, and no heading is above its question."""
    files = {
        "faq/how-often.md": question(WITH_NOTE % "a"),
        "faq/outside-days.md": question(WITH_NOTE % "b", title="And then?", order="2"),
        "pages/about.md": question("", topic="", order="", title="About", summary="Us."),
    }
    content = small_site(tmp_path, files)
    build(tmp_path / "site", on=date(2026, 11, 28), PATH=str(content), LANGUAGES={"en": "en_IE"})
    soup = BeautifulSoup((tmp_path / "site/faq/index.html").read_text("utf-8"), "html.parser")
    ids = Counter(element["id"] for element in soup.find_all(id=True))
    assert [name for name, times in ids.items() if times > 1] == []
    for key, letter in (("how-often", "a"), ("outside-days", "b")):
        answer = soup.find(id=key)
        assert answer is not None
        assert [heading.name for heading in answer.find_all(["h1", "h2", "h3", "h4"])] == ["h4"]
        note = answer.find("sup").a["href"].removeprefix("#")
        assert f"https://example.org/{letter}" in soup.find(id=note).get_text()
        assert answer.find("a", string="it")["href"] == f"#{answer.h4['id']}"


def test_an_answer_without_ids_and_headings_stays_as_it_is() -> None:
    """Most have neither."""
    assert answer_in_list('<p>So, <a href="/faq/#other">there</a>.</p>', "how-often") == (
        '<p>So, <a href="/faq/#other">there</a>.</p>'
    )


def test_the_theme_lists_the_words_that_texts_need() -> None:
    """What stands in the template is what is translated, and asked for."""
    words = [
        message
        for message, (file, _) in used_in(ROOT / "theme").items()
        if file.endswith("parts/text-words.txt")
    ]
    assert sorted(words) == sorted((*LABELS, UNWRITTEN))
