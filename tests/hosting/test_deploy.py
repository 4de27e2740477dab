"""A publish is copied in such an order that no visitor ever gets a page whose files are missing."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import brotli
import pytest

from plugins.hosting.deploy import main
from plugins.hosting.deploy.bucket import MARKER, objects_of
from plugins.hosting.deploy.rsync import by_rsync
from plugins.hosting.headers import FOR_EVER, headers

SOURCES = re.compile(r'src="(/[^"]+)"')
pytestmark = pytest.mark.part("rsync")


def site(folder: Path, style: str, *pages: str) -> Path:
    """Return a publish whose pages all load the files of one style."""
    files = {
        f"static/{style}/site.css": style,
        f"runtime/{style}/python.wasm": style,
        f"search/index/{style}.pf_index": style,
        "search/pagefind.js": style,
        "404.html": "",
        "sitemap.xml": "",
        "_headers": "",
    }
    files |= dict.fromkeys(
        ("index.html", *pages),
        f'<img src="/static/{style}/site.css"> <img src="/runtime/{style}/python.wasm">'
        f' <img src="/search/index/{style}.pf_index">',
    )
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def hashed_files(style: str) -> set[str]:
    """Return the files of a publish that are named after their content."""
    return {
        f"static/{style}/site.css",
        f"runtime/{style}/python.wasm",
        f"search/index/{style}.pf_index",
    }


def files_of(folder: Path) -> set[str]:
    """Return the paths of all files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


class Watch:
    """Runs each step, and then checks that every page has all its files."""

    def __init__(self, place: Path) -> None:
        self.place, self.steps = place, 0

    def __call__(self, command: Sequence[str]) -> None:
        subprocess.run(command, check=True)
        self.steps += 1
        for page in self.place.rglob("*.html"):
            for source in SOURCES.findall(page.read_text("utf-8")):
                assert (self.place / source.lstrip("/")).is_file(), (
                    f"after step {self.steps} {page.name} lacks {source}"
                )


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return the folder that a server would serve."""
    return tmp_path / "served"


def test_pages_are_copied_after_their_files_so_that_none_is_ever_missing(
    tmp_path: Path, place: Path
) -> None:
    """After every step each page has all its files; those that an open page may still load stay
    one publish longer."""
    watch = Watch(place)
    one, two, three = (
        site(tmp_path / "1", "one", "old/index.html"),
        site(tmp_path / "2", "two"),
        site(tmp_path / "3", "three", "new/index.html"),
    )
    by_rsync(one, f"{place}/", run=watch)
    assert files_of(place) == files_of(one) | {MARKER}
    by_rsync(two, f"{place}/", run=watch)
    assert files_of(place) == files_of(two) | {MARKER, *hashed_files("one")}
    by_rsync(three, f"{place}/", run=watch)
    assert files_of(place) == files_of(three) | {MARKER, *hashed_files("two")}


def test_a_second_time_changes_nothing(tmp_path: Path, place: Path) -> None:
    """Not even the time of a file, by which servers decide whether a browser's copy is current."""
    one = site(tmp_path / "1", "one")
    by_rsync(one, f"{place}/")
    (place / "static" / "one" / "site.css").touch()
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.is_file()}
    for path in one.rglob("*"):
        path.touch()
    by_rsync(one, f"{place}/")
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.is_file()} == before


def test_files_of_others_are_never_deleted_by_mistake(tmp_path: Path, place: Path) -> None:
    """A folder that holds other things and no site of ours is refused."""
    place.mkdir()
    (place / "letters.txt").write_text("Dear …", "utf-8")
    with pytest.raises(SystemExit, match="the place must be empty or hold an earlier deploy"):
        by_rsync(site(tmp_path / "1", "one"), f"{place}/")
    assert files_of(place) == {"letters.txt"}


@pytest.mark.parametrize(
    ("folder", "to", "message"),
    [
        (
            "nowhere",
            "/srv/site",
            "nowhere: there must be a publish in it, found none; make publish first.",
        ),
        ("1", "", "TO must name where to, like TO=user@host:/folder or TO=s3://bucket, or a"),
        ("1", "foo", 'like TO=/srv/site, got "foo".'),
        ("1", "s3://", 'like TO=/srv/site, got "s3://".'),
        (
            "1",
            "s3://bucket",
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be set",
        ),
    ],
)
def test_a_deploy_that_cannot_work_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, to: str, message: str
) -> None:
    """Before anything is copied."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY", "AWS_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    site(tmp_path / "1", "one")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match=re.escape(message)):
        main([folder, to])


def test_every_file_is_stored_with_the_headers_it_is_sent_with(published: Path) -> None:
    """Those of plugins/hosting/headers.py; Brotli for files that only browsers load, and no file
    that is not for visitors."""
    objects = {stored.key: stored for stored in objects_of(published)}
    expected = {
        path
        for path in files_of(published)
        if not path.endswith((".br", ".gz")) and path not in {"_headers", "_redirects"}
    }
    assert objects.keys() == expected
    for key, stored in objects.items():
        sent = headers(f"/{key}")
        assert {name: stored.headers[name] for name in ("Content-Type", "Cache-Control")} == {
            name: sent[name] for name in ("Content-Type", "Cache-Control")
        }
        content = Path(stored.file).read_bytes()
        whole = (
            brotli.decompress(content)
            if stored.headers.get("Content-Encoding") == "br"
            else content
        )
        assert whole == (published / key).read_bytes()
    python = [stored.headers for key, stored in objects.items() if key.endswith(".wasm")]
    assert python == 2 * [
        {"Content-Type": "application/wasm", "Cache-Control": FOR_EVER, "Content-Encoding": "br"}
    ]
    assert not [
        key
        for key, stored in objects.items()
        if key.endswith((".html", ".xml", ".txt"))
        and "Content-Encoding" in stored.headers
        and not key.startswith("static/")
    ]


def test_a_bucket_gets_pages_after_their_files(published: Path) -> None:
    """Pages are copied last."""
    keys = [stored.key for stored in objects_of(published)]
    first = next(place for place, key in enumerate(keys) if key.endswith(".html"))
    assert all(key.endswith(".html") for key in keys[first:])
    assert all(
        key.startswith(("static/", "runtime/"))
        for key in keys[: keys.index("feed.xml")]
        if key.endswith((".css", ".js", ".wasm"))
    )
