"""The folder of a new firm, from the samples beside this module: written whole, or not at all."""

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
ONCE = {  # what is the same in every language
    "settings.yml": "settings.yml",
    "site.yml": "site.yml",
    "prices.toml": "prices/{year}-01-01.toml",
    "workflow.yml": ".github/workflows/publish.yml",
}
FIXED = ("home", "estimate", "faq", "services", "contact", "not-found", "legal-notice", "privacy")
SLUG = re.compile(r"^slug: (.*)\n", re.MULTILINE)
LINK = re.compile(r"(\{filename\}/(?:pages|faq|services)/[a-z-]+)\.md")


def begin(folder: Path, wishes: Wishes, *, on: date) -> list[str]:
    """Write the folder of a firm; return its files. ContentError where the folder holds
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
    """Return a sample's amounts with the decimals that the currency has."""
    one = 10**decimals
    return re.sub(r'"(\d+)\.00"', lambda at: f'"{amount(int(at[1]) * one, decimals)}"', text)


def _samples(
    words: Mapping[str, str], names: Mapping[str, str], place: int, lang: str
) -> Iterator[tuple[str, str]]:
    """Yield the samples of a language; only those of the first one have its plain names."""
    for path in sorted((TEXTS / lang).rglob("*")):
        if path.suffix in (".md", ".yml"):
            below = path.relative_to(TEXTS / lang).as_posix()
            text = _text(path.read_text("utf-8"), words, names, lang if place else "")
            yield _file_name(below, names, lang if place else ""), text


def _text(text: str, words: Mapping[str, str], names: Mapping[str, str], lang: str) -> str:
    """Return a sample in its place: the first language has no slugs, the others' links lead to
    their own files."""
    head, mark, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    in_head = {**words, "firm": escaped(words["firm"]), "lent": escaped(words["lent"])}
    result = Template(head).safe_substitute(in_head) + mark + Template(body).safe_substitute(words)
    if lang:
        result = LINK.sub(rf"\1.{lang}.md", result)
    else:
        result = re.sub(r"^ *slug: .*\n", "", result, flags=re.MULTILINE)
    return _with_names(result, names)


def _names(lang: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each sample with the one that its file has in the first language: its
    address there."""
    for path in (TEXTS / lang).rglob("*.md"):
        slug = SLUG.search(path.read_text("utf-8"))
        if slug and path.stem not in FIXED:
            yield path.stem, slug[1]


def _file_name(below: str, names: Mapping[str, str], lang: str) -> str:
    folder, _, name = below.rpartition("/")
    stem, _, ending = name.partition(".")
    own = f"{names.get(stem, stem)}{lang and f'.{lang}'}.{ending}"
    return f"{folder}/{own}" if folder else own


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """Return a text that names the samples as their files are named."""
    form = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    places = (  # a link, an item of a list, a value, a page of the price book
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
