"""A save of the editor writes the changed words and leaves every other byte."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from plugins.languages.translations import drift_of
from plugins.preview.editor.entries import Entries
from plugins.preview.editor.files import write_all
from tests.support.editing import (
    BOOK,
    FIRM,
    HOME,
    NEW,
    QUESTION,
    RATE,
    SETTINGS,
    TOPICS,
    Values,
    changed_lines,
    files_of,
    save,
    with_value,
)
from tests.support.firm import CONTENT

READ_ONLY = {("first_day",), ("en", "slug"), ("en", "address")}  # they are the file's name


def paths_of(entries: Entries) -> list[str]:
    """Return the path of every entry."""
    return [path for folder in entries.kinds for path in entries.folder(folder)[0]]


SETTINGS_FILE = """# Ours.
languages: [en_IE, fr_BE]

# Blue.
colour: "#1d4ed8"
accent: "#c2410c" # orange
translation_drift: warn
whole_faq: 40
"""


def texts_in(values: Values, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the place of each text in an entry."""
    for key, value in values.items():
        if isinstance(value, dict):
            yield from texts_in(value, (*before, key))
        elif isinstance(value, str):
            yield (*before, key)


def test_saving_without_a_change_touches_no_file(entries: Entries, content: Path) -> None:
    """Of any entry."""
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    for path in paths_of(entries):
        values = entries.entry(path)
        entries.save(path, values, deepcopy(values))
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_every_text_of_every_file_changes_alone_and_back_again(
    entries: Entries, content: Path
) -> None:
    """One line differs, then none: comments, the order, quotation marks and empty lines stay."""
    count = 0
    (content / "settings.yml").write_text(SETTINGS_FILE, "utf-8")
    for path in paths_of(entries):
        folder, _, name = path.removesuffix(".json").partition("/")
        kind, base = entries.kinds[folder], entries.entry(path)
        files = [file for file in kind.files(name).values() if file.is_file()]
        before = {file.name: file.read_bytes() for file in files}
        for place in texts_in(base):
            text = before[kind.files(name).get(place[0], files[0]).name].decode()
            if (
                place[-1] not in ("body", *re.findall(r"(?m)^(\w+)(?::| =)", text))
                or place in READ_ONLY
            ):
                continue
            longer = with_value(base, place, f"{_value(base, place)}x")
            write_all(kind.texts(name, longer, base))
            lines = changed_lines(before, {file.name: file.read_bytes() for file in files})
            assert [len(pairs) for pairs in lines.values()] == [1], (path, place)
            write_all(kind.texts(name, base, longer))
            assert {file.name: file.read_bytes() for file in files} == before, (path, place)
            count += 1
    assert count > 300


def _value(values: Values, place: tuple[str, ...]) -> Any:
    return _value(values[place[0]], place[1:]) if place else values


def test_one_word_of_an_answer(entries: Entries, content: Path) -> None:
    """In one language; the other file does not change."""
    before = files_of(content)
    body = entries.entry(QUESTION)["en"]["body"]
    save(entries, QUESTION, "en", "body", value=body.replace("frequency", "rhythm"))
    ((name, [(old, new)]),) = changed_lines(before, files_of(content)).items()
    assert name == "faq/how-often.md" and new == old.replace("frequency", "rhythm") != old


def test_colours_are_given_and_the_rest_of_the_settings_stays(
    entries: Entries, content: Path
) -> None:
    """The first value creates the file; a country changes alone, notes stay."""
    file, base = content / "settings.yml", entries.entry(SETTINGS)
    assert base["languages"] == ["en_IE", "fr_BE"] and base["offline"] == "yes"
    entries.save(SETTINGS, base | {"colour": "#1d4ed8", "accent": "#c2410c"}, base)
    assert file.read_text("utf-8") == 'colour: "#1d4ed8"\naccent: "#c2410c"\n'
    file.write_text(SETTINGS_FILE, "utf-8")
    save(entries, SETTINGS, "languages", value=["en_BE", "fr_BE"])
    save(entries, SETTINGS, "whole_faq", value=12)
    assert file.read_text("utf-8") == SETTINGS_FILE.replace(
        "languages: [en_IE, fr_BE]", "languages:\n  - en_BE\n  - fr_BE"
    ).replace("whole_faq: 40", "whole_faq: 12")


def test_one_price(entries: Entries, content: Path) -> None:
    """The book keeps its notes and the order of its values."""
    before = files_of(content)
    save(entries, BOOK, *RATE, value="950.00")
    assert changed_lines(before, files_of(content)) == {
        "prices/2026-01-01.toml": [('small = "900.00"\n', 'small = "950.00"\n')]
    }


def test_a_blank_of_the_firm_is_filled_in_and_blank_again(entries: Entries, content: Path) -> None:
    """A text that YAML would misread is written in quotation marks."""
    before = files_of(content)
    save(entries, FIRM, "en", "street", value="Some Street: at the back")
    assert changed_lines(before, files_of(content)) == {
        "site.yml": [("street:\n", 'street: "Some Street: at the back"\n')]
    }
    save(entries, FIRM, "en", "street", value="")
    assert files_of(content) == before


def test_the_last_day_of_a_book_comes_into_use_and_out_again(
    entries: Entries, content: Path
) -> None:
    """As the note above it says: the # in front is removed and written again."""
    before = files_of(content)
    save(entries, BOOK, "last_day", value="2027-12-31")
    assert changed_lines(before, files_of(content)) == {
        "prices/2026-01-01.toml": [('# last_day = "2026-12-31"\n', 'last_day = "2027-12-31"\n')]
    }
    save(entries, BOOK, "last_day", value="")
    assert changed_lines(before, files_of(content)) == {
        "prices/2026-01-01.toml": [('# last_day = "2026-12-31"\n', '# last_day = "2027-12-31"\n')]
    }


def test_line_ends_and_the_byte_order_mark_stay(entries: Entries, content: Path) -> None:
    """Those of a file that was written on Windows."""
    file = content / "faq" / "how-often.md"
    original = "\ufeff" + file.read_text(encoding="utf-8").replace("\n", "\r\n").replace(
        "topic:", "# why here?\r\ntopic:  "
    )
    file.write_bytes(original.encode())
    save(entries, QUESTION, "en", "title", value="How often?")
    assert (
        file.read_bytes().decode()
        == original.replace("title: How often does a part-time CIO work?", "title: How often?")
        != original
    )


def test_questions_of_a_page_change_their_order(entries: Entries, content: Path) -> None:
    """In both languages, each on its own line."""
    before = files_of(content)
    base = entries.entry(HOME)
    form = {
        lang: {**values, "questions": values["questions"][::-1]} for lang, values in base.items()
    }
    entries.save(HOME, form, base)
    lines = changed_lines(before, files_of(content))
    assert [new.strip() for _, new in lines["pages/home.md"]] == [
        "- confidentiality",
        "- how-subscription-works",
        "- how-often",
        "- hire-staff",
    ]
    assert lines.keys() == {"pages/home.md", "pages/home.fr.md"}


def test_a_topic_is_added_moved_and_renamed(entries: Entries, content: Path) -> None:
    """In both languages at once; the notes above the list stay."""
    base = entries.entry(TOPICS)
    first, *others = base["topics"]
    new = {
        "topic": "costs",
        "title": "What it costs",
        "title_fr": "Ce que cela coûte",
        "slug_fr": "couts",
    }
    entries.save(TOPICS, {"topics": [*others, {**first, "title": "Your CIO"}, new]}, base)
    english = (CONTENT / "faq/topics.yml").read_text("utf-8")
    topic = "- topic: a-cio-for-your-company\n  title: A CIO for your company\n"
    expected = (
        english.replace(topic, "")
        + topic.replace("A CIO for your company", "Your CIO")
        + "- topic: costs\n  title: What it costs\n"
    )
    assert (content / "faq/topics.yml").read_text("utf-8") == expected
    assert (
        (content / "faq/topics.fr.yml")
        .read_text("utf-8")
        .endswith("- topic: costs\n  slug: couts\n  title: Ce que cela coûte\n")
    )


def test_a_new_question_is_two_files_and_is_deleted_whole(entries: Entries, content: Path) -> None:
    """Its translation is up to date; empty values and defaults are not written."""
    before = files_of(content)
    entries.save("faq/trial.json", NEW, None)
    text = (
        "---\ntitle: Is there a trial?\ntopic: trust\nreviewed: 2026-11-23\norder: 9\n---\n\nYes:"
        " ask us.\n"
    )
    assert (content / "faq/trial.md").read_text("utf-8") == text
    assert drift_of(content / "faq/trial.fr.md", content) is None
    entries.delete("faq/trial.json")
    assert files_of(content) == before


def test_a_new_price_book_keeps_the_notes_of_the_newest(entries: Entries, content: Path) -> None:
    """Only changed values differ from it."""
    form = with_value({**entries.entry(BOOK), "first_day": "2027-01-01"}, RATE, "950.00")
    entries.save("prices/2027-01-01.json", form, None)
    old, new = (
        (content / "prices" / f"{day}-01-01.toml").read_text("utf-8") for day in ("2026", "2027")
    )
    assert new == old.replace('"900.00"', '"950.00"') != old


@pytest.mark.parametrize(
    ("changes", "follows"),
    [
        ({"en": "Ask us.", "fr": "Demandez-nous."}, True),
        ({"en": "Ask us."}, False),
    ],
)
def test_words_changed_in_both_languages_count_as_translated(
    entries: Entries, content: Path, changes: dict[str, str], follows: bool
) -> None:
    """A change in one language alone leaves the translation out of date."""
    base = entries.entry(QUESTION)
    form = base
    for lang, words in changes.items():
        form = with_value(form, (lang, "body"), f"{base[lang]['body']} {words}")
    entries.save(QUESTION, form, base)
    assert (drift_of(content / "faq" / "how-often.fr.md", content) is None) is follows


def test_a_day_of_review_in_both_languages_leaves_the_translation_up_to_date(
    entries: Entries, content: Path
) -> None:
    """The record stays as it was, because no word has changed."""
    twin = content / "faq" / "how-often.fr.md"
    before = twin.read_text("utf-8")
    base = entries.entry(QUESTION)
    form = with_value(base, ("en", "reviewed"), "2026-11-22")
    entries.save(QUESTION, with_value(form, ("fr", "reviewed"), "2026-11-22"), base)
    assert twin.read_text("utf-8") == before.replace("reviewed: 2026-11-23", "reviewed: 2026-11-22")
    assert drift_of(twin, content) is None
