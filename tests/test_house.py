"""The rules of the house: which rooms may import which, names, and how long things may be."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ENTRIES = {
    "README.md",
    "Makefile",
    "LICENSE",
    "pyproject.toml",
    "pelicanconf.py",
    "publishconf.py",
    "content",
    "theme",
    "calculator",
    "plugins",
    "tests",
    ".gitignore",
    ".ci",
    ".github",
}
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEST = 200, 25, 40
# Each stands in for a module of the standard library, so it cannot be split.
STAND_INS = ROOT / "plugins" / "browser" / "micropython" / "modules"
LONGEST_STAND_IN = 245
LONGEST_TEST_MODULE = 300  # a table of cases is read row by row
LONGEST_PAGE, LONGEST_PART = 60, 40
ALL_STYLE = 12 * 1024  # bytes as written
OURS = {"calculator", "plugins", "theme", "tests", "pelicanconf", "publishconf"}
VENV_ITSELF = {"pip", "setuptools", "wheel"}
# A name says what a value is; these say how it came.
NO_NAMES = {
    *("asked", "found", "given", "held", "kept", "known"),
    *("laid", "made", "said", "taken", "told", "wanted"),
}
# A docstring begins with what a function does ("Return the …"), so none begins with one of these.
NO_VERBS = {
    *("a", "all", "an", "both", "each", "every", "how", "one", "some"),
    *("that", "the", "two", "what", "whether", "which"),
}
ARROWS = {  # a room may import these rooms of ours
    "calculator": {"calculator"},
    "plugins": {"plugins", "calculator"},
    "pelicanconf.py": {"plugins"},
    "publishconf.py": {"pelicanconf", "plugins"},
}


def tracked() -> list[Path]:
    """Return the project's files: those of a clone, and new ones that are not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    return sorted({path for name in listed if (path := ROOT / name).is_file()})


def named(path: Path) -> str:
    """Return the path below the project, as messages name it."""
    return path.relative_to(ROOT).as_posix()


FILES = tracked()
MODULES = [path for path in FILES if path.suffix == ".py"]
TEMPLATES = [
    path
    for path in FILES
    if path.suffix in {".html", ".xml"} and path.is_relative_to(ROOT / "theme")
]
SCRIPTS = [
    path for path in FILES if path.suffix in {".js", ".mjs"} and path.is_relative_to(ROOT / "theme")
]
STYLES = [
    path
    for path in FILES
    if path.suffix == ".css" and path.is_relative_to(ROOT / "theme" / "static")
]


def imports_of(path: Path) -> Iterator[str]:
    """Yield the top-level package of every import in a module."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield path.parent.name if node.level else (node.module or "").partition(".")[0]


def names_in(path: Path) -> Iterator[str]:
    """Yield every name that a module defines: of a value, a parameter, a function or a class."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            yield node.name or ""


def docstrings_in(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each function of a module that has a docstring, tests excepted, and that
    docstring."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_function and not node.name.startswith("test_") and (words := ast.get_docstring(node)):
            yield node.name, words


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return a function's lines without its docstring."""
    first = function.body[0]
    has_words = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    words = (first.end_lineno or 0) - first.lineno + 1 if has_words else 0
    return (function.end_lineno or 0) - function.lineno + 1 - words


def test_only_the_known_entries_stand_at_the_top_level() -> None:
    """So that a newcomer sees all rooms at once."""
    assert {path.relative_to(ROOT).parts[0] for path in FILES} <= ENTRIES


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_module_is_too_long(path: Path) -> None:
    """One concept a module fits in 200 lines, a test's table of cases in more."""
    longest = LONGEST_TEST_MODULE if path.relative_to(ROOT).parts[0] == "tests" else LONGEST_MODULE
    longest = LONGEST_STAND_IN if path.is_relative_to(STAND_INS) else longest
    assert len(path.read_text(encoding="utf-8").splitlines()) <= longest


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_function_is_too_long(path: Path) -> None:
    """A function is read at one glance: 25 lines without its docstring."""
    longest = LONGEST_TEST if path.relative_to(ROOT).parts[0] == "tests" else LONGEST_FUNCTION
    functions = (
        n
        for n in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert {
        function.name: length(function) for function in functions if length(function) > longest
    } == {}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.relative_to(ROOT).parts[0] in ARROWS], ids=named
)
def test_imports_follow_the_arrows(path: Path) -> None:
    """Content → plugins → calculator → standard library; nothing imports the tests."""
    room = path.relative_to(ROOT).parts[0]
    assert set(imports_of(path)) & OURS <= ARROWS[room]


def test_no_fixture_is_imported() -> None:
    """Pytest would set it up a second time: with a second Playwright in one process every browser
    test after it fails. What needs a browser stands in `tests/browser/`."""
    tests = [path for path in MODULES if path.is_relative_to(ROOT / "tests")]
    fixtures = {
        (".".join(path.relative_to(ROOT).with_suffix("").parts), function.name)
        for path in tests
        for function in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(function, ast.FunctionDef)
        and any("pytest.fixture" in ast.unparse(one) for one in function.decorator_list)
    }
    assert ("tests.browser.conftest", "browser") in fixtures
    imported = {
        (named(path), node.module, alias.name)
        for path in tests
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert {one for one in imported if one[1:] in fixtures} == set()


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.is_relative_to(ROOT / "calculator")], ids=named
)
def test_the_calculator_needs_the_standard_library_only(path: Path) -> None:
    """It is shipped as a whole to the browser, where no other package is installed."""
    assert set(imports_of(path)) <= sys.stdlib_module_names | {"calculator"}


def test_a_name_says_what_a_value_is() -> None:
    """`estimate`, `entries` or `match`, not `found`, `held` or `given`."""
    modules = [path for path in MODULES if not path.is_relative_to(STAND_INS)]
    names = {(named(path), name) for path in modules for name in names_in(path)}
    assert names
    assert {one for one in names if one[1].strip("_").lower() in NO_NAMES} == set()


def test_every_docstring_of_a_function_begins_with_a_verb() -> None:
    """One form everywhere: "Return the …", "Return whether …", "Yield each …"."""
    docstrings = [
        (named(path), name, words) for path in MODULES for name, words in docstrings_in(path)
    ]
    assert docstrings
    assert [one for one in docstrings if one[2].split()[0].lower() in NO_VERBS] == []


def test_every_room_has_a_layer_and_stands_on_the_map() -> None:
    """So that a newcomer finds it, and import-linter checks its imports."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    layers = " | ".join(tool["importlinter"]["contracts"][0]["layers"]).split(" | ")
    places = {
        path.relative_to(ROOT / "plugins").parts[0].removesuffix(".py")
        for path in MODULES
        if path.is_relative_to(ROOT / "plugins")
    }
    assert places - {"__init__"} <= {layer.removeprefix("plugins.") for layer in layers}
    guide = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
    rooms = {path.parent.name for path in MODULES if path.parent.parent == ROOT / "plugins"}
    assert {room for room in rooms if f"`{room}/`" not in guide} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_templates_hold_no_script_and_no_style(path: Path) -> None:
    """The Content-Security-Policy allows neither; a data block is not a script."""
    text = path.read_text(encoding="utf-8")
    scripts = [
        tag
        for tag in re.findall(r"<script\b[^>]*>", text)
        if "src=" not in tag and "application/ld+json" not in tag
    ]
    assert scripts + re.findall(r"<style\b|\sstyle=|\son[a-z]+=", text) == []


@pytest.mark.parametrize(
    "path", [p for p in TEMPLATES if p.is_relative_to(ROOT / "theme" / "templates")], ids=named
)
def test_templates_are_short(path: Path) -> None:
    """A page fits in 60 lines, a part in 40."""
    longest = LONGEST_PART if path.parent.name == "parts" else LONGEST_PAGE
    assert len(path.read_text(encoding="utf-8").splitlines()) <= longest


@pytest.mark.parametrize("path", SCRIPTS, ids=named)
def test_every_script_says_its_purpose_first(path: Path) -> None:
    """The first line of a script is a comment."""
    assert re.match(r"// .{20,}", path.read_text(encoding="utf-8"))


def test_the_whole_style_is_small() -> None:
    """All style sheets together stay below 12 KB as written."""
    assert sum(path.stat().st_size for path in STYLES) <= ALL_STYLE


def test_every_installed_package_is_pinned() -> None:
    """pyproject.toml has every installed package with its exact version; where it does not, remove
    .venv and build it again."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    pins = {
        canonical(name): version
        for group in groups.values()
        for name, version in (pin.split("==") for pin in group)
    }
    installed = {
        canonical(package.metadata["Name"]): package.version for package in distributions()
    }
    assert {
        name: version
        for name, version in installed.items()
        if name not in VENV_ITSELF | pins.keys()
    } == {}
    assert (
        installed.items()
        >= {
            name: pins[name]
            for pin in groups["site"] + groups["import"] + groups["test"] + groups["lint"]
            if (name := canonical(pin.split("==")[0]))
        }.items()
    )


def canonical(name: str) -> str:
    """Return a package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
