"""A cache of the pages that a preview has read, because a save changes one text of a thousand.

Pelican looks into its cache before it reads a page. This cache holds each page as it was read,
before any plugin changed it.
"""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

from pelican.contents import Content
from pelican.plugins import signals
from pelican.urlwrappers import Category

from plugins.build.large.result_cache import ResultCache
from plugins.errors import ContentError
from plugins.fingerprint import Stamp, stamp_if_any
from plugins.reading.files import MARKDOWN, files_below
from plugins.site import KEY, Site, site_of

EACH_BUILD = (
    KEY,
    "PAGE_CACHE",
    "DEFERRED_PAGES",
    "PRECOMPUTED",
    "OUTPUT_PATH",
)  # settings on which no text depends


class PageCache:
    """The pages that the builds of one preview have read, by file."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[Stamp | None, Content]] = {}
        self.results = ResultCache()
        self.state = 0  # increased whenever something that all pages depend on has changed
        self._inputs: Any = None
        self._categories: dict[str, Category] = {}  # of the present build
        self._stamps: dict[
            str, Stamp | None
        ] = {}  # taken before a file is read, so that a file that changes meanwhile is read again

    def __getstate__(self) -> dict[str, Any]:
        """Return the parts that another process can use, too (plugins/build/check_cache.py)."""
        names = ("_pages", "_inputs", "results", "state")
        return {name: self.__dict__[name] for name in names}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__init__()  # type: ignore[misc]
        self.__dict__.update(state)

    @property
    def is_empty(self) -> bool:
        return not self._pages

    def begin(self, settings: Any) -> None:
        """Empty the cache if settings, amounts, images, the theme's words or formulas' names have
        changed, on which the text of a page depends."""
        content, words = Path(settings["PATH"]), Path(settings["THEME"]) / "translations"
        other_files = (
            path
            for folder in (content, words)
            for path in files_below(folder)
            if not path.endswith(MARKDOWN)
        )
        same = {name: value for name, value in settings.items() if name not in EACH_BUILD}
        inputs = (
            deepcopy(same),
            {path: stamp_if_any(path) for path in other_files},
            _names(site_of(settings)),
        )  # copied, because Pelican's readers change it
        if inputs != self._inputs:
            self._pages.clear()
            self.state += 1
        self._inputs = inputs
        self.results.begin(inputs, Path(settings["THEME"]))
        self._categories.clear()
        for method in (Content.get_content, Content.get_summary):
            method.cache.clear()  # in which Pelican keeps every page that any build has written

    def page(self, generator: Any, file: str, default: Any = None) -> Any:
        """Return a cached page for this build if it need not be read again, else the default."""
        now = self._stamps[file] = stamp_if_any(f"{generator.path}/{file}")
        cached, page = self._pages.get(file, (None, None))
        if not page or not now or cached != now:
            return default
        category = self._categories.setdefault(
            page.category, Category(page.category, generator.settings)
        )
        return _of(page, generator.settings, generator.context, category)

    def store(self, _generator: Any, file: str, page: Content) -> None:
        """Store a page that was just read, without references to its build."""
        copy = _of(page, None, None, page.category.name)
        copy.source_location = page.get_relative_source_path()
        copy.linked_from_text = page.get_static_links()
        self._pages[file] = self._stamps[file], copy


def _names(site: Site) -> list[tuple[str, str, str | None]]:
    """Return the names of the formulas, which may be titles of texts; none if the offer cannot be
    read, which the rules report."""
    with suppress(ContentError):
        return [
            (lang, code, formula.name)
            for lang, words in site.offer_words.items()
            for code, formula in words.formulas.items()
        ]
    return []


def _of(page: Content, settings: Any, context: Any, category: Any) -> Content:
    """Return a copy of a page for one build."""
    copy = object.__new__(type(page))
    metadata = {**page.metadata, "category": category}
    copy.__dict__ = {
        **page.__dict__,
        "settings": settings,
        "_context": context,
        "category": category,
        "metadata": metadata,
        "translations": [],
    }
    return copy


def _cache_of(settings: Any) -> PageCache | None:
    cache: PageCache | None = settings.get("PAGE_CACHE")
    return cache if settings["LARGE"] else None


def _begin(pelican: Any) -> None:
    if cache := _cache_of(pelican.settings):
        cache.begin(pelican.settings)
        site_of(pelican.settings).reuse = cache.results.result


def _use(generator: Any) -> None:
    """Replace Pelican's cache, which looks up the modification time of every file even when it is
    empty."""
    if not generator.settings["LARGE"]:
        return
    cache = _cache_of(generator.settings)
    generator.get_cached_data = partial(cache.page, generator) if cache else _nothing
    generator.cache_data = partial(cache.store, generator) if cache else _forget
    generator.readers.get_cached_data, generator.readers.cache_data = _nothing, _forget
    generator.add_source_path = partial(_add_source_path, generator, generator.add_source_path)
    generator.add_static_links = partial(_add_static_links, generator, generator.add_static_links)


def _add_source_path(generator: Any, pelicans_own: Any, page: Any, static: bool = False) -> None:
    """Note where a page was read, which Pelican works out from two paths every time."""
    if static or not hasattr(page, "source_location"):
        pelicans_own(page, static)
    else:
        generator.context["generated_content"][page.source_location] = page


def _add_static_links(generator: Any, pelicans_own: Any, page: Any) -> None:
    """Note the files to which a page links, for which Pelican searches the text every time."""
    if hasattr(page, "linked_from_text"):
        generator.context["static_links"] |= page.linked_from_text
    else:
        pelicans_own(page)


def _nothing(_file: str, default: Any = None) -> Any:
    return default


def _forget(file: str, data: Any) -> None:
    pass


def register() -> None:
    """Register before every plugin that changes the settings, which are compared unchanged."""
    signals.initialized.connect(_begin)
    signals.article_generator_init.connect(_use)
    signals.page_generator_init.connect(_use)
