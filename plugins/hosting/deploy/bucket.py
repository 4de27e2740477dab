"""Copies a published folder into a bucket behind a CDN, each file with its headers.

A bucket cannot choose between compressed copies. Files named after their content are requested only
by browsers, which all accept brotli over HTTPS, so these are stored compressed; pages, feeds and
lists are stored as they are, and the CDN compresses them. The CDN must add the other headers, which
are in `_headers`. The keys, the region and the host of the bucket come from the environment, under
the names that AWS's own tools read: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION,
AWS_ENDPOINT_URL.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.assets.compression import WAYS
from plugins.assets.media_types import media_type
from plugins.hosting.headers import CACHE, FOR_EVER, lifetime
from plugins.packages.environments import python_with

KEYS = (("AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"), ("AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"))
SCRIPT = Path(__file__).with_name("upload.py")
NAMED_BY_CONTENT = tuple(prefix.lstrip("/") for prefix, value in CACHE if value == FOR_EVER)
# the names of files with a host's settings begin so; visitors do not get them
FOR_HOSTS = "_"
MARKER = (  # marks a place to which we deployed; in any other nothing is ever deleted
    f"{FOR_HOSTS}kept"
)
OTHERS = (
    "{to}: the place must be empty or hold an earlier deploy, got other things in it; name another,"
    " or empty this one."
)


@dataclass(frozen=True)
class StoredObject:
    """One object: its key, the file with its content, and its headers."""

    key: str
    file: str
    headers: Mapping[str, str]


def objects_of(folder: Path) -> list[StoredObject]:
    """Return the objects in the order of their upload: files named after their content, other
    files, pages."""
    files = (
        path
        for path in folder.rglob("*")
        if path.is_file() and not _is_copy(path) and not path.name.startswith(FOR_HOSTS)
    )
    return sorted(
        (_object_of(path, folder) for path in files),
        key=lambda stored_object: (
            not stored_object.key.startswith(NAMED_BY_CONTENT),
            stored_object.key.endswith(".html"),
            stored_object.key,
        ),
    )


def _is_copy(path: Path) -> bool:
    """Return whether a file is a compressed copy of the file beside it, not an archive of staff."""
    return path.suffix in WAYS and path.with_suffix("").is_file()


def _object_of(path: Path, folder: Path) -> StoredObject:
    key = path.relative_to(folder).as_posix()
    headers = {"Content-Type": media_type(f"/{key}"), "Cache-Control": lifetime(f"/{key}")}
    small = path.with_name(f"{path.name}.br")
    if key.startswith(NAMED_BY_CONTENT) and small.is_file():
        return StoredObject(key, str(small), {**headers, "Content-Encoding": "br"})
    return StoredObject(key, str(path), headers)


def by_s3(folder: Path, bucket: str) -> None:
    """Upload all files of a folder into a bucket, then delete old objects."""
    if missing := [names[0] for names in KEYS if not any(map(os.environ.get, names))]:
        raise SystemExit(
            f"s3://{bucket}: {' and '.join(missing)} must be set, found none; whoever keeps the"
            " bucket has these keys: put them into the environment, never into a file."
        )
    names = {"marker": MARKER, "others": OTHERS.format(to=f"s3://{bucket}")}
    job = {
        "bucket": bucket,
        "named": NAMED_BY_CONTENT,
        "put": [asdict(stored_object) for stored_object in objects_of(folder)],
        **names,
    }
    process = subprocess.run(
        [python_with("bucket"), SCRIPT], input=json.dumps(job), encoding="utf-8", check=False
    )
    if process.returncode:
        raise SystemExit(
            f"s3://{bucket}: the bucket must take every file, see the words above; what was there"
            " is whole, so just try again."
        )
