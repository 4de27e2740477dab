"""The forms of the lists beside the pages."""

from __future__ import annotations

from typing import Any

from plugins.errors import say
from plugins.languages.staff_words import Speech
from plugins.preview.editor.form import Field
from plugins.preview.editor.lists import ENTRIES, FOLDER
from plugins.reading.redirects import OLD, PATH

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
    keys: list[str], *, pages: list[dict[str, str]], spoken: Speech
) -> dict[str, Any]:
    """Return the collection: a form for each list, `pages` to choose from where one is named."""
    told = spoken.told
    forms = {"redirects": _redirects(spoken), "words": _words(spoken)}
    files = [
        {
            **(forms.get(key) or _searches(key.removeprefix("search").strip("-"), pages, spoken)),
            "name": key,
            "file": f"{FOLDER}/{key}.json",
        }
        for key in keys
    ]
    return {"name": FOLDER, "label": told(say("Lists")), "files": files}


def _redirects(spoken: Speech) -> Field:
    told = spoken.told
    fields: list[Field] = [
        {
            "name": "from",
            "label": told(say("Old address")),
            "hint": told(say("From its first slash on, like /index.php?id=contact.")),
            "widget": "string",
            "pattern": [f"^{OLD.pattern}$", told(say("be an address from its first slash on"))],
        },
        {
            "name": "to",
            "label": told(say("Leads to")),
            "hint": told(say("The address of a page of this site, like /faq/.")),
            "widget": "string",
            "pattern": [f"^{PATH.pattern}$", told(say("be an address from its first slash on"))],
        },
    ]
    return {
        "label": told(OLD_ADDRESSES),
        "preview_path": "",
        "fields": [_list(fields, told(OLD_ADDRESSES), told(say("old address")), told(OLD_HINT))],
    }


def _searches(lang: str, pages: list[dict[str, str]], spoken: Speech) -> Field:
    told = spoken.told
    label = f"{told(SEARCHES)}{f' ({lang})' if lang else ''}"
    fields: list[Field] = [
        {"name": "typed", "label": told(say("Visitors type")), "widget": "string"},
        {"name": "page", "label": told(say("And find")), "widget": "select", "options": pages},
    ]
    return {
        "label": label,
        "preview_path": "",
        "fields": [_list(fields, label, told(say("search")), told(SEARCH_HINT))],
    }


def _words(spoken: Speech) -> Field:
    told = spoken.told
    fields: list[Field] = [
        {
            "name": "word",
            "label": told(say("Word")),
            "widget": "string",
            "pattern": [r"^[^\s#]+$", told(say("be one word"))],
        },
        {"name": "note", "label": told(say("Note")), "widget": "string", "required": False},
    ]
    return {
        "label": told(WORDS),
        "preview_path": "",
        "fields": [_list(fields, told(WORDS), told(say("word")), told(WORDS_HINT))],
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
