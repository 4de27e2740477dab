"""Creates the folder of a new firm from the samples beside this module: the whole folder, or
nothing."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template

from calculator.money import amount
from calculator.reading.currencies import DECIMALS
from plugins.errors import ContentError, Mistake, say
from plugins.new_firm.generator import of_generator
from plugins.new_firm.wishes import TEXTS, Wishes
from plugins.new_firm.words import dumped, escaped, unusual, words_of
from plugins.project import ROOT

HERE = Path(__file__).parent
PARTS = HERE / "parts"
ONCE = {  # files that are the same for every language
    "settings.yml": "settings.yml",
    "site.yml": "site.yml",
    "prices.toml": "prices/{year}-01-01.toml",
    "workflow.yml": ".github/workflows/publish.yml",
}
FIXED = ("home", "estimate", "faq", "services", "contact", "not-found", "legal-notice", "privacy")
SLUG = re.compile(r"^slug: (.*)\n", re.MULTILINE)
LINK = re.compile(r"(\{filename\}/(?:pages|faq|services)/[a-z-]+)\.md")


def begin(folder: Path, wishes: Wishes, *, on: date) -> list[str]:
    """Write the folder of a firm, and return its files. ContentError if the folder contains
    something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = say(
            "SITE must be a folder that is missing or empty, got one that holds something; name"
            " another."
        )
        raise ContentError([Mistake(str(folder), 0, message)])
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as scratch:
        new_folder = Path(scratch) / folder.name
        for name, text in _files(wishes, on=on):
            path = new_folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        if folder.exists():
            folder.rmdir()
        shutil.move(new_folder, folder)
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def _files(wishes: Wishes, *, on: date) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file."""
    names = dict(_names(wishes.languages[0]))
    for place, lang in enumerate(wishes.languages):
        words = words_of(wishes, place, on=on)
        yield from _samples(words, names, place, lang)
        if place:
            yield f"site.{lang}.yml", f"tagline: {dumped(words['tagline'])}\napproved: no\n"
    words = {**words_of(wishes, 0, on=on), **of_generator()}
    for part, name in ONCE.items():
        text = Template((PARTS / part).read_text("utf-8")).safe_substitute(words)
        text = _amounts(text, DECIMALS[wishes.currency]) if part == "prices.toml" else text
        yield name.format(year=on.year), _with_names(text, names)
    yield "prices/README.md", (ROOT / "calculator" / "README.md").read_text("utf-8")
    yield "words.txt", "".join(f"{word}\n" for word in sorted(unusual(wishes)))
    yield ".gitattributes", "addresses.yml merge=union\n"


def _amounts(text: str, decimals: int) -> str:
    """Return a sample with as many decimals in its amounts as the currency has."""
    one = 10**decimals
    return re.sub(r'"(\d+)\.00"', lambda at: f'"{amount(int(at[1]) * one, decimals)}"', text)


def _samples(
    words: Mapping[str, str], names: Mapping[str, str], place: int, lang: str
) -> Iterator[tuple[str, str]]:
    """Yield the samples of a language; only in the first one their file names have no language."""
    for path in sorted((TEXTS / lang).rglob("*")):
        if path.suffix in (".md", ".yml"):
            below = path.relative_to(TEXTS / lang).as_posix()
            text = _text(path.read_text("utf-8"), words, names, lang if place else "")
            yield _file_name(below, names, lang if place else ""), text


def _text(text: str, words: Mapping[str, str], names: Mapping[str, str], lang: str) -> str:
    """Return a sample for its place: the first language has no slugs, and the links of another one
    lead to that language's files."""
    head, mark, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    in_head = {**words, "firm": escaped(words["firm"]), "lent": escaped(words["lent"])}
    result = Template(head).safe_substitute(in_head) + mark + Template(body).safe_substitute(words)
    if lang:
        result = LINK.sub(rf"\1.{lang}.md", result)
    else:
        result = re.sub(r"^ *slug: .*\n", "", result, flags=re.MULTILINE)
    return _with_names(result, names)


def _names(lang: str) -> Iterator[tuple[str, str]]:
    """Yield the file name of each sample, with the name that it has in the first language, where it
    is its address."""
    for path in (TEXTS / lang).rglob("*.md"):
        slug = SLUG.search(path.read_text("utf-8"))
        if slug and path.stem not in FIXED:
            yield path.stem, slug[1]


def _file_name(path: str, names: Mapping[str, str], lang: str) -> str:
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.partition(".")
    own_name = f"{names.get(stem, stem)}{lang and f'.{lang}'}.{ending}"
    return f"{folder}/{own_name}" if folder else own_name


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """Return a text in which the samples have the names of their files."""
    form = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    places = (  # in a link, an item of a list, a value, a page of the price book
        rf"(?<=/)({form})(?=\.(?:\w\w\.)?md)",
        rf"(?<=  - )({form})$",
        rf"(?<=: )({form})$",
        rf"(?<=page = \")({form})",
        rf"(?<=year = \")({form})",
    )
    return re.sub(
        "|".join(places),
        lambda match: names[match[0]],
        text,
        flags=re.MULTILINE,
    )
