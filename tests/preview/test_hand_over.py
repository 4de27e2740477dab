"""Hand over and Undo, with real git and a bare repository on disk: nobody's work is ever lost."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from plugins.errors import ContentError, Mistake, say
from plugins.reading.addresses import keep_addresses
from tests.support.cases import BOOKS
from tests.support.hand_over import ANSWER, ENGLISH, FILE, Computer, git, online_text, outcome_text


def test_saved_changes_are_committed_with_the_name_and_pushed(ada: Computer, online: Path) -> None:
    """The commit message names the entries."""
    ada.change("First", "Other")
    ada.write("faq/trial.md", ANSWER.format(title="Is there a trial?"))
    (ada.content / "faq" / "nonprofit.fr.md").unlink()
    outcome = ada.hand_over()
    assert outcome.done and str(outcome.title) == "Handed over"
    assert "Other line." in online_text(online)
    assert git(online, "log", "-1", "--format=%an <%ae>", "main") == "Ada <ada@firm.com>"
    assert git(online, "log", "-1", "--format=%B", "main").splitlines() == [
        "content: 3 changes: questions",
        "",
        '- question "About how-often?": changed',
        '- question "About nonprofit?": deleted (fr)',
        '- question "Is there a trial?": new',
        "",
        "Handed-over: yes",
    ]
    assert not git(ada.root, "status", "--porcelain")


def test_without_a_change_there_is_nothing_to_hand_over(ada: Computer) -> None:
    """And no commit is made."""
    before = ada.log()
    assert str(ada.hand_over().title) == "There is nothing to hand over"
    assert ada.log() == before


def test_the_commit_message_has_the_changes_of_prices(ada: Computer) -> None:
    """By the price report: the first day, and the amounts of an example."""
    book = (BOOKS / "2026-01-01.toml").read_text("utf-8")
    ada.write("prices/2026-01-01.toml", book)
    ada.hand_over()
    [table] = re.findall(r"\[formula.a-la-carte.rate\][^\[]+", book)
    rate = re.sub('small = ".*"', 'small = "950.00"', table)
    ada.write("prices/2026-01-01.toml", book.replace(table, rate))
    assert ada.hand_over().done
    text = git(ada.root, "log", "-1", "--format=%B")
    assert text.startswith("content: prices from 2026-01-01: changed\n")
    assert "€950" in text and " → " in text and "%)" in text


def test_only_the_content_is_handed_over_whatever_else_is_changed(
    ada: Computer, online: Path
) -> None:
    """Changes outside the content stay as they are, staged or not; files that systems and programs
    write beside a text are left out."""
    (ada.root / "README.md").write_text("Mine.\n", "utf-8")
    (ada.root / "new.txt").write_text("New.\n", "utf-8")
    git(ada.root, "add", "new.txt")
    ada.write("faq/.DS_Store", "x")
    ada.write("faq/how-often.md~", "x")
    ada.change("First", "Other")
    assert ada.hand_over().done
    assert git(online, "show", "--format=", "--name-only", "main") == f"content/{FILE}"
    assert set(git(ada.root, "status", "--porcelain").splitlines()) == {
        "M README.md",
        "A  new.txt",
        "?? content/faq/.DS_Store",
        "?? content/faq/how-often.md~",
    }


def test_a_mistake_in_the_content_is_reported_and_nothing_is_committed(ada: Computer) -> None:
    """With the message of `make check`."""
    ada.mistakes = [Mistake(f"content/{FILE}", 2, say("the title must end."))]
    ada.change("First", "Other")
    before = ada.log()
    with pytest.raises(ContentError, match="the title must end"):
        ada.hand_over()
    assert ada.log() == before and "Other" in ada.read()


def test_without_a_remote_it_is_only_committed(ada: Computer) -> None:
    """Which counts as done."""
    git(ada.root, "remote", "remove", "origin")
    ada.change("First", "Other")
    outcome = ada.hand_over()
    assert outcome.done and str(outcome.title) == "Kept in the history of this computer"
    assert len(ada.log()) == 2


def test_without_a_network_it_is_pushed_the_next_time(
    ada: Computer, online: Path, tmp_path: Path
) -> None:
    """The message says that nothing is lost meanwhile."""
    away = online.rename(tmp_path / "away.git")
    ada.change("First", "Other")
    outcome = ada.hand_over()
    assert not outcome.done
    assert "Nothing is lost" in outcome_text(outcome) and "cannot be reached" in outcome_text(
        outcome
    )
    ada.change("Second", "Next")
    assert not ada.hand_over().done
    away.rename(online)
    assert ada.hand_over().done
    assert "Other line.\n\nNext line." in online_text(online)


def test_a_refusal_of_the_remote_is_reported_in_its_words(ada: Computer, online: Path) -> None:
    """Such as that of a protected branch; the change is pushed later."""
    hook = online / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'main is protected' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    ada.change("First", "Other")
    outcome = ada.hand_over()
    assert not outcome.done and "does not let this one in" in outcome_text(outcome)
    assert "main is protected" in outcome.details
    hook.unlink()
    assert ada.hand_over().done and "Other" in online_text(online)


def test_changes_of_others_are_merged(ada: Computer, bob: Computer, online: Path) -> None:
    """In other files, and in other lines of the same one; changed files outside the content stay
    as they are."""
    bob.change("First", "Bob's")
    bob.change("First", "Bob's", "faq/nonprofit.md")
    assert bob.hand_over().done
    (ada.root / "README.md").write_text("Mine.\n", "utf-8")
    ada.change("Third", "Ada's")
    assert ada.hand_over().done
    assert ada.read() == online_text(online)
    assert "Bob's line." in ada.read() and "Ada's line." in ada.read()
    assert "Bob's" in ada.read("faq/nonprofit.md")
    assert (ada.root / "README.md").read_text("utf-8") == "Mine.\n"


def test_the_same_words_changed_by_two_are_shown_side_by_side(
    ada: Computer, bob: Computer, online: Path
) -> None:
    """Nothing is pushed and no file changes; "take theirs" saves one's own words in a file."""
    bob.change("First", "Bob's")
    bob.hand_over()
    ada.change("First", "Ada's")
    ada.change("Third", "Last")
    before = ada.content.joinpath(FILE).read_bytes()
    outcome = ada.hand_over()
    assert not outcome.done and "somebody else has changed the same words" in outcome_text(outcome)
    [clash] = outcome.clashes
    assert (clash.file, clash.who) == (f"content/{FILE}", "Bob")
    assert "Ada's line." in clash.yours and clash.theirs == ("Bob's line.",)
    assert ada.content.joinpath(FILE).read_bytes() == before
    assert "Ada's" not in online_text(online)
    assert ada.buttons.take_theirs().done
    assert "Bob's line.\n\nSecond line.\n\nLast line." in online_text(online)
    [mine] = (ada.root / ".build").rglob("how-often.md")
    assert mine.read_bytes() == before


@pytest.mark.parametrize("deletes", ["ada", "bob"])
def test_a_file_deleted_by_one_and_changed_by_the_other(
    ada: Computer, bob: Computer, online: Path, deletes: str
) -> None:
    """It is reported; "take theirs" takes the other's decision, whichever it was."""
    changing, deleting = (bob, ada) if deletes == "ada" else (ada, bob)
    changing.change("First", "Other")
    (deleting.content / FILE).unlink()
    assert bob.hand_over().done
    outcome = ada.hand_over()
    assert not outcome.done and [clash.file for clash in outcome.clashes] == [f"content/{FILE}"]
    assert ada.buttons.take_theirs().done
    assert (ada.content / FILE).exists() is (deletes == "ada")
    assert ("content/faq/how-often.md" in git(online, "ls-tree", "-r", "--name-only", "main")) is (
        deletes == "ada"
    )


def test_a_conflict_outside_the_content_is_reported(ada: Computer, bob: Computer) -> None:
    """The maintainer of the site resolves it; the change waits, and nothing is overwritten."""
    (bob.root / "README.md").write_text("Bob's.\n", "utf-8")
    git(bob.root, "commit", "--quiet", "--all", "--message=Read on")
    git(bob.root, "push", "--quiet")
    (ada.root / "README.md").write_text("Ada's.\n", "utf-8")
    ada.change("First", "Other")
    outcome = ada.hand_over()
    assert not outcome.done and "outside what is edited here" in outcome_text(outcome)
    assert (ada.root / "README.md").read_text("utf-8") == "Ada's.\n" and "Other" in ada.read()
    git(ada.root, "checkout", "--quiet", "README.md")
    assert ada.hand_over().done


def test_changes_that_make_a_mistake_together_are_not_pushed(
    ada: Computer, bob: Computer, online: Path
) -> None:
    """Each is right alone: a link, and the deletion of the linked page by another person."""
    bob.change("First", "Bob's", "faq/nonprofit.md")
    bob.hand_over()
    ada.change("First", "Other")
    first = [(), [Mistake("content/faq/how-often.md", 6, say("a link must lead to a page."))]]
    buttons = ada.buttons
    object.__setattr__(buttons, "check", lambda: first.pop(0))
    outcome = buttons.hand_over(ENGLISH)
    assert not outcome.done and "a link must lead to a page" in outcome.details
    assert "Other" not in online_text(online)
    ada.change("Other", "Another")
    assert ada.hand_over().done and "Another" in online_text(online)


def test_a_computer_that_is_not_set_up_says_so(
    ada: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name, a folder without history, git not installed: each message says what to do."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    ada.change("First", "Other")
    git(ada.root, "config", "--unset", "user.email")
    assert "make editor-setup NAME=" in outcome_text(ada.hand_over())
    git(ada.root, "checkout", "--quiet", "--detach")
    git(ada.root, "config", "user.email", "ada@firm.com")
    assert "has not finished" in outcome_text(ada.hand_over())
    (ada.root / ".git").rename(tmp_path / "no.git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert "keeps no history" in outcome_text(ada.hand_over())
    monkeypatch.setenv("PATH", "/nowhere")
    assert "git is not installed" in outcome_text(ada.hand_over())
    assert not ada.undo().done


def test_the_list_of_addresses_goes_along_and_never_clashes(
    ada: Computer, bob: Computer, online: Path
) -> None:
    """When two people add pages at the same time; an address that a publish recorded is not a
    change to hand over."""
    bob.write("faq/trial.md", ANSWER.format(title="Is there a trial?"))
    ada.write("faq/trials.md", ANSWER.format(title="Are there trials?"))
    assert bob.hand_over().done and ada.hand_over().done
    addresses = online_text(online, "addresses.yml")
    assert "/trial.md/: faq/trial.md\n" in addresses and "/trials.md/: faq/trials.md\n" in addresses
    keep_addresses(ada.content, {"/other/": "faq/other.md"})
    assert str(ada.hand_over().title) == "There is nothing to hand over"
