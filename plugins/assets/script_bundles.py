"""The theme's scripts and styles as bundles, because each further file delays a page on a slow
connection.

Rollup puts the modules of each script of theme/static into one file, and UglifyJS removes what only
readers need: two fifths of the bytes that a visitor downloads.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from plugins.assets.identity import Identity, identity_of
from plugins.cache import write
from plugins.errors import ToolError
from plugins.fingerprint import LENGTH, fingerprint
from plugins.packages import npm
from plugins.packages.node import node
from plugins.project import ROOT
from plugins.reading.files import is_passing
from plugins.site import site_of

CACHE = ROOT / ".build" / "bundles"
ROLLUP, UGLIFY = "@rollup/wasm-node", "uglify-js"
SHORTEN = Path(__file__).with_name("shorten.mjs")
HOW = (
    "--format=es",
    f"--plugin=./{SHORTEN.name}",  # below the working folder: rollup takes no path with a space
    # without a hash, so that a page can name them; the name of their folder has the hash of all
    "--chunkFileNames=[name].js",
    # the early script keeps what the estimate's script imports from it
    "--preserveEntrySignatures=allow-extension",
    "--silent",
    "--failAfterWarnings",
)
TIMEOUT = 120  # seconds; it takes about one
# Bundled apart: modules that these share with others would become further files.
ALONE = ("check.js",)
TOKENS = "tokens.css"  # the style that a firm's colours and font change
STYLES = {"site.css": (TOKENS, "base.css", "parts.css")}
THEME_FONT, OWN_FONT = "fonts/source-serif-4-semibold.woff2", "fonts/titles.woff2"
ICON = "favicon.svg"
FONT_FILE = re.compile(r"""url\("\.\./fonts/[\w.-]+"\)""")
# it runs first, so it has its own file although the estimate's script imports it
EARLY = "start.js"
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']\./([\w-]+\.js)["']""")


class BundleError(ToolError):
    """The scripts could not be bundled; `str()` says why, with rollup's message."""


def entries(scripts: Path) -> list[Path]:
    """Return the scripts that a page or a worker starts: those that no other script imports, and
    the one that runs before a page is parsed."""
    every = sorted(scripts.glob("*.js"))
    imported_names = {
        name for path in every for name in IMPORTED.findall(path.read_text(encoding="utf-8"))
    }
    return [path for path in every if path.name == EARLY or path.name not in imported_names]


def bundle_folder(static: Path, look: Identity, *, cache: Path = CACHE) -> Path:
    """Return the folder with the bundled `js/` and `css/`, the theme's other files and the firm's
    own; build it unless it is in the cache."""
    own_files = dict(_own_files(look))
    folder = cache / _key(static, own_files)
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            scratch_bundle = Path(scratch) / "made"
            for name in _unchanged(static):
                write(scratch_bundle / name, (static / name).read_bytes())
            _scripts(static / "js", scratch_bundle / "js")
            for name, parts in STYLES.items():
                texts = {part: (static / "css" / part).read_bytes() for part in parts}
                texts[TOKENS] = own_files.pop(TOKENS)
                write(scratch_bundle / "css" / name, b"".join(texts[part] for part in parts))
            for name, content in own_files.items():
                write(scratch_bundle / name, content)
            npm.put(scratch_bundle, folder)
    return folder


def _unchanged(static: Path) -> Iterator[str]:
    """Yield the files that are part of no bundle."""
    parts = {f"css/{part}" for parts in STYLES.values() for part in parts}
    scripts = {f"js/{path.name}" for path in (static / "js").glob("*.js")}
    for path in sorted(path for path in static.rglob("*") if path.is_file()):
        place = path.relative_to(static)
        if place.as_posix() not in parts | scripts and not any(map(is_passing, place.parts)):
            yield place.as_posix()


def _own_files(look: Identity) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the theme that a firm's look replaces."""
    style = look.style
    if look.font:
        yield OWN_FONT, look.font.read_bytes()
        style = FONT_FILE.sub(f'url("../{OWN_FONT}")', style)
    if look.icon:
        yield ICON, look.icon.encode()
    yield TOKENS, style.encode()


def _scripts(scripts: Path, folder: Path) -> None:
    every = entries(scripts)
    alone = [path for path in every if path.name in ALONE]
    for group in ([path for path in every if path not in alone], *([path] for path in alone)):
        _roll_up(group, folder)


def _roll_up(group: Iterable[Path], folder: Path) -> None:
    """Bundle each script of a group with its modules; modules of several scripts become shared
    files."""
    rollup, uglify = npm.package(ROLLUP) / "dist" / "bin" / "rollup", npm.package(UGLIFY)
    paths = [*(str(path.resolve()) for path in group), "--dir", str(folder.resolve())]
    process = subprocess.run(
        [*node(), str(rollup.resolve()), *paths, *HOW],
        cwd=SHORTEN.parent,
        env={**os.environ, "UGLIFY": str(uglify.resolve())},
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    if process.returncode:
        raise BundleError(
            "theme/static/js: rollup must be able to join the scripts, got:"
            f" {process.stderr.strip()[-1000:]}; correct what it names."
        )


def _key(static: Path, own: Mapping[str, bytes]) -> str:
    """Return a digest of everything that the bundles depend on."""
    parts = (
        fingerprint(static),
        *(npm.pin(name).integrity for name in (ROLLUP, UGLIFY)),
        *(path.read_text(encoding="utf-8") for path in (Path(__file__), SHORTEN)),
        repr(sorted((name, hashlib.sha256(content).digest()) for name, content in own.items())),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]


def _bundle(pelican: Any) -> None:
    """Name the folder of static files after the digest of its content, before any page is made."""
    site = site_of(pelican.settings)
    look = identity_of(site.content, site.theme)
    make = partial(bundle_folder, site.theme / "static", look)
    folder = site.reuse("scripts", make, is_usable=Path.is_dir)
    site.template_values["mark"] = Markup(look.mark) if look.mark else ""
    site.template_values["title_font"] = OWN_FONT if look.font else THEME_FONT
    static = pelican.settings["THEME_STATIC_DIR"] = f"static/{folder.name}"
    for path in filter(Path.is_file, folder.rglob("*")):
        site.outputs[f"{static}/{path.relative_to(folder).as_posix()}"] = path


def register() -> None:
    signals.initialized.connect(_bundle)
