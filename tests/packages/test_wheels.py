"""Wheels for the browser: fetched once, as pinned or not at all."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from plugins.packages import wheels
from plugins.packages.wheels import Pin, WheelError

CONTENT = b"a wheel"
NAME = "thing-1.0-py3-none-any.whl"
PIN = Pin("thing", "1.0", hashlib.sha256(CONTENT).hexdigest())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project with one pin."""
    (tmp_path / "pyproject.toml").write_text(
        f'[tool.wheels.thing]\nversion = "1.0"\nsha256 = "{PIN.sha256}"\n', "utf-8"
    )
    return tmp_path


def put_wheel(root: Path, content: bytes) -> Path:
    """Write a wheel where an earlier build would have."""
    place = root / ".build" / "wheels" / NAME
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    return place


def test_an_existing_wheel_is_not_fetched_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second build needs no network."""
    monkeypatch.setattr(wheels, "download", lambda *_, **__: pytest.fail("asked the network"))
    place = put_wheel(root, CONTENT)
    assert wheels.wheel("thing", python="3.14", root=root) == place


def test_a_changed_wheel_is_refused(root: Path) -> None:
    """Its hash is compared at every build."""
    put_wheel(root, b"another")
    with pytest.raises(
        WheelError,
        match=(
            r"pyproject.toml \[tool.wheels.thing\]: .* must have sha256 .*, got .*remove"
            r" .build/wheels"
        ),
    ):
        wheels.wheel("thing", python="3.14", root=root)


def test_a_fetched_wheel_is_stored_under_its_own_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no other file remains."""
    monkeypatch.setattr(wheels, "download", lambda _, *, python, into: _download(into, CONTENT))
    assert wheels.wheel("thing", python="3.14", root=root).read_bytes() == CONTENT
    assert [path.name for path in (root / ".build" / "wheels").iterdir()] == [NAME]


def test_a_fetched_wheel_with_another_hash_is_never_stored(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where pip accepted it."""
    monkeypatch.setattr(wheels, "download", lambda _, *, python, into: _download(into, b"another"))
    with pytest.raises(WheelError, match="do not trust this file"):
        wheels.wheel("thing", python="3.14", root=root)
    assert list((root / ".build" / "wheels").iterdir()) == []


def _download(folder: Path, content: bytes) -> Path:
    (folder / NAME).write_bytes(content)
    return folder / NAME


def test_an_error_of_pip_is_reported(tmp_path: Path) -> None:
    """With the pin's place and what to do."""
    fails = (sys.executable, "-c", "import sys; sys.exit('no such version')")
    with pytest.raises(
        WheelError,
        match=(
            r"\[tool.wheels.thing\]: pip must deliver thing 1.0 .*got exit 1: no such version;"
            r" check"
        ),
    ):
        wheels.download(PIN, python="3.14", into=tmp_path, command=fails)


def test_an_incomplete_pin_is_refused(root: Path) -> None:
    """Without the entry or the hash."""
    with pytest.raises(
        WheelError, match=r"\[tool.wheels.other\]: must give version and sha256, got no other"
    ):
        wheels.pin("other", root=root)
    (root / "pyproject.toml").write_text('[tool.wheels.thing]\nversion = "1.0"\n', "utf-8")
    with pytest.raises(WheelError, match="got no sha256"):
        wheels.pin("thing", root=root)
