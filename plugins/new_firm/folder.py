"""The folder of a new firm, from the samples beside this module: written whole, or not at all."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template

import yaml

from calculator.money import amount
from calculator.reading.currencies import DECIMALS
from plugins.countries.known import country, laws
from plugins.errors import ContentError, Mistake, say
from plugins.new_firm.generator import of_generator
from plugins.new_firm.wishes import TEXTS, Wishes
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
UNKNOWN_VAT = "20"  # the sample's: the book asks to read whether it is right
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
        made = Path(scratch) / folder.name
        for name, text in _files(wishes, on=on):
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        if folder.exists():
            folder.rmdir()
        shutil.move(made, folder)
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def _files(wishes: Wishes, *, on: date) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file."""
    names = dict(_names(wishes.languages[0]))
    for place, lang in enumerate(wishes.languages):
        words = _words(wishes, place, on=on)
        yield from _samples(words, names, place, lang)
        if place:
            yield f"site.{lang}.yml", f"tagline: {_dumped(words['tagline'])}\napproved: no\n"
    words = {**_words(wishes, 0, on=on), **of_generator()}
    for part, name in ONCE.items():
        text = Template((PARTS / part).read_text("utf-8")).safe_substitute(words)
        text = _amounts(text, DECIMALS[wishes.currency]) if part == "prices.toml" else text
        yield name.format(year=on.year), _renamed(text, names)
    yield "prices/README.md", (ROOT / "calculator" / "README.md").read_text("utf-8")
    yield "words.txt", "".join(f"{word}\n" for word in sorted(_unusual(wishes)))
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
            yield _named(below, names, lang if place else ""), text


def _words(wishes: Wishes, place: int, *, on: date) -> dict[str, str]:
    """Return what the samples leave open, in one of the languages."""
    lent, lang = wishes.lends[place], wishes.languages[place]
    words = {"lent": lent, "Lent": lent[:1].upper() + lent[1:], "firm": wishes.name}
    tagline = Template((TEXTS / lang / "tagline.txt").read_text("utf-8")).substitute(words).strip()
    return {
        **words,
        "firm_yaml": _dumped(wishes.name),
        "firm_text": _escaped(wishes.name),
        "tagline": _dumped(tagline) if not place else tagline,
        "today": on.isoformat(),
        "year": str(on.year),
        "currency": wishes.currency,
        "vat": country(wishes.locales[0][3:]).vat or UNKNOWN_VAT,
        "law": wishes.locales[0][3:] if country(wishes.locales[0][3:]).law else "",
        "laws": _laws(),
        "languages": ", ".join(wishes.locales),
        "colour": wishes.colours[0],
        "accent": wishes.colours[1],
    }


def _text(text: str, words: Mapping[str, str], names: Mapping[str, str], lang: str) -> str:
    """Return a sample in its place: the first language has no slugs, the others' links lead to
    their own files."""
    head, mark, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    in_head = {**words, "firm": _escaped(words["firm"]), "lent": _escaped(words["lent"])}
    made = Template(head).safe_substitute(in_head) + mark + Template(body).safe_substitute(words)
    if lang:
        made = LINK.sub(rf"\1.{lang}.md", made)
    else:
        made = re.sub(r"^ *slug: .*\n", "", made, flags=re.MULTILINE)
    return _renamed(made, names)


def _names(lang: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each sample with the one that its file has in the first language: its
    address there."""
    for path in (TEXTS / lang).rglob("*.md"):
        slug = SLUG.search(path.read_text("utf-8"))
        if slug and path.stem not in FIXED:
            yield path.stem, slug[1]


def _named(below: str, names: Mapping[str, str], lang: str) -> str:
    folder, _, name = below.rpartition("/")
    stem, _, ending = name.partition(".")
    own = f"{names.get(stem, stem)}{lang and f'.{lang}'}.{ending}"
    return f"{folder}/{own}" if folder else own


def _renamed(text: str, names: Mapping[str, str]) -> str:
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
        lambda found: names[found[0]],
        text,
        flags=re.MULTILINE,
    )


def _laws() -> str:
    """Return as comments which laws a legal notice can follow."""
    said = ((code, country(code).law.strip().split("\n")) for code in laws())
    return "\n".join(
        f"# {code if not place else '  '}  {line}"
        for code, lines in said
        for place, line in enumerate(lines)
    )


def _unusual(wishes: Wishes) -> set[str]:
    return {
        word for text in (wishes.name, *wishes.lends) for word in re.findall(r"[^\W\d_]{2,}", text)
    }


def _dumped(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").strip()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
