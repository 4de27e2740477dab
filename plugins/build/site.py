"""Builds the whole site beside its folder, and replaces the folder only if there was no mistake.

python -m plugins.build.site --settings publishconf.py --output output
python -m plugins.build.site                  (checks: builds, keeps nothing)
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.settings import read_settings

from plugins.build.atomic_swap import replacement_of
from plugins.build.command_line import add_day, run_command
from plugins.build.garbage_collection import without_garbage_collection
from plugins.build.large.worker_pool import ended_pools
from plugins.build.scratch import scratch_folder
from plugins.checks.links.addresses import published
from plugins.checks.rules import findings
from plugins.checks.sources import read_sources
from plugins.errors import ContentError, Message, Mistake, ToolError, say
from plugins.failures import collected_mistakes
from plugins.languages.codes import others
from plugins.languages.staff_words import terminal
from plugins.project import PREVIEW, PUBLISH, ROOT
from plugins.reading.addresses import FILE as ADDRESSES
from plugins.reading.addresses import keep_addresses
from plugins.site import Site, site_of


def build(folder: Path, *, on: date, settings_file: Path = PREVIEW, **settings: Any) -> Site:
    """Build into a folder that is missing or empty, as of a day, and return what was built;
    ContentError with all mistakes.

    After an error the folder contains no usable site. Raises ToolError if the folder contains
    something: many files of a site are links into `.build/`, and Pelican would write through them.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ToolError(
            f"{folder}: a site must be built into a folder that is missing or empty, got one with"
            " files; name another, or let plugins.build.site.publish replace it."
        )
    with collected_mistakes() as mistakes, without_garbage_collection(), ended_pools():
        override = {**settings, "OUTPUT_PATH": str(folder), "ON": on.isoformat()}
        pelican = Pelican(read_settings(str(settings_file), override=override))
        if not mistakes:  # a missing plugin is no mistake of the content
            pelican.run()
    if mistakes:
        raise ContentError(mistakes)
    return site_of(pelican.settings)


def publish(out: Path, *, on: date, settings_file: Path = PUBLISH) -> None:
    """Build beside `out`, and replace it as a whole; after an error `out` is as it was."""
    out = out.resolve()
    _refuse_other_folder(out)
    with replacement_of(out) as new_folder:
        build(new_folder, on=on, settings_file=settings_file)


def _refuse_other_folder(out: Path) -> None:
    """Refuse a folder that is not one of our sites: `make publish OUT=~` must not delete a home
    directory."""
    if ROOT.is_relative_to(out) or (out.exists() and not _is_site(out)):
        raise SystemExit(
            terminal().translate(
                Mistake(
                    str(out),
                    0,
                    say(
                        "OUT must be missing, empty or an earlier site, got a folder with other"
                        " things in it; name another folder, or empty this one.",
                    ),
                )
            )
        )


def _is_site(folder: Path) -> bool:
    return folder.is_dir() and (
        not any(folder.iterdir())
        or {"index.html", "404.html", "sitemap.xml"} <= {p.name for p in folder.iterdir()}
    )


def _warn(*, on: date, settings_file: Path) -> None:
    """Print the findings that did not stop the publish: prices that end soon, overdue reviews."""
    settings = read_settings(str(settings_file))
    for finding in findings(
        read_sources(Path(settings["PATH"]), on=on, languages=others(settings))
    ):
        print(terminal().translate(finding), file=sys.stderr)


def _keep_addresses(*, on: date, settings_file: Path) -> None:
    """Record the addresses that visitors may know from now on; print a warning if the record cannot
    be written."""
    settings = read_settings(str(settings_file))
    content = Path(settings["PATH"])
    try:
        keep_addresses(content, published(read_sources(content, on=on, languages=others(settings))))
    except OSError as error:
        message = say(
            "warning: the list of published addresses could not be written (%(error)s): a page that"
            " is renamed will not be noticed.",
            error=error.strerror,
        )
        place = Mistake(f"{content.name}/{ADDRESSES}", 0, message)
        print(terminal().translate(place), file=sys.stderr)


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line; return 0 if the site is whole, 1 with the mistakes on standard
    error."""
    options = _options(arguments)
    start, speech = time.perf_counter(), terminal()
    try:
        place = _build(options.output, on=options.on, settings_file=options.settings.resolve())
    except ContentError as error:
        summary = speech.many(
            "%(num)s mistake; nothing was changed.",
            "%(num)s mistakes; nothing was changed.",
            len(error.mistakes),
        )
        print(*map(speech.translate, error.mistakes), summary, sep="\n", file=sys.stderr)
        return 1
    seconds = f"{time.perf_counter() - start:.1f}"
    message = say("The site is whole, %(where)s (%(seconds)s s).", where=place, seconds=seconds)
    print(speech.translate(message))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m plugins.build.site", description=__doc__)
    parser.add_argument("--settings", type=Path, default=PREVIEW)
    parser.add_argument(
        "--output",
        type=Path,
        help="the folder to replace by the site; without it the site is not kept",
    )
    add_day(parser)
    return parser.parse_args(arguments)


def _build(output: Path | None, *, on: date, settings_file: Path) -> Message:
    """Build the site, and return a message that says where it is."""
    if output is None:
        content = Path(read_settings(str(settings_file))["PATH"])
        with scratch_folder(content) as scratch:
            build(scratch / "site", on=on, settings_file=settings_file)
        return say("and nothing is kept")
    publish(output, on=on, settings_file=settings_file)
    _warn(on=on, settings_file=settings_file)
    if on == date.today():  # the site of another day is a trial without visitors
        _keep_addresses(on=on, settings_file=settings_file)
    return say("in %(folder)s", folder=output)


if __name__ == "__main__":
    sys.exit(run_command(main))
