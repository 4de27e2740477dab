"""HTML in a text must be complete, and use only elements that browsers know and the site allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Message, say
from plugins.markdown.elements import CONTAINERS
from plugins.markdown.things import Tag

# Elements that are allowed and need an end tag, and those without one.
CLOSED = CONTAINERS | {
    *("a", "abbr", "address", "b", "bdi", "bdo", "caption", "cite", "code", "colgroup", "data"),
    *("dd", "del", "dfn", "dt", "em", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("hgroup", "i", "ins", "kbd", "li", "mark", "nav", "p", "pre", "q", "rp", "rt", "ruby"),
    *("s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td"),
    *("tfoot", "th", "thead", "time", "tr", "u", "var"),
}
MAY_STAY_OPEN = {"dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"}
ALONE = {"br", "col", "hr", "img", "wbr"}
SWITCHED_OFF = {
    *(
        "applet",
        "audio",
        "base",
        "button",
        "canvas",
        "dialog",
        "embed",
        "fieldset",
        "form",
        "frame",
    ),
    *(
        "frameset",
        "iframe",
        "input",
        "label",
        "link",
        "math",
        "meta",
        "noscript",
        "object",
        "option",
    ),
    *("picture", "script", "select", "slot", "source", "style", "svg", "template", "textarea"),
    *("title", "track", "video", "html", "head", "body", "main"),
}
LOOKS = {"acronym", "basefont", "big", "blink", "center", "font", "marquee", "nobr", "strike", "tt"}
LOOK = {"align", "bgcolor", "border", "cellpadding", "cellspacing", "color", "face", "valign"}
BLOCKS = CONTAINERS | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre", "summary", "table"}


def check(sources: Sources) -> Iterator[Finding]:
    """Yield elements without an end, ends without a beginning, and elements or attributes without
    effect."""
    for entry in sources.entries:
        yield from (Finding(entry.file, line, message) for line, message in wrong(entry))


@remembered
def wrong(entry: Entry) -> Iterator[tuple[int, Message]]:
    """Yield each mistake in the elements of a text with its line."""
    opened: list[Tag] = []
    for tag in entry.text.tags:
        name = tag.piece.name
        if message := _refused(tag):
            yield tag.line, message
        elif tag.piece.closes and not _close(name, opened):
            yield tag.line, _without_begin(name)
        elif tag.inline and name in BLOCKS:
            yield tag.line, _among_words(tag)
        if name in CLOSED and not tag.piece.closes:
            opened.append(tag)
        for attribute, _ in tag.piece.attributes:
            if message := _attribute(attribute):
                yield tag.line, message
    yield from _nameless(entry.text.tags)
    for tag in opened:
        if tag.piece.name not in MAY_STAY_OPEN:
            yield tag.line, _without_end(tag.piece.name)


def _close(name: str, opened: list[Tag]) -> bool:
    """Close the nearest open element with that name; return False if there is none."""
    for place in reversed(range(len(opened))):
        if opened[place].piece.name == name:
            del opened[place]
            return True
    return False


def _nameless(tags: list[Tag]) -> Iterator[tuple[int, Message]]:
    """Yield `<details>` without a summary, which browsers would label in their own language."""
    for tag, after in pairwise([*tags, None]):
        opens = tag and tag.piece.name == "details" and not tag.piece.closes
        if tag and opens and not (after and after.piece.name == "summary"):
            yield (
                tag.line,
                say("<details> must begin with <summary>what it holds</summary>; add it."),
            )


def _without_end(name: str) -> Message:
    return say("<%(tag)s> must be closed, found no </%(tag)s>; add it.", tag=name)


def _without_begin(name: str) -> Message:
    if name in ALONE:
        return say(
            "</%(tag)s> has no meaning, an element without words; write <%(tag)s>.", tag=name
        )
    return say(
        "</%(tag)s> must close something, found no <%(tag)s> before it; take it out.", tag=name
    )


def _refused(tag: Tag) -> Message | None:
    """Return the reason why an element is not allowed, None if it is."""
    name = tag.piece.name
    if name in SWITCHED_OFF:
        return say(
            "a text must hold no <%(tag)s>, the site switches it off; take it out.", tag=name
        )
    if name in LOOKS:
        return say(
            "a text must hold no <%(tag)s>, the site decides how words look; take it out.", tag=name
        )
    if name not in CLOSED | ALONE:
        return say(
            'what stands between "<" and ">" would not be shown, got %(tag)s; write \\%(tag)s,'
            " or take it out.",
            tag=" ".join(tag.piece.markup.split()),
        )
    return None


def _among_words(tag: Tag) -> Message:
    return say(
        "%(tag)s must begin a line, found it among words; put it on a line of its own.",
        tag=" ".join(tag.piece.markup.split()),
    )


def _attribute(name: str) -> Message | None:
    """Return the reason why an element must not have an attribute, None if it may."""
    if name == "style" or name.startswith("on"):
        return say(
            'an element must have no "%(name)s", the site switches it off; take it out.', name=name
        )
    if name in LOOK:
        return say(
            'an element must have no "%(name)s", the site decides how words look; take it out.',
            name=name,
        )
    return None
