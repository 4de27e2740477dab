"""The configuration of Decap CMS: what can be edited, each with its form, in the language of the
person who edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.errors import say
from plugins.languages.staff_words import Speech
from plugins.preview.editor.choices import (
    address_choices,
    formula_choices,
    page_choices,
    topic_choices,
)
from plugins.preview.editor.form import (
    Choices,
    Field,
    field_of,
    page_fields,
    pattern,
    widget,
)
from plugins.preview.editor.lists import FOLDER
from plugins.preview.editor.lists_form import lists_collection
from plugins.preview.editor.offer.book_form import book_fields
from plugins.preview.editor.offer.books import FIRST_DAY, Books
from plugins.preview.editor.offer.text_form import offer_collection
from plugins.preview.editor.settings import KEY as SETTINGS
from plugins.preview.editor.topics import CODE, KEY, Topics
from plugins.reading.firm_settings import FirmSettings
from plugins.reading.schema import KINDS
from plugins.reading.site_details import SiteDetails, SiteWords
from plugins.reading.topics import TopicEntry

BACKEND = "preview"  # registered by theme/preview/editor.js
WRITING = say(  # a hint is itself read as Markdown, so its signs are escaped with \
    r"An empty line begins a new paragraph. \*\*Two stars\*\* make words bold, \- at the beginning"
    r" of a line makes a list, \## a heading. "
    r"\[words\]\({filename}/faq/how-often.md\) leads to a page, how-often.fr.md to the French one. "
    r"Amounts are never typed: {{ price a-la-carte small }} prints what the price book says."
)
# its label, in the plural and the singular; the label of its text; whether a page may be deleted
PAGES = {
    "faq": (say("Questions"), say("question"), say("Answer"), True),
    "services": (say("Services"), say("service"), say("Text"), True),
    "pages": (say("Pages"), say("page"), say("Text"), False),
}
# in which the server sends entries to the editor; the files keep their own
FORMAT = {"extension": "json", "format": "json", "create": True}


class Configuration:
    """The configuration of Decap CMS; `entries` are the kinds of plugins/preview/editor/entries.py,
    by folder."""

    def __init__(
        self, entries: Mapping[str, Any], *, languages: tuple[str, ...], speech: Speech
    ) -> None:
        self.entries, self.languages, self.speech = entries, languages, speech
        self.translate = speech.translate

    def settings(self) -> dict[str, Any]:
        """Return the whole configuration; ContentError or PriceBookError if the topics or the
        newest price book cannot be read."""
        choices = {
            "topic": topic_choices(self.entries[KEY]),
            "questions": page_choices(self.entries["faq"]),
            "formula": formula_choices(self.entries["prices"]),
        }
        return {
            "backend": {"name": BACKEND},
            "locale": self.speech.lang,
            "load_config_file": False,
            "publish_mode": "simple",
            "media_folder": "media",
            "media_library": {"name": "none"},
            "editor": {"preview": False},  # the site itself is one
            "i18n": {
                "structure": "single_file",
                "locales": list(self.languages),
                "default_locale": self.languages[0],
            },
            "collections": [*self._collections(choices)],
        }

    def _collections(self, choices: Choices) -> Iterator[dict[str, Any]]:
        yield from (self._pages(kind, choices) for kind in KINDS)
        yield self._books(self.entries["prices"])
        yield offer_collection(self.languages, speech=self.speech)
        topics = self._topic_list(self.entries[KEY])
        yield {"name": KEY, "label": self.translate(say("Topics")), "files": [topics]}
        firm = {"name": "firm", "label": self.translate(say("The firm")), "i18n": True}
        yield {**firm, "files": [self._details()]}
        label = self.translate(say("Colours and settings"))
        yield {"name": SETTINGS, "label": label, "files": [self._settings(label)]}
        names = self.entries[FOLDER].keys()
        pages = [choice for kind in KINDS for choice in page_choices(self.entries[kind])]
        yield lists_collection(names, pages=pages, speech=self.speech)

    def _pages(self, kind: str, choices: Choices) -> dict[str, Any]:
        label, singular, text, delete = PAGES[kind]
        # the address of some pages is not their name
        path = "{{fields.address}}" if kind == "pages" else f"{kind}/{{{{slug}}}}/"
        by_topic = [{"label": self.translate(say("Topic")), "field": "topic"}]
        schema, body = KINDS[kind], (text, WRITING)
        drafts = {"label": self.translate(say("Drafts")), "field": "status", "pattern": "draft"}
        return {
            **FORMAT,
            "name": kind,
            "folder": kind,
            "i18n": True,
            "delete": delete,
            "label": self.translate(label),
            "label_singular": self.translate(singular),
            "slug": "{{fields.slug}}",
            "summary": "{{title}}",
            "fields": page_fields(schema, choices=choices, body=body, speech=self.speech),
            "preview_path": path,
            "preview_path_preserve_slashes": True,
            "view_filters": [drafts],
            **({"view_groups": by_topic} if "topic" in schema.model_fields else {}),
        }

    def _books(self, books: Books) -> dict[str, Any]:
        pages = [choice for kind in KINDS for choice in address_choices(self.entries[kind])]
        return {
            **FORMAT,
            "name": "prices",
            "folder": "prices",
            "delete": False,
            "preview_path": "estimate/",
            "label": self.translate(say("Prices")),
            "label_singular": self.translate(say("price book")),
            "slug": f"{{{{fields.{FIRST_DAY}}}}}",
            "identifier_field": FIRST_DAY,
            "summary": f"{{{{{FIRST_DAY}}}}}",
            "description": self.translate(
                say("A new tariff is a new book. Old books stay: earlier estimates point at them.")
            ),
            "fields": book_fields(books.newest_form(), pages=pages, speech=self.speech),
        }

    def _details(self) -> Field:
        options: dict[str, Any] = {"choices": {}, "speech": self.speech}
        fields = [
            {**field_of(SiteDetails, name, **options), "i18n": False}
            for name in SiteDetails.model_fields
        ]
        for field in fields:
            if (
                field["name"] in SiteWords.model_fields
            ):  # a translation may say more than the first language
                field |= {**widget(SiteWords, field["name"], **options), "i18n": True}
        return {
            "name": "site",
            "label": self.translate(say("The firm's details")),
            "file": "firm/site.json",
            "i18n": True,
            "fields": fields,
            "preview_path": "contact/",
        }

    def _settings(self, label: str) -> Field:
        fields = [
            {**field_of(FirmSettings, name, choices={}, speech=self.speech), "i18n": False}
            for name in FirmSettings.model_fields
        ]
        file = f"{SETTINGS}/{SETTINGS}.json"
        return {"name": SETTINGS, "label": label, "file": file, "fields": fields}

    def _topic_list(self, topics: Topics) -> Field:
        fields = []
        for name, (key, lang) in topics.fields().items():
            field = field_of(TopicEntry, key, choices={}, speech=self.speech)
            label = field["label"] if key == CODE else f"{field['label']} ({lang})"
            more = {} if key == "title" else {"pattern": pattern(self.speech)}
            fields.append({**field, **more, "name": name, "label": label, "required": True})
        hint = self.translate(say("In the order in which visitors see them; drag one to move it."))
        several = {
            "name": KEY,
            "label": self.translate(say("Topics")),
            "label_singular": self.translate(say("topic")),
            "widget": "list",
            "summary": "{{fields.title}}",
            "hint": hint,
            "fields": fields,
        }
        return {
            "name": KEY,
            "label": self.translate(say("The topics, in their order")),
            "file": "topics/topics.json",
            "fields": [several],
            "preview_path": "faq/",
        }
