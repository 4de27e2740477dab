"""HTML in a text must be closed as it was opened, and hold nothing that the site's own rules switch
off."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import Said, say

SWITCHED_OFF = {"script", "style", "iframe", "object", "embed", "form", "link", "meta", "base"}
CLOSED = {
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "blockquote",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "ins",
    "kbd",
    "mark",
    "ol",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "u",
    "ul",
    "var",
    "video",
}


def check(sources: Sources) -> Iterator[Finding]:
    """Yield elements left open, ends without a beginning, and what would silently do nothing."""
    for entry in sources.entries:
        yield from (Finding(entry.file, line, said) for line, said in wrong(entry))


@remembered
def wrong(entry: Entry) -> list[tuple[int, Said]]:
    """Return what is wrong with the elements of a text, each with its line."""
    return Elements(entry).mistakes() if any("<" in line for _, line in entry.prose) else []


class Elements(HTMLParser):
    """The HTML elements of one text."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(convert_charrefs=False)
        self.first = entry.prose[0][0]
        self.open: list[tuple[str, int]] = []
        self.found: list[tuple[int, Said]] = []
        self.feed("\n".join(line for _, line in entry.prose))

    @property
    def line(self) -> int:
        """Return the line of the file that is being read."""
        return self.first + self.getpos()[0] - 1

    def mistakes(self) -> list[tuple[int, Said]]:
        """Return what is wrong, each with its line."""
        left = [
            (line, say("<%(tag)s> must be closed, found no </%(tag)s>; add it.", tag=tag))
            for tag, line in self.open
        ]
        return [*self.found, *left]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and what it may not be."""
        if tag in SWITCHED_OFF:
            self.found.append(
                (
                    self.line,
                    say(
                        "a text must hold no <%(tag)s>, the site switches it off; take it out.",
                        tag=tag,
                    ),
                )
            )
        elif tag in CLOSED:
            self.open.append((tag, self.line))
        for name, _ in attrs:
            if name == "style" or name.startswith("on"):
                self.found.append(
                    (
                        self.line,
                        say(
                            'an element must have no "%(name)s", the site switches it off; take it'
                            " out.",
                            name=name,
                        ),
                    )
                )

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest element of that name."""
        place = next(
            (place for place in reversed(range(len(self.open))) if self.open[place][0] == tag), None
        )
        if place is not None:
            del self.open[place]
        elif tag in CLOSED:
            self.found.append(
                (
                    self.line,
                    say(
                        "</%(tag)s> must close something, found no <%(tag)s> before it; take it"
                        " out.",
                        tag=tag,
                    ),
                )
            )
