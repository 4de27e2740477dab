"""The rules that all of `content/` must keep, one small module each, the same in preview, check,
test and publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.checks import (
    addresses,
    answers,
    details,
    drafts,
    external,
    files,
    front_matter,
    headings,
    images,
    link_schemes,
    linked_files,
    links,
    markup,
    names,
    needed,
    placeholders,
    price_books,
    redirects,
    reviews,
    searches,
    security,
    slugs,
    spelling,
    stated_rules,
    titles,
    translations,
    twins,
    typed_money,
    unlinked,
)
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources, read_sources
from plugins.errors import ContentError
from plugins.languages.codes import others

Rule = Callable[[Sources], Iterable[Finding]]

MUST: tuple[Rule, ...] = tuple(
    module.check
    for module in (
        front_matter,
        files,
        needed,
        twins,
        names,
        slugs,
        redirects,
        links,
        link_schemes,
        linked_files,
        markup,
        images,
        headings,
        answers,
        titles,
        drafts,
        placeholders,
        typed_money,
        price_books,
        searches,
        stated_rules,
    )
)
SHOULD: tuple[Rule, ...] = (
    reviews.check,
    security.check,
    details.check,
    spelling.check,
    translations.check,
    addresses.check,
    unlinked.check,
)  # these only warn, so a build can do without
ON_DEMAND: tuple[Rule, ...] = (external.check,)


def findings(sources: Sources, rules: Iterable[Rule] = MUST + SHOULD) -> list[Finding]:
    """Return what the rules find, each thing once, in the order of files and lines."""
    return sorted(
        {finding for rule in rules for finding in rule(sources)},
        key=lambda finding: (finding.file, finding.line, str(finding.said)),
    )


def hold(content: Path, *, on: date, languages: tuple[str, ...]) -> None:
    """Raise ContentError with every error of the content on a day; warnings are for `make
    check`."""
    errors = [
        found
        for found in findings(read_sources(content, on=on, languages=languages), MUST)
        if found.severity == "error"
    ]
    if errors:
        raise ContentError(errors)


def _hold(pelican: Any) -> None:
    settings = pelican.settings
    hold(Path(settings["PATH"]), on=date.fromisoformat(settings["ON"]), languages=others(settings))


def register() -> None:
    """Come before every plugin that may find a mistake: all are told at once, and no page is made
    in vain."""
    signals.initialized.connect(_hold)
