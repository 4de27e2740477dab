"""Two people's computers and what they hand over to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.handing import Computer, computer, remote


@pytest.fixture
def online(tmp_path: Path) -> Path:
    """The bare repository that both computers hand over to."""
    return remote(tmp_path)


@pytest.fixture
def ada(online: Path) -> Computer:
    """One person's computer."""
    return computer(online.parent, "Ada")


@pytest.fixture
def bob(online: Path) -> Computer:
    """Another person's."""
    return computer(online.parent, "Bob")
