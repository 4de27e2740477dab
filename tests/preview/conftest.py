"""A copy of the content in the editor, and two people's computers with the repository that they
share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.preview.editor.entries import Entries
from tests.support.editing import entries_of
from tests.support.firm import CONTENT
from tests.support.hand_over import Computer, computer, remote


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Return a copy of the content."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def entries(content: Path) -> Entries:
    """Return the editor's entries of that copy."""
    return entries_of(content)


@pytest.fixture
def online(tmp_path: Path) -> Path:
    """Return the bare repository that both computers hand over to."""
    return remote(tmp_path)


@pytest.fixture
def ada(online: Path) -> Computer:
    """Return one person's computer."""
    return computer(online.parent, "Ada")


@pytest.fixture
def bob(online: Path) -> Computer:
    """Return another person's."""
    return computer(online.parent, "Bob")
