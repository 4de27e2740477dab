"""The service worker that lets visited pages open without a line, and its kill switch: OFFLINE =
False.

Gives the templates `offline`, the worker's address, or nothing where none is to be registered.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.site import site_of

ADDRESS = "sw.js"  # at the root of the site, for only there it may serve every page


def _set_address(pelican: Any) -> None:
    settings = pelican.settings
    is_on = settings["OFFLINE"] and not settings["PREVIEW"]
    site = site_of(settings)
    site.template_values["offline"] = f"{site.prefix}/{ADDRESS}" if is_on else ""


def _write(pelican: Any) -> None:
    settings = pelican.settings
    if settings["PREVIEW"] and settings["OFFLINE"]:
        return  # an editor must see every save
    name = "sw.js" if settings["OFFLINE"] else "stop.js"
    shutil.copyfile(Path(settings["THEME"]) / "offline" / name, Path(pelican.output_path) / ADDRESS)


def register() -> None:
    """Tell the pages before they are written; lay the worker beside them when they are."""
    signals.initialized.connect(_set_address)
    signals.finalized.connect(_write)
