"""Finds on all processors, before the rules run, what they find in each text by itself, and makes
its HTML from the same tokens, before the build needs it; compiles the templates meanwhile.

Neither depends on it: a missing result is computed when it is needed, and its mistakes are reported
then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache, partial
from typing import Any

from pelican.plugins import signals

from plugins.build.large import template_cache
from plugins.build.large.worker_pool import MANY, divide, start
from plugins.checks.entry import ALONE, Entry
from plugins.checks.sources import Sources
from plugins.markdown.things import Precomputed, Reading
from plugins.pages.markdown_reader import convert
from plugins.pages.text_words import labels
from plugins.prices.placeholders import Amounts
from plugins.reading.files import markdown_files
from plugins.site import Site, site_of

Rules = Iterable[Callable[..., Any]]
Results = tuple[dict[str, Any], Reading, Precomputed | None]


def precompute(site: Site, sources: Sources, rules: Rules) -> dict[str, Precomputed]:
    """Store in the entries what the `remembered` functions of these rules find, if many have
    nothing yet, and return the HTML of these entries by the paths of their files."""
    new = [entry for entry in sources.entries if entry.front and not entry.memo]
    if len(new) < MANY:
        return {}  # the rules and the build compute the few when they need them
    modules = {rule.__module__ for rule in rules}
    alone = [find for find in ALONE if find.__module__ in modules]
    shares = divide(new, partial(_results, alone, converter(site)))
    results = {path: result for share in shares for path, result in share.items()}
    for entry in new:
        findings_alone, text, _ = results[entry.below]
        entry.memo.update(findings_alone)
        entry.take_text(text)
    return {f"{sources.content}/{path}": html for path, (_, _, html) in results.items() if html}


def _results(
    alone: Sequence[Callable[[Entry], object]],
    converted: Callable[[Entry], Precomputed],
    entries: Sequence[Entry],
) -> dict[str, Results]:
    results: dict[str, Results] = {}
    for entry in entries:
        for find in alone:
            with suppress(Exception):  # an error is reported when a rule needs the result
                find(entry)
        html = None
        with suppress(Exception):  # or when the build needs it
            html = converted(entry)
        results[entry.below] = entry.memo, entry.text, html
    return results


def converter(site: Site) -> Callable[[Entry], Precomputed]:
    """Return a function that makes the HTML of a text."""
    amounts = cache(lambda: Amounts(site))
    words = cache(partial(labels, site))

    def converted(entry: Entry) -> Precomputed:
        body, lang = entry.body, entry.language
        placeholders = amounts().of(body, file=entry.file, lang=lang, first=entry.body_line)
        return Precomputed(body, placeholders, convert(body, lang, words(lang), placeholders))

    return converted


def _begin(pelican: Any) -> None:
    settings = pelican.settings
    pages, ready = settings.get("PAGE_CACHE"), settings.get("PRECOMPUTED")
    if not settings["LARGE"]:
        return
    site = site_of(settings)
    if ready:  # a check has computed it beside the results of its rules
        site.precomputed = ready
    elif pages is None or pages.is_empty:
        site.precompute = partial(precompute, site)
        if sum(1 for _ in markdown_files(site.content)) >= MANY:
            start(lambda: template_cache.compile_all(site, settings["JINJA_ENVIRONMENT"]))


def register() -> None:
    """Register before the rules, which read the front matter of the texts meanwhile."""
    signals.initialized.connect(_begin)
