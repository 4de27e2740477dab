"""Old addresses, searches and our own words in the editor: one row changes, all others stay."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from plugins.errors import ContentError
from plugins.preview.editor.entries import Entries
from tests.support.editing import files_of
from tests.support.firm import CONTENT

REDIRECTS, SEARCH, FRENCH, WORDS = (
    f"lists/{name}.json" for name in ("redirects", "search", "search-fr", "words")
)
ROW = {REDIRECTS: {"from": "/old.html", "to": "/contact/"}, WORDS: {"word": "ERP", "note": "so"}}
ROW[SEARCH] = {"typed": "who: you?", "page": "contact"}
ROW[FRENCH] = {"typed": "joindre", "page": "contact"}
FILES = {REDIRECTS: "redirects.yml", SEARCH: "search.yml", FRENCH: "search.fr.yml"}
FILES[WORDS] = "words.txt"
LINES = {
    REDIRECTS: "- from: /old.html\n  to: /contact/\n",
    SEARCH: '"who: you?": contact\n',
    FRENCH: "joindre: contact\n",
    WORDS: "ERP # so\n",
}


@pytest.mark.parametrize("path", FILES)
def test_a_row_is_added_and_removed_and_nothing_else_changes(
    entries: Entries, content: Path, path: str
) -> None:
    """At the end of the file, in the file's own format."""
    before, base = files_of(content), entries.entry(path)
    more = deepcopy(base)
    more["entries"].append(ROW[path])
    entries.save(path, more, base)
    expected = before[FILES[path]].decode().rstrip("\n") + "\n" + LINES[path]
    assert (content / FILES[path]).read_text("utf-8") == expected
    assert entries.entry(path) == more
    entries.save(path, base, more)
    assert files_of(content) == before


@pytest.mark.parametrize("path", [SEARCH, WORDS])
def test_a_row_changes_in_its_place_and_rows_move_with_their_notes(
    entries: Entries, content: Path, path: str
) -> None:
    """Every other line stays as it was."""
    base = entries.entry(path)
    more = deepcopy(base)
    more["entries"].append(ROW[path])
    entries.save(path, more, base)
    reordered = deepcopy(more)
    reordered["entries"].insert(0, reordered["entries"].pop())
    entries.save(path, reordered, more)
    text = (content / FILES[path]).read_text("utf-8")
    assert sorted(text.splitlines()) == sorted(
        [*(CONTENT / FILES[path]).read_text("utf-8").splitlines(), LINES[path].rstrip("\n")]
    )
    assert entries.entry(path) == reordered
    assert text.startswith((CONTENT / FILES[path]).read_text("utf-8").splitlines()[0])


def test_a_note_above_a_row_stays(entries: Entries, content: Path) -> None:
    """When the row changes."""
    path = content / "redirects.yml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n# From the fair.\n- from: /fair\n  to: /faq/\n", "utf-8")
    base = entries.entry(REDIRECTS)
    form = deepcopy(base)
    form["entries"][-1]["to"] = "/contact/"
    entries.save(REDIRECTS, form, base)
    assert path.read_text("utf-8").endswith("# From the fair.\n- from: /fair\n  to: /contact/\n")


@pytest.mark.parametrize(
    ("path", "row", "words"),
    [
        (REDIRECTS, {"from": "/old", "to": "/nowhere/"}, "to must be a page of this site"),
        (SEARCH, {"typed": "x", "page": "nobody"}, "must name the page to be found"),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_and_nothing_is_written(
    entries: Entries, content: Path, path: str, row: dict[str, str], words: str
) -> None:
    """With the message of `make check`."""
    before, base = files_of(content), entries.entry(path)
    form = deepcopy(base)
    form["entries"].append(row)
    with pytest.raises(ContentError, match=words):
        entries.save(path, form, base)
    assert files_of(content) == before


def test_a_list_that_somebody_changed_or_deleted_is_refused(
    entries: Entries, content: Path
) -> None:
    """The save must not remove their row, or create their deleted file again."""
    base = entries.entry(WORDS)
    form = {"entries": [*base["entries"], ROW[WORDS]]}
    words = content / "words.txt"
    words.write_text(f"{words.read_text('utf-8')}CRM\n", "utf-8")
    with pytest.raises(ContentError, match="somebody has changed it since"):
        entries.save(WORDS, form, base)
    words.unlink()
    with pytest.raises(ContentError, match="somebody has deleted it since"):
        entries.save(WORDS, form, base)
    assert not words.exists()
    empty = entries.entry(WORDS)
    entries.save(WORDS, {"entries": [ROW[WORDS]]}, empty)
    assert words.read_text("utf-8") == "ERP # so\n"
