"""Another English address in the editor: the files take its name, and all that names the page
follows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plugins.checks.links.addresses import check, published
from plugins.checks.sources import read_sources
from plugins.errors import ContentError
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.outdated_translations import follow, outdated_in
from plugins.preview.editor.saving import content_mistakes
from plugins.project import PREVIEW
from plugins.reading.addresses import keep_addresses
from tests.support.both_languages import lines
from tests.support.editing import HOME, QUESTION, files_of, save, with_value
from tests.support.firm import CONTENT, TODAY

NEW = "how-many-days"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content, published once."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    sources = read_sources(content, on=TODAY, languages=("fr",))
    keep_addresses(content, published(sources))
    return content


def renamed(text: bytes, *, old: str, new: str) -> bytes:
    """Return a text of the content that names one page by another name."""
    place = rf"(?<=[/ \n\"]){old}(?=(?:\.fr)?\.md|\n|\")"
    return re.sub(place, new, text.decode()).encode()


def test_a_question_takes_another_name_with_all_that_names_it(
    entries: Entries, content: Path
) -> None:
    """Its twin, links, lists of questions and searches; no other byte changes, nothing is a
    mistake."""
    before = files_of(content)
    save(entries, QUESTION, "en", "slug", value=NEW)
    after = files_of(content)
    moved = {f"faq/how-often{end}": f"faq/{NEW}{end}" for end in (".md", ".fr.md")}
    wanted = {
        moved.get(name, name): renamed(text, old="how-often", new=NEW)
        for name, text in before.items()
    }
    kept = {"redirects.yml", "addresses.yml"}
    assert {name: text for name, text in after.items() if name not in kept} == {
        name: text for name, text in wanted.items() if name not in kept
    }
    assert sum(before.get(name) != text for name, text in after.items()) > 6
    assert after["redirects.yml"] == before["redirects.yml"] + (
        f"- from: /faq/how-often/\n  to: /faq/{NEW}/\n".encode()
    )
    assert not list(check(read_sources(content, on=TODAY, languages=("fr",))))
    assert not content_mistakes(content, on=TODAY, settings_file=PREVIEW)
    keys = entries.kinds["faq"].keys()
    assert not any(outdated_in(entries, f"faq/{key}.json") for key in keys)


def test_a_name_and_words_are_saved_together(entries: Entries, content: Path) -> None:
    """The values that come back are those of the new entry, and back again leads in no circle."""
    before = files_of(content)
    known = entries.entry(QUESTION)
    form = with_value(known, ("en", "slug"), NEW)
    values = entries.save(QUESTION, with_value(form, ("en", "summary"), "As you like."), known)
    assert (values["en"]["slug"], values["en"]["summary"]) == (NEW, "As you like.")
    assert entries.entry(QUESTION) == {}
    form = with_value(values, ("en", "slug"), "how-often")
    form = with_value(form, ("en", "summary"), known["en"]["summary"])
    entries.save(f"faq/{NEW}.json", form, values)
    assert files_of(content) == before


def test_links_of_every_shape_follow(entries: Entries, content: Path) -> None:
    """Beside it, with an anchor, by a reference, within itself; the translation counts as up to
    date, and lines end as they did."""
    file = content / "faq" / "how-often.md"
    links = (
        "See [a]({filename}how-often.md), [b]({filename}/faq/how-often.md#how-often),"
        " [c]({filename}../faq/how-often.md) and [d].\n\n"
        "[d]: {filename}/faq/how-often.md\n\n## How often {#how-often}\n"
    )
    text = f"{file.read_text('utf-8')}\n{links}"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    assert outdated_in(entries, QUESTION)
    follow(entries, QUESTION)
    save(entries, QUESTION, "en", "slug", value=NEW)
    assert not outdated_in(entries, f"faq/{NEW}.json")
    after = (content / "faq" / f"{NEW}.md").read_bytes().decode()
    assert after.count("\r\n") == after.count("\n") > 10
    assert after.replace("\r\n", "\n").endswith(
        "See [a]({filename}how-many-days.md), [b]({filename}/faq/how-many-days.md#how-often),"
        " [c]({filename}../faq/how-many-days.md) and [d].\n\n"
        "[d]: {filename}/faq/how-many-days.md\n\n## How often {#how-often}\n"
    )


def test_a_service_and_a_page_take_another_name(entries: Entries, content: Path) -> None:
    """Their old addresses lead to the new ones."""
    for kind, key in [("services", "mini-audit"), ("pages", "privacy")]:
        save(entries, f"{kind}/{key}.json", "en", "slug", value=f"the-{key}")
        assert not (content / kind / f"{key}.md").exists()
        assert (content / kind / f"the-{key}.fr.md").exists()
    added = (content / "redirects.yml").read_text("utf-8")
    assert "- from: /services/mini-audit/\n  to: /services/the-mini-audit/\n" in added
    assert "- from: /privacy/\n  to: /the-privacy/\n" in added
    assert not list(check(read_sources(content, on=TODAY, languages=("fr",))))


@pytest.mark.parametrize(
    ("path", "name", "why"),
    [
        (QUESTION, "confidentiality", "must be one that no other has"),
        (QUESTION, "privacy", "must be one that no other has"),
        (QUESTION, "", 'must be small letters, digits and hyphens, got ""'),
        (QUESTION, "How often", 'must be small letters, digits and hyphens, got "How often"'),
        ("pages/privacy.json", "fr", "must not have the name of a folder of the site"),
        *(
            (f"pages/{key}.json", "another", f'the address must stay "{key}"')
            for key in ("home", "estimate", "contact", "not-found")
        ),
    ],
)
def test_a_name_that_cannot_be_is_refused(
    entries: Entries, content: Path, path: str, name: str, why: str
) -> None:
    """In words, and nothing is written."""
    before, known = files_of(content), entries.entry(path)
    with pytest.raises(ContentError) as error:
        entries.save(path, with_value(known, ("en", "slug"), name), known)
    assert why in "\n".join(lines(error.value.mistakes))
    assert files_of(content) == before


def test_what_cannot_follow_is_told(entries: Entries, content: Path) -> None:
    """The page of questions has a template of its own; and a home page saved as it is moves
    nothing."""
    before, known = files_of(content), entries.entry("pages/faq.json")
    with pytest.raises(ContentError, match="template must be"):
        entries.save("pages/faq.json", with_value(known, ("en", "slug"), "answers"), known)
    home = entries.entry(HOME)
    entries.save(HOME, home, home)
    assert files_of(content) == before
