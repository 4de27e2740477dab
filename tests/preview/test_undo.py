"""Undo reverts one's own last hand-over, with real git and a bare repository on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.errors import ContentError, Mistake, say
from tests.support.hand_over import ANSWER, Computer, git, online_text, outcome_text


def test_undo_reverts_the_last_hand_over_by_a_commit_of_its_own(
    ada: Computer, online: Path
) -> None:
    """It is pushed too; pressed again it reverts the one before, until there is none."""
    before = ada.read()
    ada.change("First", "Other")
    ada.hand_over()
    between = ada.read()
    ada.change("Second", "Next")
    ada.write("faq/trial.md", ANSWER.format(title="Is there a trial?"))
    ada.hand_over()
    assert ada.undo().done
    assert (
        ada.read() == between == online_text(online) and not (ada.content / "faq/trial.md").exists()
    )
    assert ada.undo().done
    assert ada.read() == before == online_text(online)
    assert ada.log()[0] == 'content: Take back: question "About how-often?": changed'
    assert len(ada.log()) == 5
    assert "no hand-over of yours" in outcome_text(ada.undo())


def test_undo_reverts_no_change_of_anybody_else(ada: Computer, bob: Computer) -> None:
    """Only one's own last one, though another's was later."""
    ada.change("First", "Ada's")
    ada.hand_over()
    bob.change("Third", "Bob's", "faq/nonprofit.md")
    bob.hand_over()
    ada.change("Second", "Next")
    ada.hand_over()
    assert ada.undo().done and ada.undo().done
    assert "Bob's" in ada.read("faq/nonprofit.md")
    assert ada.read() == ANSWER.format(title="About how-often?")


def test_undo_is_refused_with_unsent_changes_or_where_words_changed_again(
    ada: Computer, bob: Computer
) -> None:
    """Both are reported, and nothing changes."""
    ada.change("First", "Other")
    ada.hand_over()
    ada.change("Third", "Last")
    assert "hand it over first" in outcome_text(ada.undo())
    git(ada.root, "checkout", "--quiet", "content")
    git(bob.root, "pull", "--quiet")
    bob.change("Other", "Bob's")
    bob.hand_over()
    git(ada.root, "pull", "--quiet")
    before = ada.read()
    outcome = ada.undo()
    assert not outcome.done and "changed again since" in outcome_text(outcome)
    assert ada.read() == before and not git(ada.root, "status", "--porcelain")


def test_undo_is_refused_where_it_would_make_a_mistake(ada: Computer) -> None:
    """Such as a link to a page that it would remove; the files stay as they were."""
    ada.change("First", "Other")
    ada.hand_over()
    ada.mistakes = [Mistake("content/x", 0, say("it is needed."))]
    with pytest.raises(ContentError, match="it is needed"):
        ada.undo()
    assert "Other" in ada.read() and not git(ada.root, "status", "--porcelain")
