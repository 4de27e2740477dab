"""The words of the editor's buttons and messages: Save means saving on this computer, and
publishing is a separate step.

Their names and the placeholders %{…} are those of Decap CMS, whose own words stay for all others.
"""

from __future__ import annotations

from typing import Any

from plugins.errors import Message, say
from plugins.languages.staff_words import Speech

OF_DECAP: dict[str, Any] = {
    "collection": {
        "sidebar": {"collections": say("What to edit"), "searchAll": say("Search")},
        "collectionTop": {
            "newButton": say("New %%{collectionLabel}"),
            "newButtonAriaLabel": say("New %%{collectionLabel}"),
        },
        "entries": {"noEntries": say("Nothing here yet.")},
    },
    "editor": {
        "editor": {
            "onDeletePublishedEntry": say("Delete this in every language?"),
            "onDeleteWithUnsavedChanges": say(
                "Delete this in every language, and what you have just written?"
            ),
            "confirmLoadBackup": say(
                "You left something here that was not saved. Take it up again?"
            ),
        },
        "editorControlPane": {
            "widget": {"regexPattern": "%{fieldLabel}: %{pattern}."},
            "i18n": {
                "writingInLocale": "%{locale}",
                "copyFromLocale": say("Copy from another language"),
            },
        },
        "editorToolbar": {
            "publish": say("Save"),
            "publishing": say("Saving…"),
            "published": say("Saved"),
            "publishNow": say("Save now"),
            "publishAndCreateNew": say("Save and begin a new one"),
            "publishAndDuplicate": say("Save and copy into a new one"),
            "duplicate": say("Copy into a new one"),
            "deleteEntry": say("Delete"),
            "deployButtonLabel": say("See the page"),
            "deployPreviewPendingButtonLabel": say("See the page"),
            "backCollection": "%{collectionLabel}",
            "unsavedChanges": say("Not saved yet"),
            "changesSaved": say("Saved"),
        },
        "editorWidgets": {"datetime": {"now": say("Today"), "clear": say("None")}},
    },
    "ui": {
        "settingsDropdown": {"logOut": say("Back to the site")},
        "toast": {
            "onFailToPersist": say("Not saved."),
            "onFailToDelete": say("Not deleted."),
            "onFailToLoadEntries": say("This cannot be read."),
            "entrySaved": say("Saved"),
            "entryPublished": say("Saved"),
            "missingRequiredField": say("Something is still missing: see the words in red."),
        },
    },
}
OF_TRANSLATING = {
    "insert": say("Put a picture or a file here"),
    "behind": say(
        "%(file)s has not followed: these words have changed since it was translated", file="{file}"
    ),
    "follows": say("It is up to date"),
    "later": say("Later"),
}
OF_HANDING_OVER = {
    "region": say("Hand over"),
    "saved": say("This is saved on this computer. To put it online:"),
    "waits": say("Handed over, and not online yet. To send it:"),
    "none": say("All that is saved here has been handed over."),
    "button": say("Hand over"),
    "working": say("Handing over…"),
    "undoing": say("Taking back…"),
    "what": say("What changed?"),
    "undo": say("Undo the last hand-over"),
    "undoAsk": say("Take this back, online too?"),
    "theirs": say("Take their words"),
    "yours": say("Your words"),
    "of": say("Words of %(who)s", who="{who}"),
    "refused": say("Nothing was handed over: this must be put right first"),
    "close": say("Close"),
    "for": say("For whoever looks after the site"),
}
OF_THE_PANEL = {
    "refused": say("Nothing was changed: this must be put right first"),
    "unreadable": say("This must be mended before it can be edited here"),
    "waits": say("Saved. To be done next, before it can go online"),
    "line": say("line"),
    "close": say("Close"),
    "silent": say(
        "The editor does not answer. Start it again with its icon on the desktop, or make serve;"
        " then save once more."
    ),
}


def phrases_in(speech: Speech) -> dict[str, Any]:
    """Return the words of the editor's page in one language, in tables named as the page's scripts
    read them."""
    tables = {
        "phrases": OF_DECAP,
        "panel": OF_THE_PANEL,
        "handing": OF_HANDING_OVER,
        "translating": OF_TRANSLATING,
    }
    return {name: _in_language(table, speech) for name, table in tables.items()}


def _in_language(words: Any, speech: Speech) -> Any:
    """Return words in one language; nested tables keep their form."""
    if isinstance(words, dict):
        return {name: _in_language(inside, speech) for name, inside in words.items()}
    return speech.translate(words) if isinstance(words, Message) else words
