"""Reads a Markdown file with YAML front matter, and works out its place on the site."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache, partial
from pathlib import Path, PurePosixPath
from typing import Any, ClassVar

from pelican.plugins import signals
from pelican.readers import BaseReader
from pelican.urlwrappers import Category

from plugins.assets import images, linked_files
from plugins.assets.image_versions import PictureError
from plugins.errors import ContentError, Mistake, did_you_mean, say
from plugins.languages.theme_words import plain_text
from plugins.markdown.parser import html as html_of
from plugins.markdown.quotation_marks import typographic
from plugins.pages.text_words import labels
from plugins.prices.placeholders import Amounts
from plugins.reading.files import named_below, text_of
from plugins.reading.front_matter import checked, split
from plugins.reading.schema import KINDS, SLUG, TRANSLATIONS, FrontMatter, Page
from plugins.reading.visibility import state
from plugins.site import site_of

DESCRIPTION_LENGTH = 155  # characters of a description that search engines show
Placeholders = tuple[tuple[str, str], ...]
PRINTED = ("title", "short_title", "summary")
HOME, NOT_FOUND = "home", "not-found"
WITHOUT_PAGE = re.compile(r'href="(/(?:feed\.xml|sitemap\.xml|licenses\.txt))"')


class YamlMarkdownReader(BaseReader):
    """Pelican's reader of `content/**/*.md`; every mistake is a ContentError with its file and
    line."""

    enabled = True
    file_extensions: ClassVar = ["md"]

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self._site = site_of(settings)
        self._amounts = Amounts(self._site)
        self._labels = cache(partial(labels, self._site))
        self._categories = {kind: Category(kind, settings) for kind in KINDS}

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML of the text and Pelican's metadata."""
        file = named_below(source_path, self._site.content)
        kind, name = file.split("/")[1], PurePosixPath(file).stem
        key, lang = name_of(name, file=file, settings=self.settings)
        schemas = KINDS if lang == self._site.default else TRANSLATIONS
        document = split(text_of(source_path, file=file), file=file)
        text = self._amounts.fill(document, file=file, lang=lang)
        front = checked(schemas[kind], text, file=file)
        amounts = self._amounts.of(document.body, file=file, lang=lang, first=document.body_line)
        html = self._html(document.body, source_path, lang, amounts)
        html, used = self._with_addresses(html, source_path)
        values = metadata(front, kind=kind, key=key, html=html, lang=lang)
        root = "" if schemas is KINDS else f"{lang}/"
        return html, {
            **values,
            **_places(address(kind, key, values["slug"], root=root)),
            "status": state(front, on=self._site.on, drafts=self.settings["DRAFTS"]),
            "is_draft": front.status == "draft",
            "lang": lang,
            "lines": document.lines,
            "body": document.body,  # with its placeholders, which must be the same in all languages
            "priced": bool(amounts) or text is not document,
            **used,
            "category": self._categories[kind],
        }

    def _with_addresses(self, html: str, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML with the addresses of its images and files, and metadata with these."""
        content, prefix = self._site.content, self._site.prefix
        below = named_below(source_path, content).partition("/")[2]
        try:
            html, pictures = images.with_versions(html, source=Path(source_path), prefix=prefix)
        except PictureError as error:
            raise ContentError.at(f"{content.name}/{below}", 0, error.message) from error
        html, files = linked_files.with_addresses(
            html, beside=below, content=content, prefix=prefix
        )
        if prefix:
            html = WITHOUT_PAGE.sub(rf'href="{prefix}\1"', html)
        return html, {"pictures": pictures, "linked_files": files}

    def _html(self, text: str, source_path: str, lang: str, amounts: Placeholders) -> str:
        ready = self._site.precomputed.get(source_path)
        if ready and (ready.body, ready.amounts) == (text, amounts):
            return ready.html
        return convert(text, lang, self._labels(lang), amounts)


@lru_cache(maxsize=16_384)  # because a save in the preview changes one text of many
def convert(text: str, lang: str, words: tuple[str, ...], amounts: Placeholders = ()) -> str:
    """Return Markdown as HTML; `words` are the labels of callouts and footnotes, `amounts` the
    values of placeholders."""
    return html_of(text, lang=lang, labels=words, amounts=dict(amounts))


def name_of(stem: str, *, file: str, settings: Any) -> tuple[str, str]:
    """Return the key that a page shares with its translations, and its language: `how-often.fr` →
    how-often, fr."""
    key, dot, code = stem.partition(".")
    if not re.match(SLUG, key):
        message = say(
            'the file name must be small letters, digits and hyphens, got "%(name)s"; rename it.',
            name=key,
        )
        raise ContentError([Mistake(file, 1, message)])
    others = [lang for lang in settings["LANGUAGES"] if lang != settings["DEFAULT_LANG"]]
    if dot and code not in others:
        message = say(
            'the file name must end with a language of the site, got "%(code)s"; %(advice)s',
            code=code,
            advice=did_you_mean(code, others),
        )
        raise ContentError([Mistake(file, 1, message)])
    return key, code or settings["DEFAULT_LANG"]


def metadata(front: FrontMatter, *, kind: str, key: str, html: str, lang: str) -> dict[str, Any]:
    """Return what Pelican and the templates need to know of a file, except its address."""
    values = {"slug": key, "translates": None, **front.model_dump()}
    values |= {name: typographic(values[name], lang) for name in PRINTED if values[name]}
    return {
        **values,
        "kind": kind,
        "key": key,
        "template": front.template
        if isinstance(front, Page)
        else {"faq": "question", "services": "service"}[kind],
        "date": datetime.combine(front.reviewed, datetime.min.time()),
        "summary": values["summary"] or "",
        "description": values["summary"] or description(html),
    }


def _places(url: str) -> dict[str, str]:
    """Return a page's address and its file."""
    return {"url": url, "save_as": url if url.endswith(".html") else f"{url}index.html"}


def address(kind: str, key: str, slug: str, *, root: str) -> str:
    """Return the address, relative to the site's root: a folder, except for the 404 page."""
    if kind == "pages":
        return root + {HOME: "", NOT_FOUND: "404.html"}.get(key, f"{slug}/")
    return f"{root}{kind}/{slug}/"


@lru_cache(maxsize=16_384)
def description(html: str) -> str:
    """Return the first words of a text, cut between words, for search engines and feeds."""
    text = plain_text(html)
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def _use(readers: Any) -> None:
    readers.reader_classes["md"] = YamlMarkdownReader


def _without_pelicans_own(generator: Any) -> None:
    """Keep Pelican from warning that its own reader lacks Python-Markdown."""
    generator.readers.disabled_readers.pop("md", None)


def register() -> None:
    """Register in the place of Pelican's own Markdown reader, which drops a faulty page without a
    word."""
    signals.readers_init.connect(_use)
    signals.generator_init.connect(_without_pelicans_own)
