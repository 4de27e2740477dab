"""A new English address, given in the editor: the page's files are renamed, and every reference to
the page with them."""

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
    """Return a copy of the content; its addresses are recorded as published."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    sources = read_sources(content, on=TODAY, languages=("fr",))
    keep_addresses(content, published(sources))
    return content


def with_name(text: bytes, *, old: str, new: str) -> bytes:
    """Return a text of the content with another name for one page."""
    place = rf"(?<=[/ \n\"]){old}(?=(?:\.fr)?\.md|\n|\")"
    return re.sub(place, new, text.decode()).encode()


def test_a_question_is_renamed_with_every_reference_to_it(entries: Entries, content: Path) -> None:
    """In its translation, links, lists of questions and searches; no other byte changes, and a
    check finds no mistake."""
    before = files_of(content)
    save(entries, QUESTION, "en", "slug", value=NEW)
    after = files_of(content)
    new_names = {f"faq/how-often{end}": f"faq/{NEW}{end}" for end in (".md", ".fr.md")}
    expected = {
        new_names.get(name, name): with_name(text, old="how-often", new=NEW)
        for name, text in before.items()
    }
    special = {"redirects.yml", "addresses.yml"}
    assert {name: text for name, text in after.items() if name not in special} == {
        name: text for name, text in expected.items() if name not in special
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
    """The save returns the values of the new entry; a change back makes no redirect in a circle."""
    before = files_of(content)
    base = entries.entry(QUESTION)
    form = with_value(base, ("en", "slug"), NEW)
    values = entries.save(QUESTION, with_value(form, ("en", "summary"), "As you like."), base)
    assert (values["en"]["slug"], values["en"]["summary"]) == (NEW, "As you like.")
    assert entries.entry(QUESTION) == {}
    form = with_value(values, ("en", "slug"), "how-often")
    form = with_value(form, ("en", "summary"), base["en"]["summary"])
    entries.save(f"faq/{NEW}.json", form, values)
    assert files_of(content) == before


def test_links_of_every_shape_follow(entries: Entries, content: Path) -> None:
    """Relative ones, with an anchor, by a reference, to the page itself; the translation counts as
    up to date, and line ends stay."""
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


def test_a_service_and_a_page_are_renamed(entries: Entries, content: Path) -> None:
    """Their old addresses are redirected to the new ones."""
    for kind, key in [("services", "mini-audit"), ("pages", "privacy")]:
        save(entries, f"{kind}/{key}.json", "en", "slug", value=f"the-{key}")
        assert not (content / kind / f"{key}.md").exists()
        assert (content / kind / f"the-{key}.fr.md").exists()
    redirects = (content / "redirects.yml").read_text("utf-8")
    assert "- from: /services/mini-audit/\n  to: /services/the-mini-audit/\n" in redirects
    assert "- from: /privacy/\n  to: /the-privacy/\n" in redirects
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
def test_an_invalid_name_is_refused(
    entries: Entries, content: Path, path: str, name: str, why: str
) -> None:
    """With a message, and nothing is written."""
    before, base = files_of(content), entries.entry(path)
    with pytest.raises(ContentError) as error:
        entries.save(path, with_value(base, ("en", "slug"), name), base)
    assert why in "\n".join(lines(error.value.mistakes))
    assert files_of(content) == before


def test_a_page_with_a_template_of_its_name_is_not_renamed(entries: Entries, content: Path) -> None:
    """Such as the page of questions; and a home page saved without a change moves nothing."""
    before, base = files_of(content), entries.entry("pages/faq.json")
    with pytest.raises(ContentError, match="template must be"):
        entries.save("pages/faq.json", with_value(base, ("en", "slug"), "answers"), base)
    home = entries.entry(HOME)
    entries.save(HOME, home, home)
    assert files_of(content) == before
