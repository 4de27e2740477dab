"""What only a site of many hundred pages needs, off by the setting LARGE: the site is the same."""

from __future__ import annotations


def register() -> None:
    """Before the rules: much of this goes on while they read."""
    from plugins.build.large import (
        deferred_pages,
        once_tag,
        page_cache,
        precompute,
        template_cache,
        worker_pool,
    )

    for part in (worker_pool, page_cache, precompute, template_cache, once_tag, deferred_pages):
        part.register()
