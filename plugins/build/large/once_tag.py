"""A tag for what many pages share: `{% once lang %}…{% endonce %}` is rendered for the first page
of a build and reused on all others.

If the setting LARGE is off, it is rendered for each page.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

from jinja2 import Environment, TemplateError, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from pelican.plugins import signals

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


class Once(Extension):
    """The tag. Its content must be whole elements, and depend on nothing but the values that the
    first tag names, such as `lang, here.kind`."""

    tags = {"once"}  # noqa: RUF012 - as Jinja declares it
    is_on = True

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._rendered: dict[Hashable, str] = {}  # an environment lives for one build

    def parse(self, parser: Parser) -> nodes.Node:
        """Return a call of `_once` with the values that distinguish renderings."""
        line = next(parser.stream).lineno
        key_values = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        call = self.call_method("_once", [nodes.Const(f"{parser.name}:{line}"), key_values])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _once(self, place: str, key_values: Hashable, caller: Callable[[], str]) -> Any:
        key = place, key_values
        if key not in self._rendered:
            text = caller()
            if tag := unbalanced(text):
                raise TemplateError(
                    f"{place}: what stands between once and endonce must be whole elements, got"
                    f" {tag}; move the tags so that each element begins and ends between them."
                )
            if not self.is_on:
                return text
            self._rendered[key] = text
        return self._rendered[key]


@lru_cache(maxsize=256)  # the next build of a preview mostly renders the same
def unbalanced(html: str) -> str:
    """Return the first tag in HTML without a counterpart, empty if there is none."""
    tags = Tags()
    tags.feed(html)
    tags.close()
    return tags.stray or (f"<{tags.open[-1]}> without its end" if tags.open else "")


class Tags(HTMLParser):
    """The open elements, and the first end tag that closes none of them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.stray = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element that needs an end tag."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Ignore an element that closes itself, as in an SVG."""

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must have this name."""
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.stray = self.stray or f"</{tag}> without its start"


def _switch(generator: Any) -> None:
    """Turn the tag of a generator's own environment on or off, as the setting says."""
    extension: Any = generator.env.extensions[Once.identifier]
    extension.is_on = generator.settings["LARGE"]


def register() -> None:
    signals.generator_init.connect(_switch)
