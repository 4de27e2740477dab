"""The codes of the languages that the site speaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def others(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages besides the default one."""
    return tuple(lang for lang in settings["LANGUAGES"] if lang != settings["DEFAULT_LANG"])
