"""Builds the preview as a folder that opens without a server: its links lead from file to file.

python -m plugins.build.shareable --output preview

It shows a proposed change to people who have nothing installed, with its drafts and blanks; the
estimate, whose Python needs a server, shows its tables.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from posixpath import relpath
from typing import Any

from pelican.settings import read_settings

from plugins.build.atomic_swap import replacement_of
from plugins.build.command_line import add_day, run_command
from plugins.build.site import build
from plugins.errors import ContentError, say
from plugins.languages.staff_words import terminal
from plugins.prices.placeholders import DOWNLOADS
from plugins.project import PREVIEW

SKIPPED = ("plugins.browser.runtime", "plugins.browser.service_worker")
REPLACED: dict[str, Any] = {
    "runtime": "",
    "runtime_preload": [],
    "runtime_rest": "",
    "downloads": dict.fromkeys(DOWNLOADS, 0),
    "offline": "",
}
LINK = re.compile(r"""(?P<before>\s(?:href|src|poster)=")(?P<path>/(?!/)[^"#?]*)""")
SET = re.compile(r"""(?P<before>\ssrcset=")(?P<files>[^"]*)""")
IN_STYLE = re.compile(r"""(?P<before>url\(["']?)(?P<path>/(?!/)[^"')]*)""")
SIGN = "preview.txt"  # a file that only such a folder has
WORDS = "The site as a change would make it. Open index.html in a browser.\n"


def shareable(out: Path, *, on: date, settings_file: Path = PREVIEW, **settings: Any) -> None:
    """Build into a folder, and turn every link into one to a file; after an error the folder is as
    it was."""
    if out.exists() and not (out / SIGN).is_file() and any(out.iterdir()):
        raise SystemExit(
            terminal().translate(
                say(
                    "%(folder)s: OUT must be missing, empty or an earlier preview, got a folder"
                    " with other things in it; name another folder.",
                    folder=out,
                )
            )
        )
    plugins = [name for name in read_settings(str(settings_file))["PLUGINS"] if name not in SKIPPED]
    with replacement_of(out.resolve()) as new_folder:
        build(
            new_folder, on=on, settings_file=settings_file, PLUGINS=plugins, **REPLACED, **settings
        )
        for path in new_folder.rglob("*"):
            if path.suffix in (".html", ".css"):
                place = path.relative_to(new_folder).as_posix()
                text = with_file_links(path.read_text("utf-8"), place, new_folder)
                path.unlink()  # a style is a link into the cache of bundles
                path.write_text(text, "utf-8")
        (new_folder / SIGN).write_text(WORDS, "utf-8")


def with_file_links(text: str, place: str, site: Path) -> str:
    """Return a page or a style with links to files in the place of those in the site."""
    folder = place.rpartition("/")[0] or "."

    def one(path: str) -> str:
        below = path.lstrip("/")
        file = f"{below}index.html" if not below or below.endswith("/") else below
        return relpath(file, folder) if (site / file).exists() else path

    def several(files: str) -> str:
        parts = [part.split() for part in files.split(",")]
        return ", ".join(" ".join([one(first), *rest]) for first, *rest in parts)

    text = LINK.sub(lambda match: match["before"] + one(match["path"]), text)
    text = SET.sub(lambda match: match["before"] + several(match["files"]), text)
    return IN_STYLE.sub(lambda match: match["before"] + one(match["path"]), text)


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line; return 1 with the mistakes on standard error."""
    parser = argparse.ArgumentParser(prog="python -m plugins.build.shareable")
    parser.add_argument("--output", type=Path, default=Path("preview"))
    add_day(parser)
    options = parser.parse_args(arguments)
    try:
        shareable(options.output, on=options.on)
    except ContentError as error:
        print(*map(terminal().translate, error.mistakes), sep="\n", file=sys.stderr)
        return 1
    message = say("The preview is in %(folder)s: open its index.html.", folder=options.output)
    print(terminal().translate(message))
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
