"""The settings of the editor: what can be edited, each with its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.editor.book_form import book_fields
from plugins.editor.books import FIRST_DAY, Books
from plugins.editor.details import Details
from plugins.editor.form import PATTERN, Field, field_of, page_fields, widget
from plugins.editor.pages import Pages
from plugins.editor.topics import CODE, KEY, Topics
from plugins.errors import ContentError
from plugins.schema import KINDS
from plugins.site_details import SiteDetails, SiteWords
from plugins.topics import TopicEntry

BACKEND = "preview"  # registered by theme/preview/editor.js
WRITING = (  # a hint is Markdown itself: what stands behind a \ is shown as it is
    r"An empty line begins a new paragraph. \*\*Two stars\*\* make words bold, \- at the beginning of a line makes a list, \## a heading. "
    r"\[words\]\({filename}/faq/how-often.md\) leads to a page (how-often.fr.md in French). Amounts are never typed: {{ price day_rate small }} prints what the price book says."
)
PAGES = {  # what it is called, one of it, what its text is called, whether one may be deleted
    "faq": ("Questions", "question", "Answer", True),
    "services": ("Services", "service", "Text", True),
    "pages": ("Pages", "page", "Text", False),
}
Entries = Mapping[str, Any]


def configuration(entries: Entries, *, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return the settings for Decap CMS; `entries` are what plugins/editor/entries.py knows, by folder.

    ContentError or PriceBookError where the topics or the newest price book cannot be read.
    """
    choices = {"topic": _topics(entries["topics"]), "questions": _questions(entries["faq"])}
    return {
        "backend": {"name": BACKEND},
        "load_config_file": False,
        "publish_mode": "simple",
        "media_folder": "media",
        "media_library": {"name": "none"},
        "editor": {"preview": False},  # the site itself is the preview
        "i18n": {"structure": "single_file", "locales": list(languages), "default_locale": languages[0]},
        "collections": [
            *(_pages(kind, choices) for kind in KINDS),
            _books(entries["prices"]),
            {"name": "topics", "label": "Topics", "files": [_topic_list(entries["topics"])]},
            {"name": "firm", "label": "The firm", "i18n": True, "files": [_details()]},
        ],
    }


def _folder(name: str, label: str, singular: str, fields: list[Field], **more: Any) -> dict[str, Any]:
    return {"name": name, "label": label, "label_singular": singular, "folder": name, "extension": "json", "format": "json", "create": True, "fields": fields, **more}


def _pages(kind: str, choices: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    label, singular, text, delete = PAGES[kind]
    fields = page_fields(KINDS[kind], choices=choices, body=(text, WRITING))
    path = "{{fields.address}}" if kind == "pages" else f"{kind}/{{{{slug}}}}/"  # some pages stand where their name does not say
    place: dict[str, Any] = {"preview_path": path, "preview_path_preserve_slashes": True}
    place["view_filters"] = [{"label": "Drafts", "field": "status", "pattern": "draft"}]
    if "topic" in KINDS[kind].model_fields:
        place["view_groups"] = [{"label": "Topic", "field": "topic"}]
    return _folder(kind, label, singular, fields, i18n=True, slug="{{fields.slug}}", summary="{{title}}", delete=delete, **place)


def _books(books: Books) -> dict[str, Any]:
    fields = book_fields(books.newest() or "", key=(books.keys() or [""])[-1])
    about = "A new tariff is a new book. Old books stay: earlier estimates point at them."
    summary = "From {{first_day}} on ({{status}})"
    return _folder("prices", "Prices", "price book", fields, slug="{{fields.first_day}}", identifier_field=FIRST_DAY, summary=summary, delete=False, description=about, preview_path="estimate/")


def _details() -> Field:
    fields = [{**field_of(SiteDetails, name, choices={}), "i18n": False} for name in SiteDetails.model_fields]
    for field in fields:
        if field["name"] in SiteWords.model_fields:  # a translation may say more than the first language
            field |= {**widget(SiteWords, field["name"], choices={}), "i18n": True}
    return {"name": "site", "label": "The firm's details", "file": "firm/site.json", "i18n": True, "fields": fields, "preview_path": "contact/"}


def _topic_list(topics: Topics) -> Field:
    fields = []
    for name, (key, lang) in topics.fields().items():
        field = field_of(TopicEntry, key, choices={})
        words = f" ({lang})" if key != CODE else ""
        pattern = {"pattern": PATTERN} if key != "title" else {}
        fields.append({**field, **pattern, "name": name, "label": f"{field['label']}{words}", "required": True})
    several = {"name": KEY, "label": "Topics", "label_singular": "topic", "widget": "list", "summary": "{{fields.title}}", "hint": "In the order in which visitors see them; drag one to move it.", "fields": fields}
    return {"name": "topics", "label": "The topics, in their order", "file": "topics/topics.json", "fields": [several], "preview_path": "faq/"}


def _topics(topics: Topics) -> list[dict[str, str]]:
    return [{"label": row["title"] or row[CODE], "value": row[CODE]} for row in topics.read(KEY)[KEY]]


def _questions(questions: Pages) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for key in questions.keys():
        try:
            title = questions.read(key)[questions.languages[0]]["title"]
        except (ContentError, KeyError):  # told where the questions are listed
            title = None
        found.append({"label": title or key, "value": key})
    return found
