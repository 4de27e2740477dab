"""A tag for what many pages share: `{% once lang %}…{% endonce %}` is rendered for the first page
of a build and repeated on all others."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser


class Once(Extension):
    """What stands between the tags must depend on nothing but what the first tag names, such as
    `lang, here.kind`."""

    tags = {"once"}  # noqa: RUF012 - as Jinja declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._rendered: dict[Hashable, str] = {}  # an environment lives for one build

    def parse(self, parser: Parser) -> nodes.Node:
        """Return a call of `_once` with what tells one rendering from another."""
        line = next(parser.stream).lineno
        named = parser.parse_tuple()
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        call = self.call_method("_once", [nodes.Const(f"{parser.name}:{line}"), named])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _once(self, place: str, named: Hashable, caller: Callable[[], str]) -> Any:
        key = place, named
        if key not in self._rendered:
            self._rendered[key] = caller()
        return self._rendered[key]
