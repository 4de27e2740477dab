"""What only a site of many hundred pages needs; the setting LARGE turns it off, and the site is the
same without it."""

from __future__ import annotations


def register() -> None:
    """Register before the rules, because much of this runs while they do; the page cache registers
    earlier."""
    from plugins.build.large import (
        deferred_pages,
        once_tag,
        precompute,
        quick_generators,
        template_cache,
        worker_pool,
    )

    first = (worker_pool, quick_generators, precompute)
    for part in (*first, template_cache, once_tag, deferred_pages):
        part.register()
