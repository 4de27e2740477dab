"""The languages of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel import Locale


def others(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages except the default one."""
    return tuple(lang for lang in settings["LANGUAGES"] if lang != settings["DEFAULT_LANG"])


@dataclass(frozen=True)
class Language:
    """A language of the site; `root` is the folder of its addresses, empty for the default
    language."""

    code: str
    locale: str
    root: str

    @cached_property
    def name(self) -> str:
        """Return the language's own name for itself: Français."""
        return (Locale.parse(self.code).get_display_name() or self.code).capitalize()


def languages_of(settings: Mapping[str, Any]) -> dict[str, Language]:
    """Return the languages by code, in the order of the setting LANGUAGES."""
    default = settings["DEFAULT_LANG"]
    return {
        code: Language(code, locale, "" if code == default else f"{code}/")
        for code, locale in settings["LANGUAGES"].items()
    }
