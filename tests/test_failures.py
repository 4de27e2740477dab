"""Every error names its own place, and no failure of the machine or the network is reported as a
fault of the program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import plugins
from plugins.build.checking import check_content
from plugins.build.site import build
from plugins.errors import ContentError, Mistake, SiteError, ToolError, say
from plugins.failures import BUILD, from_exception
from plugins.packages import npm
from plugins.project import ROOT
from plugins.reading.price_books import read_books
from tests.support.both_languages import lines
from tests.support.firm import CONTENT, TODAY

FAULT = "the program must not fail here"
IN_THE_BROWSER = "plugins.browser.micropython.modules."


def error_text(error: BaseException) -> str:
    """Return an error's messages as staff read them."""
    return "\n".join(map(str, from_exception(error)))


def test_all_error_classes_have_one_root() -> None:
    """Each of ours derives from SiteError."""
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
    assert {npm.NpmError, ContentError} <= errors


def test_a_lost_network_is_no_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the pin that could not be fetched."""
    command = "import sys; sys.exit('network unreachable')"
    monkeypatch.setattr(npm, "npm", lambda: [sys.executable, "-c", command])
    with pytest.raises(npm.NpmError) as caught:
        npm.install(
            npm.Pin("left-pad", "1.0.0", "sha512-x", "pyproject.toml [tool.npm.left-pad]"),
            folder=tmp_path,
        )
    text = error_text(caught.value)
    assert text.startswith("pyproject.toml [tool.npm.left-pad]: npm must deliver")
    assert "network unreachable" in text and FAULT not in text


def test_a_mistake_in_a_price_book_is_one_of_ours(tmp_path: Path) -> None:
    """Reading the books turns the calculator's own error into a ContentError."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    book = next((content / "prices").glob("*.toml"))
    book.write_text("status = 1\n", encoding="utf-8")
    with pytest.raises(ContentError, match=f"^content/prices/{book.name}:"):
        read_books(content)


def test_a_tools_error_keeps_its_place_and_words() -> None:
    """Also where it is the cause of another error."""
    try:
        try:
            raise ToolError("a.toml: it must work, got nothing; try again.")
        except ToolError as error:
            raise KeyError("later") from error
    except KeyError as error:
        assert error_text(error) == "a.toml: it must work, got nothing; try again."


def test_an_image_that_vanishes_meanwhile_is_reported_at_its_text(tmp_path: Path) -> None:
    """No check has reported it, as if the image had vanished after the checks."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    with (content / "faq" / "how-often.md").open("a", encoding="utf-8") as file:
        file.write("\n![A photo](gone.jpg)\n")
    with pytest.raises(ContentError) as caught:
        build(
            tmp_path / "site", on=TODAY, PATH=str(content), LARGE=False, **without("checks.rules")
        )
    text = "\n".join(lines(caught.value.mistakes))
    assert text.startswith("content/faq/how-often.md") and FAULT not in text
    assert BUILD not in text


@pytest.mark.parametrize(
    "link",
    [
        "[a]({static}/faq/nowhere.pdf)",
        "[a](|attach|/faq/nowhere.pdf)",
        '<a href="{static}nowhere.pdf">a</a>',
        '<q cite="here" src="{filename}/faq/nowhere.md">a</q>',
    ],
)
def test_a_link_that_pelican_cannot_follow_is_reported_at_its_line(
    tmp_path: Path, link: str
) -> None:
    """The checks are off, and Pelican's own message names neither the text nor the line."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    text = content / "faq" / "how-often.md"
    text.write_text(f"{text.read_text('utf-8')}\n{link}\n", encoding="utf-8")
    line = len(text.read_text("utf-8").splitlines())
    with pytest.raises(ContentError) as caught:
        build(tmp_path / "site", on=TODAY, PATH=str(content), **without("checks.rules"))
    messages = "\n".join(map(str, caught.value.mistakes))
    assert f"content/faq/how-often.md:{line}: the site must build without a warning" in messages
    assert BUILD not in messages


TEMPLATE = "theme/templates/contact.html"
FAULTS = {
    "nothing of that name": ("\n{{ nobody.knows }}\n", f"{TEMPLATE}:2: this template must be"),
    "no such part": ('\n{% include "parts/none.html" %}\n', f"{TEMPLATE}:2: this template must be"),
    "no such filter": ('\n{{ "a"|nobodys }}\n', f"{TEMPLATE}:2: this template must be"),
    "a slip of typing": ("\n{% if %}\n", f"{TEMPLATE}:2: this template must be"),
    "a word and a number": ("\n{{ 1 + 'a' }}\n", f"{TEMPLATE}:2: this template must be"),
    "another encoding": ("\n\ncaf\udce9", f"{TEMPLATE}:3: the file must be text in UTF-8"),
    "a new word": ('\n{{ _("Nobody said so") }}\n', f"{TEMPLATE}:2: the message"),
    "no template": (None, "theme/templates: the theme must have a template"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_theme_is_reported_at_its_line(tmp_path: Path, name: str) -> None:
    """The message names the file to correct, wherever the theme's folder is."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    text, place = FAULTS[name]
    file = tmp_path / TEMPLATE
    file.unlink() if text is None else file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ContentError) as caught:
        build(tmp_path / "site", on=TODAY, THEME=str(theme))
    messages = list(map(str, caught.value.mistakes))
    assert FAULT not in "".join(messages) and messages[0].startswith(place)


def test_words_of_the_theme_in_another_encoding_are_reported_at_their_line(tmp_path: Path) -> None:
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    words = theme / "translations/fr/LC_MESSAGES/theme.po"
    words.write_bytes(b'msgid "a"\nmsgstr "caf\xe9"\n')
    with pytest.raises(ContentError, match=r"theme\.po:2: the file must be text in UTF-8"):
        build(tmp_path / "site", on=TODAY, THEME=str(theme))


@pytest.mark.parametrize("kind", ["folder", "link"])
@pytest.mark.parametrize(
    "name",
    ["prices/2026-01-01.toml", "site.yml", "faq/topics.yml", "search.yml", "faq/odd.md"],
)
def test_a_path_that_is_not_a_file_is_reported_by_name(
    tmp_path: Path, name: str, kind: str
) -> None:
    """A folder in the place of a file, or a symbolic link that leads nowhere."""
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    place = content / name
    place.unlink(missing_ok=True)
    place.mkdir() if kind == "folder" else place.symlink_to(tmp_path / "nowhere")
    messages = lines(
        Mistake(one.file, one.line, one.message) for one in check_content(content, on=TODAY)
    )
    assert any(line.startswith(f"content/{name}: this must be a file, got a") for line in messages)
    assert FAULT not in "".join(messages) and BUILD not in "".join(messages)


def test_one_mistake_has_one_place() -> None:
    """`ContentError.at` is the short way to raise it."""
    error = ContentError.at("content/a.md", 3, say("be what it is."))
    assert str(error).startswith("content/a.md:3: ")


def without(name: str) -> dict[str, list[str]]:
    """Return the settings of a build that leaves a plugin out."""
    command = "from pelicanconf import PLUGINS; print(*PLUGINS)"
    plugins_listed = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    return {"PLUGINS": [plugin for plugin in plugins_listed if plugin != f"plugins.{name}"]}
