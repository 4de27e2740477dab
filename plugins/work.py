"""How a build does its work by default: in this process, and each result anew. On a large site
plugins/build/large replaces both."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Protocol, TypeVar

Work = Callable[[Sequence[Any]], Any]
Divide = Callable[[Sequence[Any], Work], list[Any]]
Result = TypeVar("Result")


class Reuse(Protocol):
    """Return the result of a function, perhaps that of an earlier build.

    The function may depend on the names of formulas, which may be titles of texts, on no other text
    of the content, and on its other files, the settings, the theme and the calculator. A result is
    used again only while `is_usable` returns true for it.
    """

    def __call__(
        self,
        name: Hashable,
        make: Callable[[], Result],
        /,
        *,
        is_usable: Callable[[Result], bool] = ...,
    ) -> Result: ...


def in_this_process(items: Sequence[Any], work: Work) -> list[Any]:
    """Return the results of the work, one for each share of the items: here they are one share."""
    return [work(items)]


def made_anew(
    _name: Hashable,
    make: Callable[[], Result],
    *,
    is_usable: Callable[[Result], bool] = lambda _: True,  # noqa: ARG001 - as a cache needs it
) -> Result:
    """Return the result of a function."""
    return make()
