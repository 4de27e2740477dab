"""A publish brought to where it is served, by rsync to a server or into a bucket.

    python -m plugins.hosting.deploy output user@host:/folder
    python -m plugins.hosting.deploy output s3://bucket

What the pages ask for comes first, then the pages, and what is gone goes last.
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
    """Bring a folder there; SystemExit says what must hold where it cannot be."""
    parser = argparse.ArgumentParser(prog="python -m plugins.hosting.deploy", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("to")
    given = parser.parse_args(arguments)
    if not all(
        (given.folder / name).is_file() for name in ("index.html", "404.html", "sitemap.xml")
    ):
        raise SystemExit(
            f"{given.folder}: there must be a publish in it, found none; make publish first."
        )
    if not PLACE.match(given.to):
        raise SystemExit(
            "TO must name where to, like TO=user@host:/folder or TO=s3://bucket, or a folder of"
            f' this computer like TO=/srv/site, got "{given.to}".'
        )
    if given.to.startswith(BUCKET):
        by_s3(given.folder, given.to.removeprefix(BUCKET).rstrip("/"))
    else:
        by_rsync(given.folder, f"{given.to.rstrip('/')}/")
    print(f"{given.to} holds what is in {given.folder}.")
    return 0
