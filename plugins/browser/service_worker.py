"""The service worker that lets visited pages open without a network, and the one that removes it:
OFFLINE = False.

It gives the templates `offline`, the worker's address, empty if no worker is to be registered.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.site import site_of

ADDRESS = "sw.js"  # at the root of the site, because only there it may serve every page


def _set_address(pelican: Any) -> None:
    settings = pelican.settings
    is_on = settings["OFFLINE"] and not settings["PREVIEW"]
    site = site_of(settings)
    site.template_values["offline"] = f"{site.prefix}/{ADDRESS}" if is_on else ""


def _write(pelican: Any) -> None:
    settings = pelican.settings
    if settings["PREVIEW"] and settings["OFFLINE"]:
        return  # in the preview every save must be visible
    name = "sw.js" if settings["OFFLINE"] else "stop.js"
    shutil.copyfile(Path(settings["THEME"]) / "offline" / name, Path(pelican.output_path) / ADDRESS)


def register() -> None:
    """Set the address before the pages are written, and write the worker afterwards."""
    signals.initialized.connect(_set_address)
    signals.finalized.connect(_write)
