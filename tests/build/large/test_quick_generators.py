"""A generator's files, listed in less time: the same ones as Pelican lists."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.generators import Generator

from plugins.build.large.quick_generators import files_of

NAMES = (
    *("faq/one.md", "faq/one.fr.md", "faq/.hidden.md", "faq/one.md~", "faq/~$one.md"),
    *("faq/deep/two.md", "faq/.git/three.md", "faq/drawing.png", "faq/old.rst", "faq/no-ending"),
    *("services/four.md", "services/faq/five.md", "elsewhere/six.md", "alone.md"),
)


@pytest.fixture
def generator(tmp_path: Path) -> Any:
    """Return Pelican's generator of a folder with files that it reads, and with others."""
    for name in NAMES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "faq" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "faq" / "nowhere.md").symlink_to(tmp_path / "nothing.md")
    one = object.__new__(Generator)
    one.path = str(tmp_path)
    one.settings = {"IGNORE_FILES": [".*", "~$*", "*~"]}
    one.readers = SimpleNamespace(extensions={"md", "txt"})
    return one


@pytest.mark.parametrize("ignored", [[".*", "~$*", "*~"], ["deep"], []])
@pytest.mark.parametrize("extensions", [None, False, ("rst",), {"png": 1}.keys()])
@pytest.mark.parametrize("exclude", [None, ["services"], ["services/faq", "faq/deep"]])
@pytest.mark.parametrize(
    "paths", [["faq"], ["services", "faq"], ["missing"], ["alone.md"], [""], "faq", ["./faq/"]]
)
def test_the_files_are_those_that_pelican_lists(
    generator: Any, paths: Any, exclude: Any, extensions: Any, ignored: list[str]
) -> None:
    """Whatever is ignored, excluded, linked or asked for."""
    generator.settings["IGNORE_FILES"] = ignored
    own = Generator.get_files(generator, paths, exclude, extensions)
    assert files_of(generator)(paths, exclude, extensions) == own
    if paths == ["faq"] and extensions is None and ignored:
        assert {"faq/one.md", "faq/linked/six.md"} <= own and "faq/old.rst" not in own


def test_each_folder_is_listed_once(generator: Any) -> None:
    """Pelican asks again for files that no reader reads."""
    files = files_of(generator)
    before = files(["faq"])
    Path(generator.path, "faq", "late.md").touch()
    assert files(["faq"]) == before
    assert "faq/old.rst" in files(["faq"], extensions=("rst",))
