"""A text must be a `.md` file and a price book a `.toml` file; any other file would be ignored. The
folder of the books may hold the page that documents them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from posixpath import splitext

from plugins.checks.files.linked_files import linked_by
from plugins.checks.finding import Finding
from plugins.checks.sources import PRICES, Sources
from plugins.errors import Message, did_you_mean, near, say
from plugins.project import ROOT
from plugins.reading.files import MARKDOWN, files_below, is_passing, named_below, text_of
from plugins.reading.firm_settings import theme_languages
from plugins.reading.schema import KINDS

TEXTS = {
    *(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".rtf", ".doc", ".docx"),
    *(".odt", ".pages", ".gdoc", ".wps", ".htm", ".html", ".yml", ".yaml", ".toml", ""),
}
GUIDE, MASTER = "README.md", ROOT / "calculator" / "README.md"  # the manual of price books
AT_TOP, TOPICS = ("offer", "search", "site"), ("topics",)  # one in each language
FIXED = ("addresses.yml", "redirects.yml", "settings.yml", "words.txt")
LISTED = {".yml", ".yaml", ".toml", ".txt", ".json"}
OTHER = re.compile(r"[a-z]{2}\.yml")
TAIL = re.compile(
    r"(?:[ _-]+(?:copy|copie|kopie|new|old|final|v?\d+)| ?\(\d+\)| ?\d+)*$", re.IGNORECASE
)
PASSING = {".bak", ".tmp", ".swp"}
READ = {".md", ".markdown", ".mdown", ".toml", ".yml", ".yaml"}  # where their folder is read


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the files that would be ignored silently."""
    linked = {below for entry in sources.entries for below in linked_by(entry, sources.content)}
    for path in files_below(sources.content):
        file = named_below(path, sources.content)
        folder, _, name = file.partition("/")[2].partition("/")
        if folder in KINDS and name.endswith(MARKDOWN):
            continue
        passing = is_passing(path) or "/." in file
        if passing or f"{folder}/{name}" in linked:
            continue
        if stray := _stray(folder, name, sources):
            yield Finding(file, 0, stray)
        elif not name:
            continue
        elif (folder, name) == (PRICES, GUIDE):
            yield from _old(path, file)
        elif message := _mistake(folder, name):
            yield Finding(file, 0, message)


def _old(path: str, file: str) -> Iterator[Finding]:
    """Warn if the page beside the books documents another version of the program."""
    if text_of(path, file=file) != text_of(MASTER, file=file):
        message = say(
            "this page must tell what this version of the program reads in a book, it tells"
            " another; copy %(master)s over it.",
            master=MASTER.relative_to(ROOT).as_posix(),
        )
        yield Finding(file, 0, message, "warning")


def _stray(folder: str, name: str, sources: Sources) -> Message | None:
    """Return the message about a file whose name is nearly that of one which is read, None
    otherwise."""
    beside, file = ("", folder) if not name else (folder, name)
    if beside not in ("", "faq") or splitext(file)[1].lower() not in LISTED or "/" in file:
        return None
    lists = TOPICS if beside else AT_TOP
    read = {*FIXED, *(f"{one}.{lang}yml" for one in lists for lang in _codes(sources))}
    lang = file.partition(".")[2].partition(".")[0]
    if file in read or (lang in theme_languages() and lang != sources.default):
        return None  # a language of a firm's may have left settings.yml
    return _left_out(file, lists, read)


def _left_out(file: str, lists: Collection[str], read: Collection[str]) -> Message | None:
    """Return the message about a file that is named nearly like one that is read."""
    own, _, rest = file.partition(".")
    if own in lists and OTHER.fullmatch(rest):
        return say(
            'a file of another language must name one of settings.yml, got "%(name)s", which is'
            " left out; correct its name.",
            name=file,
        )
    bases = [*lists, *(one.partition(".")[0] for one in FIXED)]
    likely = near(TAIL.sub("", own), bases, cutoff=0.8)
    if not likely:
        return None
    return say(
        'a file of this folder must have a name that is read, got "%(name)s", which is left out;'
        " %(advice)s",
        name=file,
        advice=did_you_mean(file, [one for one in read if one.startswith(likely[0])]),
    )


def _codes(sources: Sources) -> tuple[str, ...]:
    return ("", *(f"{lang}." for lang in sources.languages))


def _mistake(folder: str, name: str) -> Message | None:
    """Return the message about a file in a folder of `content/` that would be ignored, None
    otherwise."""
    ending = splitext(name)[1]
    if folder == PRICES:
        return _no_book(name, ending)
    if folder in KINDS:
        is_list = folder == "faq" and name.startswith("topics.") and ending == ".yml"
        if ending != MARKDOWN and ending.lower() in TEXTS and not is_list:
            return say(
                "a text must be a file that ends with .md, this one is left out; save it"
                " so, or move it elsewhere."
            )
    elif ending.lower() in READ:
        return say(
            "a text must stand in one of the folders %(folders)s, a price book in prices, this file"
            " is left out; move it there.",
            folders=", ".join(KINDS),
        )
    return None


def _no_book(name: str, ending: str) -> Message | None:
    if ending in PASSING:
        return None
    if "/" in name:
        return say(
            "a price book must stand in content/prices/ itself, this file is left out; "
            "move it there, or elsewhere."
        )
    if ending != ".toml":
        return say(
            "a price book must be a file that ends with .toml, this one is left out;"
            " rename it, or move it elsewhere."
        )
    return None
