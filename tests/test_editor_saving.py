"""What the editor saves changes the words that were changed and nothing else, or is refused and changes nothing."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from plugins.build import ROOT
from plugins.editor import toml_text, yaml_text
from plugins.editor.entries import Entries
from plugins.editor.files import put_all
from plugins.errors import ContentError
from plugins.translations import drift_of
from tests.both_languages import lines
from tests.editing import changed_lines, entries_of, files_of

QUESTION, HOME, BOOK, FIRM, TOPICS = "faq/how-often.json", "pages/home.json", "prices/2026-01-01.json", "firm/site.json", "topics/topics.json"
ONLY_SHOWN = {("first_day",), ("en", "slug"), ("en", "address")}  # they are the file's name
Values = dict[str, Any]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the real content."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def entries(content: Path) -> Entries:
    """What the editor knows of the copy."""
    return entries_of(content)


def paths_of(entries: Entries) -> list[str]:
    """Return every entry there is."""
    return [path for folder in entries.kinds for path in entries.folder(folder)[0]]


def texts_in(values: Values, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield where each text of an entry stands."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from texts_in(value, (*before, key))
        elif isinstance(value, str):
            yield (*before, key)


def with_value(values: Values, place: tuple[str, ...], value: Any) -> Values:
    """Return the values with another one in a place."""
    inside = deepcopy(values)
    table = inside
    for key in place[:-1]:
        table = table[key]
    table[place[-1]] = value
    return inside


def save(entries: Entries, path: str, *place: str, value: Any) -> None:
    """Open an entry, change one value, and save."""
    known = entries.entry(path)
    entries.save(path, with_value(known, place, value), known)


def test_saving_without_a_change_touches_no_file(entries: Entries, content: Path) -> None:
    """Of all there is."""
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    for path in paths_of(entries):
        values = entries.entry(path)
        entries.save(path, values, deepcopy(values))
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_every_text_of_every_file_changes_alone_and_back_again(entries: Entries, content: Path) -> None:
    """One line differs, then none: comments, order, quotation marks and empty lines stay."""
    tried = 0
    for path in paths_of(entries):
        folder, _, name = path.removesuffix(".json").partition("/")
        kind, known = entries.kinds[folder], entries.entry(path)
        files = [file for file in kind.files(name).values() if file.is_file()]
        before = {file.name: file.read_bytes() for file in files}
        for place in texts_in(known):
            text = before[kind.files(name).get(place[0], files[0]).name].decode()
            if place[-1] not in ("body", *re.findall(r"(?m)^(\w+)(?::| =)", text)) or place in ONLY_SHOWN:
                continue
            longer = with_value(known, place, f"{_value(known, place)}x")
            put_all(kind.texts(name, longer, known))
            changed = changed_lines(before, {file.name: file.read_bytes() for file in files})
            assert [len(pairs) for pairs in changed.values()] == [1], (path, place)
            put_all(kind.texts(name, known, longer))
            assert {file.name: file.read_bytes() for file in files} == before, (path, place)
            tried += 1
    assert tried > 300


def _value(values: Values, place: tuple[str, ...]) -> Any:
    return _value(values[place[0]], place[1:]) if place else values


def test_one_word_of_an_answer(entries: Entries, content: Path) -> None:
    """In one language, the other is not touched."""
    before = files_of(content)
    body = entries.entry(QUESTION)["en"]["body"]
    save(entries, QUESTION, "en", "body", value=body.replace("frequency", "rhythm"))
    (name, [(old, new)]), = changed_lines(before, files_of(content)).items()
    assert name == "faq/how-often.md" and new == old.replace("frequency", "rhythm") != old


def test_one_price(entries: Entries, content: Path) -> None:
    """The book keeps its notes and the order of its values."""
    before = files_of(content)
    save(entries, BOOK, "day_rate", "small", value="950.00")
    assert changed_lines(before, files_of(content)) == {"prices/2026-01-01.toml": [('small = "900.00"\n', 'small = "950.00"\n')]}


def test_a_blank_of_the_firm_is_filled_in_and_blank_again(entries: Entries, content: Path) -> None:
    """What YAML would read otherwise stands between quotation marks."""
    before = files_of(content)
    save(entries, FIRM, "en", "phone", value="+32 2 123: ask for the office")
    assert changed_lines(before, files_of(content)) == {"site.yml": [("phone:\n", 'phone: "+32 2 123: ask for the office"\n')]}
    save(entries, FIRM, "en", "phone", value="")
    assert files_of(content) == before


def test_the_last_day_of_a_book_comes_into_use_and_out_again(entries: Entries, content: Path) -> None:
    """As the note above it says: the sign in front goes and comes."""
    before = files_of(content)
    save(entries, BOOK, "last_day", value="2027-12-31")
    assert changed_lines(before, files_of(content)) == {"prices/2026-01-01.toml": [('# last_day = "2026-12-31"\n', 'last_day = "2027-12-31"\n')]}
    save(entries, BOOK, "last_day", value="")
    assert changed_lines(before, files_of(content)) == {"prices/2026-01-01.toml": [('# last_day = "2026-12-31"\n', '# last_day = "2027-12-31"\n')]}


def test_line_breaks_and_the_mark_before_the_text_stay(entries: Entries, content: Path) -> None:
    """Of a file that another system wrote."""
    file = content / "faq" / "how-often.md"
    written = "\ufeff" + file.read_text(encoding="utf-8").replace("\n", "\r\n").replace("topic:", "# why here?\r\ntopic:  ")
    file.write_bytes(written.encode())
    save(entries, QUESTION, "en", "title", value="How often?")
    assert file.read_bytes().decode() == written.replace("title: How often does a part-time CIO work?", "title: How often?") != written


def test_questions_of_a_page_change_their_order(entries: Entries, content: Path) -> None:
    """In both languages, each on its own line."""
    before = files_of(content)
    known = entries.entry(HOME)
    form = {lang: {**values, "questions": values["questions"][::-1]} for lang, values in known.items()}
    entries.save(HOME, form, known)
    changed = changed_lines(before, files_of(content))
    assert [new.strip() for _, new in changed["pages/home.md"]] == ["- confidentiality", "- how-subscription-works", "- how-often", "- hire-staff"]
    assert changed.keys() == {"pages/home.md", "pages/home.fr.md"}


def test_a_topic_is_added_moved_and_renamed(entries: Entries, content: Path) -> None:
    """In both languages at once; the notes above the list stay."""
    known = entries.entry(TOPICS)
    first, *others = known["topics"]
    new = {"topic": "costs", "title": "What it costs", "title_fr": "Ce que cela coûte", "slug_fr": "couts"}
    entries.save(TOPICS, {"topics": [*others, {**first, "title": "Your CIO"}, new]}, known)
    english = (ROOT / "content/faq/topics.yml").read_text("utf-8")
    moved = "- topic: a-cio-for-your-company\n  title: A CIO for your company\n"
    expected = english.replace(moved, "") + moved.replace("A CIO for your company", "Your CIO") + "- topic: costs\n  title: What it costs\n"
    assert (content / "faq/topics.yml").read_text("utf-8") == expected
    assert (content / "faq/topics.fr.yml").read_text("utf-8").endswith("- topic: costs\n  slug: couts\n  title: Ce que cela coûte\n")


NEW = {
    "en": {"title": "Is there a trial?", "slug": "trial", "topic": "trust", "order": 9, "reviewed": "2026-11-23", "status": "published", "summary": "", "body": "Yes: ask us.\n"},
    "fr": {"title": "Y a-t-il un essai ?", "slug": "essai", "topic": "trust", "order": 9, "reviewed": "2026-11-23", "status": "published", "body": "Oui : demandez-nous."},
}


def test_a_new_question_is_two_files_and_goes_as_it_came(entries: Entries, content: Path) -> None:
    """Its translation is up to date; what was left empty, or means nothing more, is not written."""
    before = files_of(content)
    entries.save("faq/trial.json", NEW, None)
    text = "---\ntitle: Is there a trial?\ntopic: trust\nreviewed: 2026-11-23\norder: 9\n---\n\nYes: ask us.\n"
    assert (content / "faq/trial.md").read_text("utf-8") == text
    assert drift_of(content / "faq/trial.fr.md", content) is None
    entries.delete("faq/trial.json")
    assert files_of(content) == before


def test_a_new_price_book_keeps_the_notes_of_the_newest(entries: Entries, content: Path) -> None:
    """Only what was changed differs from it."""
    form = with_value({**entries.entry(BOOK), "first_day": "2027-01-01"}, ("day_rate", "small"), "950.00")
    entries.save("prices/2027-01-01.json", form, None)
    old, new = ((content / "prices" / f"{day}-01-01.toml").read_text("utf-8") for day in ("2026", "2027"))
    assert new == old.replace('"900.00"', '"950.00"') != old


# What is refused


def refused(entries: Entries, content: Path, path: str, form: Values, known: Values | None) -> str:
    """Return why a save is refused, once it is sure that nothing was written."""
    before = files_of(content)
    with pytest.raises(ContentError) as error:
        entries.save(path, form, known)
    assert files_of(content) == before
    return "\n".join(lines(error.value.mistakes))


@pytest.mark.parametrize(
    ("path", "place", "value", "why"),
    [
        (QUESTION, ("en", "title"), "How often", 'content/faq/how-often.md:2: the title of a question must end with "?"'),
        (QUESTION, ("en", "title"), "", "content/faq/how-often.md:1: title must be given"),
        (QUESTION, ("en", "reviewed"), "yesterday", "content/faq/how-often.md:5: reviewed must be a day like 2026-11-23"),
        (QUESTION, ("en", "body"), "It costs 900 EUR.", "content/faq/how-often.md:10: an amount must come from the price book"),
        (QUESTION, ("en", "body"), "[See]({filename}/faq/nothing.md)", "content/faq/how-often.md:10: a link must lead to a page that exists"),
        (QUESTION, ("en", "body"), "In 3 days.", "content/faq/how-often.fr.md"),  # the languages must say the same numbers
        (QUESTION, ("en", "slug"), "../../etc/passwd", 'the address must stay "how-often"'),
        (BOOK, ("day_rate", "small"), "9OO", 'content/prices/2026-01-01.toml:49: day_rate.small must be an amount like 900.00, got "9OO"'),
        (BOOK, ("first_day",), "2027-01-01", "the first day of a book must stay 2026-01-01"),
        (FIRM, ("en", "name"), "", "content/site.yml"),
        (FIRM, ("fr", "approved"), "perhaps", "content/site.fr.yml"),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_refused(entries: Entries, content: Path, path: str, place: tuple[str, ...], value: str, why: str) -> None:
    """With the words of the check that found it, and nothing is written."""
    known = entries.entry(path)
    assert why in refused(entries, content, path, with_value(known, place, value), known)


def test_a_mistake_that_was_there_before_does_not_keep_another_from_being_mended(entries: Entries, content: Path) -> None:
    """Else a file with two mistakes could never be mended."""
    file = content / "faq" / "how-often.md"
    file.write_text(file.read_text("utf-8").replace("working-together", "nowhere").replace("work?", "work"), "utf-8")
    save(entries, QUESTION, "en", "title", value="How often does a CIO work?")
    assert "title: How often does a CIO work?\ntopic: nowhere\n" in file.read_text("utf-8")


def test_what_somebody_else_changed_meanwhile_is_not_undone(entries: Entries, content: Path) -> None:
    """Another value of the same file is kept; the same one is refused."""
    known = entries.entry(QUESTION)
    save(entries, QUESTION, "en", "summary", value="As you like.")
    entries.save(QUESTION, with_value(known, ("en", "title"), "How often now?"), known)
    assert "How often now?" in (text := (content / "faq/how-often.md").read_text("utf-8")) and "As you like." in text
    why = refused(entries, content, QUESTION, with_value(known, ("en", "title"), "And now?"), known)
    assert "content/faq/how-often.md: title must be as it was when this form was opened" in why


def test_a_language_alone_is_refused_unless_it_is_a_draft(entries: Entries, content: Path) -> None:
    """A draft may wait for its translation."""
    alone = {"en": NEW["en"]}
    assert "must have its twin trial.fr.md" in refused(entries, content, "faq/trial.json", alone, None)
    entries.save("faq/trial.json", with_value(alone, ("en", "status"), "draft"), None)
    assert "status: draft\n" in (content / "faq/trial.md").read_text("utf-8")


def test_a_name_that_is_taken_is_refused(entries: Entries, content: Path) -> None:
    """A new entry never takes the place of another."""
    form = with_value(NEW, ("en", "slug"), "how-often")
    assert "must have a name of its own" in refused(entries, content, QUESTION, form, None)
    assert "must be one that no other has" in refused(entries, content, "faq/how-often-1.json", form, None)


@pytest.mark.parametrize("path", ["faq/../../outside.json", "faq/..json", "/etc/passwd", "faq/a/b.json", "words/words.json", "faq/how-often.md", "faq/HOW.json", "faq/a\n.json", ""])
def test_no_path_leads_out_of_the_content(entries: Entries, content: Path, path: str) -> None:
    """Neither to read nor to write nor to delete."""
    for ask in (lambda: entries.entry(path), lambda: entries.save(path, NEW, None), lambda: entries.delete(path)):
        with pytest.raises(ContentError, match="an entry must be like faq/how-often.json"):
            ask()


@pytest.mark.parametrize("linked", ["faq/how-often.md", "faq"])
def test_a_link_to_elsewhere_is_not_followed(entries: Entries, content: Path, tmp_path: Path, linked: str) -> None:
    """Neither of a file nor of a folder."""
    form = with_value(NEW, ("en", "slug"), "how-often")
    outside = (content / linked).rename(tmp_path / "outside")
    (content / linked).symlink_to(outside)
    for ask in (lambda: entries.entry(QUESTION), lambda: entries.save(QUESTION, form, form), lambda: entries.delete(QUESTION)):
        with pytest.raises(ContentError, match="must stand in the content itself"):
            ask()
    assert outside.exists()


def test_what_others_need_is_not_deleted(entries: Entries, content: Path) -> None:
    """The pages that lead to it are named; a page of the site, or a price book, is not deleted here at all."""
    before = files_of(content)
    for path, why in [(QUESTION, "content/pages/home.md:5: questions must name what exists"), (HOME, "one of the folders faq, services"), (BOOK, "one of the folders faq, services")]:
        with pytest.raises(ContentError, match=why):
            entries.delete(path)
    assert files_of(content) == before


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_there(entries: Entries, content: Path) -> None:
    """Its mistake is the one that the preview shows."""
    (content / "faq" / "how-often.md").write_text("No keys.\n", "utf-8")
    found, mistakes = entries.folder("faq")
    assert QUESTION not in found and len(found) == len(list((content / "faq").glob("[!.]*.fr.md"))) - 1
    assert [str(mistake) for mistake in mistakes][0].startswith('content/faq/how-often.md:1: the first line must be "---"')
