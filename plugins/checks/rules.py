"""The rules that all of `content/` must follow, the same in preview, check, test and publish.

A rule is a module with a function `check`, in the folder of its subject; it needs no registration.
Its errors stop a build, unless its KIND is "should", for rules that only warn or that only a
publish needs, or "on demand", for rules that run on request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from pelican.plugins import signals

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources, read_sources
from plugins.errors import ContentError
from plugins.languages.codes import others
from plugins.site import site_of

Rule = Callable[[Sources], Iterable[Finding]]


def rules_by_kind() -> dict[str, tuple[Rule, ...]]:
    """Return the rules of each kind, by the names of their modules."""
    package = import_module(__package__)
    names = sorted(module.name for module in walk_packages(package.__path__, f"{__package__}."))
    modules = [module for module in map(import_module, names) if hasattr(module, "check")]
    return {
        kind: tuple(module.check for module in modules if getattr(module, "KIND", "must") == kind)
        for kind in ("must", "should", "on demand")
    }


# A build needs only the first; the second are for warnings and for a publish.
MUST, SHOULD, ON_DEMAND = rules_by_kind().values()
# These run for coming days as well; the rule on price books warns of coming days itself.
COMING_DAYS = tuple(rule for rule in MUST if rule.__module__ != f"{__package__}.offer.price_books")


def findings(sources: Sources, rules: Iterable[Rule] = MUST + SHOULD) -> list[Finding]:
    """Return the findings of the rules without duplicates, in the order of files and lines."""
    return sorted(
        {finding for rule in rules for finding in rule(sources)},
        key=lambda finding: (finding.file, finding.line, str(finding.message)),
    )


CHECKED = "CHECKED"
"""The setting of a build after a check: the rules have run on its content, and do not run again."""


def hold(sources: Sources) -> None:
    """Raise ContentError with every error of the content on a day; `make check` prints warnings."""
    errors = [finding for finding in findings(sources, MUST) if finding.severity == "error"]
    if errors:
        raise ContentError(errors)


def will_check(settings: Mapping[str, Any]) -> bool:
    """Return whether a build asks the rules; a plugin of an earlier build in this process stays
    connected."""
    return not settings.get(CHECKED) and __name__ in settings["PLUGINS"]


def _hold(pelican: Any) -> None:
    settings = pelican.settings
    if not will_check(settings):
        return
    site = site_of(settings)
    sources = read_sources(
        Path(settings["PATH"]),
        on=date.fromisoformat(settings["ON"]),
        languages=others(settings),
        default=settings["DEFAULT_LANG"],
        stamped=site.reuse("entries", dict),
    )
    if site.precompute:
        site.precomputed = site.precompute(sources, MUST)
    hold(sources)


def register() -> None:
    """Run before every plugin that may find a mistake, so that all of them are reported
    together."""
    signals.initialized.connect(_hold)
