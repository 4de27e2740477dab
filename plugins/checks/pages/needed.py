"""The pages that the site needs must exist, each with its own template."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

OWN = (
    "home",
    "faq",
    "services",
    "estimate",
    "contact",
    "check",
    "not-found",
)  # with a template of their own name
NEEDED = ("home", "estimate", "contact", "not-found")  # the form and the site link to these
# The theme links to these if they exist.
OF_LAW = ("legal-notice", "privacy")


def check(sources: Sources) -> Iterator[Finding]:
    """Yield missing pages, and pages with the template of another page."""
    pages = {entry.slug: entry for entry in sources.entries if entry.kind == "pages"}
    for slug in NEEDED:
        if slug not in pages:
            message = say("the site must have this page, found no such file; bring it back.")
            yield Finding(f"{sources.content.name}/pages/{slug}.md", 0, message)
    for slug in OF_LAW:
        if slug not in pages:
            message = say(
                "the law asks most firms for this page, found no such file; bring it back."
            )
            yield Finding(f"{sources.content.name}/pages/{slug}.md", 0, message, "warning")
    for entry in pages.values():
        must, got = (
            entry.slug if entry.slug in OWN else "page",
            getattr(entry.front, "template", None),
        )
        if got not in (None, must):
            message = say(
                'template must be "%(must)s" on this page, got "%(got)s"; write it so.',
                must=must,
                got=got,
            )
            yield Finding(entry.file, entry.line("template"), message)
