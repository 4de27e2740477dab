"""Saves that the editor refuses: nothing is written, and the message says what must hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import ContentError
from plugins.preview.editor.entries import Entries
from tests.support.both_languages import lines
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
    files_of,
    save,
    with_value,
)


def refusal(entries: Entries, content: Path, path: str, form: Values, base: Values | None) -> str:
    """Return why a save is refused. Raises AssertionError where a file has changed."""
    before = files_of(content)
    with pytest.raises(ContentError) as error:
        entries.save(path, form, base)
    assert files_of(content) == before
    return "\n".join(lines(error.value.mistakes))


@pytest.mark.parametrize(
    ("path", "place", "value", "why"),
    [
        (
            QUESTION,
            ("en", "title"),
            "How often",
            'content/faq/how-often.md:2: the title of a question must end with "?"',
        ),
        (QUESTION, ("en", "title"), "", "content/faq/how-often.md:1: title must be given"),
        (
            QUESTION,
            ("en", "reviewed"),
            "yesterday",
            "content/faq/how-often.md:5: reviewed must be a day like 2026-11-23",
        ),
        (
            QUESTION,
            ("en", "body"),
            "It costs 900 EUR.",
            "content/faq/how-often.md:11: an amount must come from the price book",
        ),
        (
            QUESTION,
            ("en", "body"),
            "[See]({filename}/faq/nothing.md)",
            "content/faq/how-often.md:11: a link must lead to a page that exists",
        ),
        (
            QUESTION,
            ("en", "body"),
            "In 3 days.",
            "content/faq/how-often.fr.md",
        ),  # both languages must have the same numbers
        (
            QUESTION,
            ("en", "slug"),
            "../../etc/passwd",
            'the address must be small letters, digits and hyphens, got "../../etc/passwd"',
        ),
        (
            BOOK,
            RATE,
            "9OO",
            (
                "content/prices/2026-01-01.toml:85: formula.a-la-carte.rate.small must be an amount"
                ' like 900.00, got "9OO"'
            ),
        ),
        (BOOK, ("first_day",), "2027-01-01", "the first day of a book must stay 2026-01-01"),
        (FIRM, ("en", "name"), "", "content/site.yml"),
        (FIRM, ("fr", "approved"), "perhaps", "content/site.fr.yml"),
    ],
)
def test_a_value_that_breaks_a_rule_is_refused(
    entries: Entries, content: Path, path: str, place: tuple[str, ...], value: str, why: str
) -> None:
    """With the message of the check, and nothing is written."""
    base = entries.entry(path)
    assert why in refusal(entries, content, path, with_value(base, place, value), base)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        (
            {"colour": "#ff8800", "accent": "#00aaff"},
            "content/settings.yml:1: colour must be readable (contrast 4.5",
        ),
        ({"colour": "#1d4ed8"}, "colour and accent must both be given or neither"),
        ({"colour": "blue", "accent": "red"}, 'be a colour like "#0e4a55"'),
        ({"languages": ["en_IE", "fr_BE", "nl_BE"]}, "languages must stay en, fr in their order"),
        ({"languages": ["fr_BE", "en_IE"]}, "languages must stay en, fr in their order"),
        ({"languages": ["en_XX", "fr_BE"]}, "be languages with their country"),
        ({"whole_faq": "many"}, "whole_faq must be a whole number"),
    ],
)
def test_invalid_settings_are_refused(
    entries: Entries, content: Path, values: Values, why: str
) -> None:
    """By the rules of the file; a language cannot be added here, since it needs files too."""
    base = entries.entry(SETTINGS)
    assert why in refusal(entries, content, SETTINGS, base | values, base)


def test_an_earlier_mistake_does_not_prevent_the_correction_of_another(
    entries: Entries, content: Path
) -> None:
    """Else a file with two mistakes could never be corrected."""
    file = content / "faq" / "how-often.md"
    file.write_text(
        file.read_text("utf-8").replace("working-together", "nowhere").replace("work?", "work"),
        "utf-8",
    )
    save(entries, QUESTION, "en", "title", value="How often does a CIO work?")
    assert "title: How often does a CIO work?\ntopic: nowhere\n" in file.read_text("utf-8")


def test_a_change_that_somebody_else_made_meanwhile_is_not_undone(
    entries: Entries, content: Path
) -> None:
    """Another value of the same file is kept; the same one is refused."""
    base = entries.entry(QUESTION)
    save(entries, QUESTION, "en", "summary", value="As you like.")
    entries.save(QUESTION, with_value(base, ("en", "title"), "How often now?"), base)
    assert (
        "How often now?" in (text := (content / "faq/how-often.md").read_text("utf-8"))
        and "As you like." in text
    )
    why = refusal(entries, content, QUESTION, with_value(base, ("en", "title"), "And now?"), base)
    assert "content/faq/how-often.md: title must be as it was when this form was opened" in why


def test_a_topic_that_somebody_else_added_meanwhile_stays(entries: Entries, content: Path) -> None:
    """A list is saved whole, so the save is refused when the list has changed."""
    base = entries.entry(TOPICS)
    for ending in ("", ".fr"):
        file = content / f"faq/topics{ending}.yml"
        file.write_text(file.read_text("utf-8") + "- topic: new\n  title: New\n", "utf-8")
    why = refusal(entries, content, TOPICS, {"topics": base["topics"][::-1]}, base)
    assert "content/faq/topics.yml: topics must be as it was when this form was opened" in why


def test_a_language_alone_is_refused_unless_it_is_a_draft(entries: Entries, content: Path) -> None:
    """A draft may wait for its translation."""
    alone = {"en": NEW["en"]}
    assert "must have its twin trial.fr.md" in refusal(
        entries, content, "faq/trial.json", alone, None
    )
    entries.save("faq/trial.json", with_value(alone, ("en", "status"), "draft"), None)
    assert "status: draft\n" in (content / "faq/trial.md").read_text("utf-8")


def test_a_name_that_is_taken_is_refused(entries: Entries, content: Path) -> None:
    """A new entry never takes the place of another."""
    form = with_value(NEW, ("en", "slug"), "how-often")
    assert "must have a name of its own" in refusal(entries, content, QUESTION, form, None)
    assert "must be one that no other has" in refusal(
        entries, content, "faq/how-often-1.json", form, None
    )


@pytest.mark.parametrize(
    "path",
    [
        "faq/../../outside.json",
        "faq/..json",
        "/etc/passwd",
        "faq/a/b.json",
        "words/words.json",
        "faq/how-often.md",
        "faq/HOW.json",
        "faq/a\n.json",
        "",
    ],
)
def test_no_path_leads_out_of_the_content(entries: Entries, content: Path, path: str) -> None:
    """Neither to read nor to write nor to delete."""
    for request in (
        lambda: entries.entry(path),
        lambda: entries.save(path, NEW, None),
        lambda: entries.delete(path),
    ):
        with pytest.raises(ContentError, match="an entry must be like faq/how-often.json"):
            request()


@pytest.mark.parametrize("name", ["faq/how-often.md", "faq"])
def test_a_link_to_elsewhere_is_not_followed(
    entries: Entries, content: Path, tmp_path: Path, name: str
) -> None:
    """Neither of a file nor of a folder."""
    form = with_value(NEW, ("en", "slug"), "how-often")
    outside = (content / name).rename(tmp_path / "outside")
    (content / name).symlink_to(outside)
    for request in (
        lambda: entries.entry(QUESTION),
        lambda: entries.save(QUESTION, form, form),
        lambda: entries.delete(QUESTION),
    ):
        with pytest.raises(ContentError, match="must stand in the content itself"):
            request()
    assert outside.exists()


def test_an_entry_that_others_need_is_not_deleted(entries: Entries, content: Path) -> None:
    """The message names the pages that link to it; a page of the site, or a price book, cannot be
    deleted here at all."""
    before = files_of(content)
    for path, why in [
        (QUESTION, "content/pages/home.md:5: questions must name what exists"),
        (HOME, "one of the folders faq, services"),
        (BOOK, "one of the folders faq, services"),
    ]:
        with pytest.raises(ContentError, match=why):
            entries.delete(path)
    assert files_of(content) == before


def test_a_save_does_not_create_a_deleted_file_again(entries: Entries, content: Path) -> None:
    """Of one language or both; the save is refused."""
    base = entries.entry(QUESTION)
    form = with_value(base, ("en", "body"), "Other words.")
    for name in ("how-often.fr.md", "how-often.md"):
        (content / "faq" / name).unlink()
        before = files_of(content)
        with pytest.raises(ContentError, match=f"content/faq/{name}: .*somebody has deleted it"):
            entries.save(QUESTION, form, base)
        assert files_of(content) == before


def test_an_entry_that_somebody_changed_meanwhile_is_not_deleted(
    entries: Entries, content: Path
) -> None:
    """Only an entry that is as the person saw it is deleted."""
    entries.save("faq/trial.json", NEW, None)
    base = entries.entry("faq/trial.json")
    save(entries, "faq/trial.json", "fr", "body", value="Non.")
    before = files_of(content)
    with pytest.raises(ContentError, match="trial.fr.md: body must be as it was"):
        entries.delete("faq/trial.json", base)
    assert files_of(content) == before
    entries.delete("faq/trial.json", entries.entry("faq/trial.json"))
    assert not (content / "faq" / "trial.md").exists()


def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_listed(
    entries: Entries, content: Path
) -> None:
    """With the same message as in the preview."""
    (content / "faq" / "how-often.md").write_text("No keys.\n", "utf-8")
    paths, mistakes = entries.folder("faq")
    assert (
        QUESTION not in paths and len(paths) == len(list((content / "faq").glob("[!.]*.fr.md"))) - 1
    )
    assert str(mistakes[0]).startswith('content/faq/how-often.md:1: the first line must be "---"')
