"""Every error tells its own place, and none of the machine or the network is told as a fault of the
program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import plugins
from plugins.build.site import build
from plugins.errors import ContentError, SiteError, ToolError, say
from plugins.failures import BUILD, from_exception
from plugins.packages.npm import NpmError, Pin, download
from plugins.project import ROOT
from tests.support.both_languages import lines
from tests.support.firm import CONTENT, TODAY

FAULT = "the program must not fail here"
IN_THE_BROWSER = "plugins.browser.micropython.modules."


def told(error: BaseException) -> str:
    """Return what staff read of an error."""
    return "\n".join(map(str, from_exception(error)))


def test_what_we_raise_has_one_root() -> None:
    """A class of ours for errors is no plain Exception."""
    names = [module.name for module in walk_packages(plugins.__path__, "plugins.")]
    aside = ("plugins.hosting.deploy.upload", "plugins.browser.wheel_books")
    modules = [
        import_module(name)
        for name in names
        if not name.startswith((*aside, IN_THE_BROWSER)) and not name.endswith("__main__")
    ]
    errors = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Exception)
        and value.__module__.startswith("plugins.")
    }
    assert {error.__name__ for error in errors if not issubclass(error, SiteError)} == set()
    assert {NpmError, ContentError} <= errors


def test_a_lost_network_is_no_fault_of_the_program(tmp_path: Path) -> None:
    """It is told at the pin that could not be fetched."""
    lost = [sys.executable, "-c", "import sys; sys.exit('network unreachable')"]
    with pytest.raises(NpmError) as caught:
        download(Pin("left-pad", "1.0.0", "sha512-x"), into=tmp_path, command=lost)
    text = told(caught.value)
    assert text.startswith("pyproject.toml [tool.npm.left-pad]: npm must deliver")
    assert "network unreachable" in text and FAULT not in text


def test_a_tool_tells_its_place_and_words() -> None:
    """Also where it is the cause of another error."""
    try:
        try:
            raise ToolError("a.toml: it must work, got nothing; try again.")
        except ToolError as error:
            raise KeyError("later") from error
    except KeyError as error:
        assert told(error) == "a.toml: it must work, got nothing; try again."


def test_an_image_that_goes_meanwhile_is_told_at_its_text(tmp_path: Path) -> None:
    """No rule has looked: it was there when they did."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    with (content / "faq" / "how-often.md").open("a", encoding="utf-8") as file:
        file.write("\n![A photo](gone.jpg)\n")
    with pytest.raises(ContentError) as caught:
        build(tmp_path / "site", on=TODAY, PATH=str(content), LARGE=False, **without("checks"))
    text = "\n".join(lines(caught.value.mistakes))
    assert text.startswith("content/faq/how-often.md") and FAULT not in text
    assert BUILD not in text


def test_a_template_that_names_nothing_is_told_at_its_line(tmp_path: Path) -> None:
    """As a template that is to be corrected."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    (theme / "templates" / "contact.html").write_text("\n{{ nobody.knows }}\n", encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        build(tmp_path / "site", on=TODAY, THEME=str(theme))
    assert FAULT not in str(caught.value) and "this template must be filled" in str(caught.value)


def test_one_mistake_has_one_place() -> None:
    """The short way to raise it."""
    error = ContentError.at("content/a.md", 3, say("be what it is."))
    assert str(error).startswith("content/a.md:3: ")


def without(name: str) -> dict[str, list[str]]:
    """Return the settings of a build that leaves a plugin out."""
    command = "from pelicanconf import PLUGINS; print(*PLUGINS)"
    listed = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    return {"PLUGINS": [plugin for plugin in listed if plugin != f"plugins.{name}"]}
