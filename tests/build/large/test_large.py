"""What only a large site needs changes nothing of a site, and is off by one setting."""

from __future__ import annotations

from pathlib import Path

from jinja2 import StrictUndefined, Undefined

from plugins.build.large import template_cache, worker_pool
from plugins.build.large.page_cache import PageCache
from plugins.build.partial_site import WHOLE, built
from plugins.build.site import build
from plugins.project import PREVIEW
from tests.conftest import TODAY


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return the content of every file of a site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != WHOLE
    }


def test_the_site_is_the_same_without(site: Path, tmp_path: Path) -> None:
    """Every file, to the byte; and no process is begun for it."""
    build(tmp_path / "small", on=TODAY, LARGE=False)
    assert bytes_of(tmp_path / "small") == bytes_of(site)
    assert not worker_pool._pools


def test_a_preview_is_the_same_without(site: Path, tmp_path: Path) -> None:
    """It is whole at once: no page waits, none is remembered."""
    shown = built(
        tmp_path / "small", on=TODAY, settings_file=PREVIEW, LARGE=False, PAGE_CACHE=PageCache()
    )
    assert shown.deferred.paths == ()
    assert bytes_of(tmp_path / "small") == bytes_of(site)


def test_templates_are_compiled_anew_for_other_options() -> None:
    """Jinja would take what was compiled with others for the same text."""
    options = {"autoescape": True, "trim_blocks": True, "undefined": StrictUndefined}
    one = template_cache.cache_for(options).directory
    assert template_cache.cache_for(dict(reversed(options.items()))).directory == one
    for other in ({"trim_blocks": False}, {"undefined": Undefined}):
        assert template_cache.cache_for({**options, **other}).directory != one
