"""The forms of the lists of plugins/preview/editor/lists.py."""

from __future__ import annotations

from typing import Any

from plugins.errors import say
from plugins.languages.staff_words import Speech
from plugins.preview.editor.form import Field
from plugins.preview.editor.lists import ENTRIES, FOLDER
from plugins.reading.redirect_addresses import OLD, PATH

OLD_ADDRESSES = say("Old addresses")
OLD_HINT = say(
    "What people and search engines still know, and where it leads now. The editor adds a row by"
    " itself where a published page is deleted or gets another address."
)
SEARCHES = say("Searches")
SEARCH_HINT = say(
    "What visitors type into the search field, and the page that they must then find among the"
    " first three. Where they do not, write those words at the page's search words."
)
WORDS = say("Words of ours")
WORDS_HINT = say("Words that the spelling check shall accept.")


def lists_collection(
    keys: list[str], *, pages: list[dict[str, str]], speech: Speech
) -> dict[str, Any]:
    """Return the collection of the lists, a form for each; `pages` are the options where a row
    names a page."""
    translate = speech.translate
    forms = {"redirects": _redirects(speech), "words": _words(speech)}
    files = [
        {
            **(forms.get(key) or _searches(key.removeprefix("search").strip("-"), pages, speech)),
            "name": key,
            "file": f"{FOLDER}/{key}.json",
        }
        for key in keys
    ]
    return {"name": FOLDER, "label": translate(say("Lists")), "files": files}


def _redirects(speech: Speech) -> Field:
    translate = speech.translate
    label, one, hint = map(translate, (OLD_ADDRESSES, say("old address"), OLD_HINT))
    address = translate(say("be an address from its first slash on"))
    fields: list[Field] = [
        {
            "name": "from",
            "label": translate(say("Old address")),
            "hint": translate(say("From its first slash on, like /index.php?id=contact.")),
            "widget": "string",
            "pattern": [f"^{OLD.pattern}$", address],
        },
        {
            "name": "to",
            "label": translate(say("Leads to")),
            "hint": translate(say("The address of a page of this site, like /faq/.")),
            "widget": "string",
            "pattern": [f"^{PATH.pattern}$", address],
        },
    ]
    return {
        "label": label,
        "preview_path": "",
        "fields": [_list(fields, label, one, hint)],
    }


def _searches(lang: str, pages: list[dict[str, str]], speech: Speech) -> Field:
    translate = speech.translate
    label = f"{translate(SEARCHES)}{f' ({lang})' if lang else ''}"
    fields: list[Field] = [
        {"name": "typed", "label": translate(say("Visitors type")), "widget": "string"},
        {"name": "page", "label": translate(say("And find")), "widget": "select", "options": pages},
    ]
    return {
        "label": label,
        "preview_path": "",
        "fields": [_list(fields, label, translate(say("search")), translate(SEARCH_HINT))],
    }


def _words(speech: Speech) -> Field:
    translate = speech.translate
    fields: list[Field] = [
        {
            "name": "word",
            "label": translate(say("Word")),
            "widget": "string",
            "pattern": [r"^[^\s#]+$", translate(say("be one word"))],
        },
        {"name": "note", "label": translate(say("Note")), "widget": "string", "required": False},
    ]
    return {
        "label": translate(WORDS),
        "preview_path": "",
        "fields": [_list(fields, translate(WORDS), translate(say("word")), translate(WORDS_HINT))],
    }


def _list(fields: list[Field], label: str, singular: str, hint: str) -> Field:
    return {
        "name": ENTRIES,
        "label": label,
        "label_singular": singular,
        "widget": "list",
        "collapsed": True,
        "summary": f"{{{{fields.{fields[0]['name']}}}}}",
        "hint": hint,
        "required": False,
        "fields": fields,
    }
