"""Copies a published folder to where it is served: by rsync to a server, or into a bucket.

    python -m plugins.hosting.deploy output user@host:/folder
    python -m plugins.hosting.deploy output s3://bucket

The files that pages need are copied first, then the pages; old files are deleted last.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from plugins.hosting.deploy.bucket import by_s3
from plugins.hosting.deploy.rsync import by_rsync

BUCKET = "s3://"
PLACE = re.compile(r"s3://\w|(?!s3:)[^/:]+:.|rsync://.|\.{0,2}/")


def main(arguments: Sequence[str] | None = None) -> int:
    """Copy a folder to its place; SystemExit with a message if that is impossible."""
    parser = argparse.ArgumentParser(prog="python -m plugins.hosting.deploy", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("to")
    options = parser.parse_args(arguments)
    if not all(
        (options.folder / name).is_file() for name in ("index.html", "404.html", "sitemap.xml")
    ):
        raise SystemExit(
            f"{options.folder}: there must be a publish in it, found none; make publish first."
        )
    if not PLACE.match(options.to):
        raise SystemExit(
            "TO must name where to, like TO=user@host:/folder or TO=s3://bucket, or a folder of"
            f' this computer like TO=/srv/site, got "{options.to}".'
        )
    if options.to.startswith(BUCKET):
        by_s3(options.folder, options.to.removeprefix(BUCKET).rstrip("/"))
    else:
        by_rsync(options.folder, f"{options.to.rstrip('/')}/")
    print(f"{options.to} holds what is in {options.folder}.")
    return 0
