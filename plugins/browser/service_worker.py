"""The service worker that lets the estimate work without a line, and its kill switch: OFFLINE =
False.

Gives the templates `offline`, the worker's address, or nothing where none is to be registered.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.site import site_of

PAGE = "estimate"
ADDRESS = "sw.js"  # at the root of the site, for only there it may serve every page
NEEDED = ("css/*", "fonts/*.woff2", "js/*", "favicon.svg")


def files_of(output: Path, settings: dict[str, Any], pages: list[str]) -> list[str]:
    """Return the addresses that the estimate needs, those of its pages first."""
    static, bundle = output / settings["THEME_STATIC_DIR"], settings["RUNTIME_BUNDLE"]
    found = [path for pattern in NEEDED for path in sorted(static.glob(pattern))]
    found += [
        output / "runtime" / bundle.folder / name
        for name in json.loads(bundle.manifest(""))["bytes"]
    ]
    found += sorted((output / "grid" / settings["GRID"].name).iterdir())
    prefix = settings["SITEURL"]
    return [f"{prefix}/{page}" for page in pages] + [
        f"{prefix}/{path.relative_to(output).as_posix()}" for path in found
    ]


def script(theme: Path, output: Path, files: list[str], prefix: str) -> str:
    """Return the worker's own text; its version changes when a byte of any file does."""
    source = (theme / "offline" / "sw.js").read_text(encoding="utf-8")
    digest = hashlib.sha256(source.encode())
    for file in files:
        path = output / file.removeprefix(f"{prefix}/")
        digest.update((path / "index.html" if path.is_dir() else path).read_bytes())
    return (
        f'const VERSION = "{digest.hexdigest()[:12]}";\nconst FILES ='
        f" {json.dumps(files, indent=2)};\n\n{source}"
    )


def _give(pelican: Any) -> None:
    settings = pelican.settings
    is_on = settings["OFFLINE"] and not settings["PREVIEW"]
    site = site_of(settings)
    site.given["offline"] = f"{site.prefix}/{ADDRESS}" if is_on else ""


def _write(pelican: Any) -> None:
    settings, output = pelican.settings, Path(pelican.output_path)
    theme = Path(settings["THEME"])
    if not settings["OFFLINE"]:
        (output / ADDRESS).write_bytes((theme / "offline" / "stop.js").read_bytes())
    elif not settings["PREVIEW"]:
        pages = sorted(page.url for page in site_of(settings).pages if page.key == PAGE)
        files = files_of(output, settings, pages)
        (output / ADDRESS).write_text(
            script(theme, output, files, settings["SITEURL"]), encoding="utf-8"
        )


def register() -> None:
    """Last of those that write files for visitors: it names them."""
    signals.initialized.connect(_give)
    signals.finalized.connect(_write)
