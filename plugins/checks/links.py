"""A link must lead to a page and an anchor that are there; the page that holds it is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePosixPath
from posixpath import join, normpath
from urllib.parse import unquote

from plugins.assets.linked_files import STATIC
from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.markdown import anchors, targets
from plugins.checks.sources import Sources
from plugins.errors import Said, did_you_mean, say

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
OURS = re.compile(r"[{|](filename)[}|](.*)")
FILES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".pdf"}
WITHOUT_PAGE = ("/feed.xml", "/sitemap.xml", "/licenses.txt")
OF_EVERY_PAGE = {"main"}  # the theme's own


Anchors = Callable[[str], set[str]]


def check(sources: Sources) -> Iterator[Finding]:
    """Yield each link within the site that leads nowhere, or to what a publish leaves out."""
    ids = cache(lambda path: _ids(sources.by_path[path], sources))
    for entry in sources.entries:
        for line, target in targets(entry):
            text = (
                None
                if ELSEWHERE.match(target) or STATIC.match(target) or target in WITHOUT_PAGE
                else _mistake(entry, target, sources, ids)
            )
            if text:
                goal = sources.by_path.get(path_of(entry, target.partition("#")[0]) or "")
                yield Finding(entry.file, line, text, sources.leaning_on(goal))


def _mistake(entry: Entry, target: str, sources: Sources, ids: Anchors) -> Said | None:
    """Return what is wrong with a link, or nothing."""
    address, _, anchor = target.partition("#")
    path = entry.below if not address and anchor else path_of(entry, address)
    if path is None and PurePosixPath(address).suffix in FILES:
        return say(
            'a link to a file must be like {static}/faq/plan.pdf, got "%(link)s"; write it so.',
            link=target,
        )
    if path is None:
        return say(
            'a link within the site must be like {filename}/faq/how-often.md, got "%(link)s"; write'
            " it so.",
            link=target,
        )
    own = f"faq/{anchor}{path.removeprefix('pages/faq')}"
    if (
        anchor and path.startswith("pages/faq.") and own in sources.by_path
    ):  # lost once each topic has a page of its own
        return say(
            'a link to a question must lead to its own page, got "%(link)s"; write %(own)s.',
            link=target,
            own=f"{{filename}}/{own}",
        )
    if path not in sources.by_path:
        return _missing(path, target, sources)
    goal = sources.by_path[path]
    if goal.front and entry.published(sources.on) and not goal.published(sources.on):
        return say(
            "a link must lead to a published page, %(file)s is a draft or outside its days; take"
            " the link out.",
            file=goal.file,
        )
    if anchor and goal.front and anchor not in ids(path):
        advice = did_you_mean(anchor, ids(path))
        return say(
            'a link must lead to an anchor of %(file)s, got "#%(anchor)s"; %(advice)s',
            file=goal.file,
            anchor=anchor,
            advice=advice,
        )
    return None


def _missing(path: str, target: str, sources: Sources) -> Said | None:
    """Return what to say of a page that is not there; where one language has it, the rule of the
    twins says so, once."""
    name = PurePosixPath(path)
    slug, _, lang = name.stem.partition(".")
    held = {(entry.kind, entry.slug) for entry in sources.entries}
    if sources.languages and lang in ("", *sources.languages) and (name.parts[0], slug) in held:
        return None
    if (sources.content / path).is_file():
        return say(
            'a link to a file must be like {static}/faq/plan.pdf, got "%(link)s"; write {static}.',
            link=target,
        )
    advice = did_you_mean(f"/{path}", [f"/{known}" for known in sources.by_path])
    return say(
        'a link must lead to a page that exists, got "%(link)s"; %(advice)s',
        link=target,
        advice=advice,
    )


def path_of(entry: Entry, address: str) -> str | None:
    """Return the path below `content/` that an address stands for."""
    found = OURS.fullmatch(unquote(address))
    if not found or not found[2]:
        return None
    if found[2].startswith("/"):
        return normpath(found[2].lstrip("/"))
    return normpath(join(entry.below.rpartition("/")[0], found[2]))


def _ids(entry: Entry, sources: Sources) -> set[str]:
    """Return the anchors of a page, with those its template makes."""
    made: set[str] = set()
    if getattr(entry.front, "template", "") == "faq":
        made = {
            f"topic-{topic.slug or topic.topic}" for topic in sources.topics.get(entry.lang, ())
        }
    return {*anchors(entry), *made, *OF_EVERY_PAGE}
