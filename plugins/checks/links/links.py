"""A link must lead to an existing page and anchor."""

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
from plugins.checks.links.addresses import address_of
from plugins.checks.links.link_schemes import elsewhere
from plugins.checks.sources import Sources
from plugins.errors import Message, did_you_mean, say

OURS = re.compile(r"[{|](filename)[}|](.*)")
FILES = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".pdf"}
WITHOUT_PAGE = ("/feed.xml", "/sitemap.xml", "/licenses.txt")
NOTE = re.compile(r"_?ft?n(?:t|ref|:|\d)")  # as word processors write a footnote
OF_EVERY_PAGE = {"main"}  # the theme's own


Anchors = Callable[[str], set[str]]


def check(sources: Sources) -> Iterator[Finding]:
    """Yield each link within the site that leads nowhere, or to a page that a publish leaves
    out."""
    ids = cache(lambda path: _ids(sources.by_path[path], sources))
    for entry in sources.entries:
        for link in entry.text.links:
            if right := _of_this_site(link.target, entry, sources):
                yield Finding(entry.file, link.line, _like(link.target, right))
            elif elsewhere(link.target) or STATIC.match(link.target):
                continue  # see link_schemes.py and linked_files.py
            elif link.target not in WITHOUT_PAGE:
                target = unquote(link.target)
                if text := _mistake(entry, target, sources, ids):
                    goal = sources.by_path.get(path_of(entry, target.partition("#")[0]) or "")
                    yield Finding(entry.file, link.line, text, sources.leaning_on(goal))


def _of_this_site(target: str, entry: Entry, sources: Sources) -> str | None:
    """Return how to write a link to a page of this site whose whole address is written, None for
    any other link."""
    site = (sources.site.website or "").rstrip("/") if sources.site else ""
    if not site or not target.lower().startswith(site.lower()):
        return None
    address = target[len(site) :] or "/"
    return page_meant(address, entry, sources) if address.startswith("/") else None


def _mistake(entry: Entry, target: str, sources: Sources, ids: Anchors) -> Message | None:
    """Return the mistake in a link, None if there is none."""
    address, _, anchor = target.partition("#")
    path = entry.below if not address and anchor else path_of(entry, address)
    if path is None:
        return _misspelt(address, target, page_meant(target, entry, sources))
    own = f"faq/{anchor}{path.removeprefix('pages/faq')}"
    # an anchor of the page of all answers is lost once each topic has a page of its own
    if anchor and path.startswith("pages/faq.") and own in sources.by_path:
        return say(
            'a link to a question must lead to its own page, got "%(link)s"; write %(own)s.',
            link=target,
            own=f"{{filename}}/{own}",
        )
    if path not in sources.by_path:
        return _missing(path, target, entry, sources)
    written = address.strip().partition("}")[2]
    if written.endswith("/") or (written.startswith("/") and written[1:] != path):
        return _like(target, f"{{filename}}/{path}{f'#{anchor}' if anchor else ''}")
    return _unfit(sources.by_path[path], entry, sources) or _astray(path, anchor, sources, ids)


def _misspelt(address: str, target: str, right: str | None) -> Message:
    """Return the message about a link in another form, with the right one if it is clear."""
    if right:
        return _like(target, right)
    if PurePosixPath(address).suffix in FILES:
        return say(
            'a link to a file must be like {static}/faq/plan.pdf, got "%(link)s"; write it so.',
            link=target,
        )
    return say(
        'a link within the site must be like {filename}/faq/how-often.md, got "%(link)s"; write'
        " it so.",
        link=target,
    )


def _like(target: str, right: str) -> Message:
    return say(
        'a link within the site must name the file of its page, got "%(link)s"; write %(right)s.',
        link=target,
        right=right,
    )


def page_meant(target: str, entry: Entry, sources: Sources) -> str | None:
    """Return how to write a link to the page that an address or a path in another form means, None
    if there is no such page."""
    address, mark, anchor = target.partition("#")
    path = address.partition("?")[0].removesuffix("index.html")
    beside = normpath(join(entry.below.rpartition("/")[0], path.lstrip("/")))
    for goal in sources.entries if path else ():
        own = address_of(goal)
        if goal.below in (beside, path.lstrip("/")) or path.strip("/") == own.strip("/") != "":
            return f"{{filename}}/{goal.below}{mark}{anchor}"
    return None


def _astray(path: str, anchor: str, sources: Sources, ids: Anchors) -> Message | None:
    """Return the message about an anchor that a page does not have."""
    goal = sources.by_path[path]
    if not anchor or not goal.front or anchor in ids(path):
        return None
    if NOTE.match(anchor):
        return say(
            'a footnote must be written like "[^1]" and, on a line of its own, "[^1]: According to'
            ' the law.", got a link to "#%(anchor)s"; write it so.',
            anchor=anchor,
        )
    return say(
        'a link must lead to an anchor of %(file)s, got "#%(anchor)s"; %(advice)s',
        file=goal.file,
        anchor=anchor,
        advice=did_you_mean(anchor, ids(path)),
    )


def _unfit(goal: Entry, entry: Entry, sources: Sources) -> Message | None:
    """Return the reason why a page must not link to another existing one, None if it may."""
    if goal.lang != entry.lang:
        return _foreign(goal, entry)
    if goal.front and entry.published(sources.on) and not goal.published(sources.on):
        return say(
            "a link must lead to a published page, %(file)s is a draft or outside its days; take"
            " the link out.",
            file=goal.file,
        )
    return None


def _foreign(goal: Entry, entry: Entry) -> Message:
    """Return the message about a link to a page in another language."""
    right = f"{goal.kind}/{goal.slug}{'.' if entry.lang else ''}{entry.lang}.md"
    return say(
        'a link must lead to a page in the same language, got "%(link)s"; write "%(right)s".',
        link=f"/{goal.below}",
        right=f"/{right}",
    )


def _missing(path: str, target: str, entry: Entry, sources: Sources) -> Message | None:
    """Return the message about a missing page; None if another language has it, which the rule on
    twins reports."""
    name = PurePosixPath(path)
    slug, _, lang = name.stem.partition(".")
    pages = {(entry.kind, entry.slug) for entry in sources.entries}
    if sources.languages and lang in ("", *sources.languages) and (name.parts[0], slug) in pages:
        return None
    if (sources.content / path).is_file():
        return say(
            'a link to a file must be like {static}/faq/plan.pdf, got "%(link)s"; write {static}.',
            link=target,
        )
    same = (other for other, goal in sources.by_path.items() if goal.lang == entry.lang)
    advice = did_you_mean(f"/{path}", [f"/{other}" for other in same])
    return say(
        'a link must lead to a page that exists, got "%(link)s"; %(advice)s',
        link=target,
        advice=advice,
    )


def path_of(entry: Entry, address: str) -> str | None:
    """Return the path below `content/` for an address."""
    match = OURS.fullmatch(address.strip())
    if not match or not match[2]:
        return None
    if match[2].startswith("/"):
        return normpath(match[2].lstrip("/"))
    return normpath(join(entry.below.rpartition("/")[0], match[2]))


def _ids(entry: Entry, sources: Sources) -> set[str]:
    """Return the anchors of a page, including those of its template."""
    ids: set[str] = set()
    if getattr(entry.front, "template", "") == "faq":
        ids = {f"topic-{topic.slug or topic.topic}" for topic in sources.topics.get(entry.lang, ())}
    return {*entry.text.ids, *ids, *OF_EVERY_PAGE}
