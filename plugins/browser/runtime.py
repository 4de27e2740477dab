"""Puts the browser's two Pythons into the site, and gives templates their addresses and sizes.

These are `runtime`, a JSON text; `runtime_preload`, the addresses to fetch early; `runtime_rest`,
the address that is fetched after the first answer; `downloads`, the sizes in bytes; and
`calculator_wheel`, the address of the wheel, which never changes.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from pelican.plugins import signals

from plugins.browser.bundle import REST, Bundle, bundle
from plugins.prices.placeholders import DOWNLOADS
from plugins.project import ROOT
from plugins.site import site_of


def _add_pythons(pelican: Any) -> None:
    """Make the bundle before any page is written, and give templates and texts its addresses and
    sizes."""
    site = site_of(pelican.settings)
    make = partial(bundle, root=ROOT, books=site.content / "prices")
    pythons = site.reuse("pythons", make, is_usable=Bundle.has_all_files)
    manifest = pythons.manifest(site.prefix)
    micropython = manifest["micropython"]
    site.template_values["runtime"] = json.dumps(manifest, separators=(",", ":"))
    site.template_values["runtime_preload"] = [
        micropython[name] for name in micropython["bytes"] if name != REST
    ]
    site.template_values["runtime_rest"] = micropython[REST]
    site.template_values["calculator_wheel"] = pythons.stable_address
    site.outputs.update(pythons.files)
    sizes = (micropython["wire"], *manifest["pyodide"]["wire"].values())
    site.downloads.update(zip(DOWNLOADS, sizes, strict=True))
    site.template_values["downloads"] = site.downloads


def register() -> None:
    """Register before the plugins that read texts, because texts say how much visitors download."""
    signals.initialized.connect(_add_pythons)
