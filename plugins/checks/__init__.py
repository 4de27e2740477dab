"""The rules that all of `content/` must keep, the same in preview, check, test and publish.

A rule is a module of this folder with a function `check`, found by being there. It stops a build,
unless its KIND is "should", for what only warns or a publish refuses, or "on demand",
for what is looked at when asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from pelican.plugins import signals

from plugins.checks.entry import DEFAULT
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources, read_sources
from plugins.errors import ContentError
from plugins.languages.codes import others

Rule = Callable[[Sources], Iterable[Finding]]


def rules_of(kind: str) -> tuple[Rule, ...]:
    """Return the rules of one kind, by the names of their modules."""
    names = sorted(module.name for module in iter_modules(__path__))
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(
        module.check
        for module in modules
        if hasattr(module, "check") and getattr(module, "KIND", "must") == kind
    )


MUST = rules_of("must")
SHOULD = rules_of("should")  # these only warn, or a publish asks them, so a build can do without
# Asked of the coming days too; prices that end warn by themselves.
COMING_DAYS = tuple(rule for rule in MUST if rule.__module__ != f"{__name__}.price_books")
ON_DEMAND = rules_of("on demand")


def findings(sources: Sources, rules: Iterable[Rule] = MUST + SHOULD) -> list[Finding]:
    """Return what the rules find, each thing once, in the order of files and lines."""
    return sorted(
        {finding for rule in rules for finding in rule(sources)},
        key=lambda finding: (finding.file, finding.line, str(finding.message)),
    )


CHECKED = "CHECKED"
"""The setting of a build whose content has been asked before, and may wait for something."""


def hold(content: Path, *, on: date, languages: tuple[str, ...], default: str = DEFAULT) -> None:
    """Raise ContentError with every error of the content on a day; warnings are for `make
    check`."""
    errors = [
        finding
        for finding in findings(
            read_sources(content, on=on, languages=languages, default=default), MUST
        )
        if finding.severity == "error"
    ]
    if errors:
        raise ContentError(errors)


def _hold(pelican: Any) -> None:
    settings = pelican.settings
    if settings.get(CHECKED):
        return
    if __name__ not in settings["PLUGINS"]:
        return  # a plugin of an earlier build in this process stays connected
    hold(
        Path(settings["PATH"]),
        on=date.fromisoformat(settings["ON"]),
        languages=others(settings),
        default=settings["DEFAULT_LANG"],
    )


def register() -> None:
    """Come before every plugin that may find a mistake: all are told at once, and no page is made
    in vain."""
    signals.initialized.connect(_hold)
