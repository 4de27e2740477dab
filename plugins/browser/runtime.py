"""Puts the browser's two Pythons into the site and tells the templates of them: `runtime`, a JSON
text, `runtime_preload`, the addresses to fetch early, `runtime_rest`, the one that comes after the
first answer, `downloads`, the bytes of each, and `calculator_wheel`, the address that the wheel
keeps."""

from __future__ import annotations

import json
from typing import Any

from pelican.plugins import signals

from plugins.browser.bundle import REST, bundle
from plugins.prices.placeholders import DOWNLOADS
from plugins.project import ROOT
from plugins.site import site_of


def _give(pelican: Any) -> None:
    """Have the bundle before any page is written, and what visitors download of it."""
    site = site_of(pelican.settings)
    made = bundle(root=ROOT, books=site.content / "prices")
    told = made.manifest(site.prefix)
    micropython = told["micropython"]
    site.given["runtime"] = json.dumps(told, separators=(",", ":"))
    site.given["runtime_preload"] = [
        micropython[name] for name in micropython["bytes"] if name != REST
    ]
    site.given["runtime_rest"] = micropython[REST]
    site.given["calculator_wheel"] = made.stable
    site.outputs.update(made.files)
    sent = (micropython["wire"], *told["pyodide"]["wire"].values())
    site.downloads.update(zip(DOWNLOADS, sent, strict=True))
    site.given["downloads"] = site.downloads


def register() -> None:
    """Before whatever reads texts: they say how much visitors download."""
    signals.initialized.connect(_give)
