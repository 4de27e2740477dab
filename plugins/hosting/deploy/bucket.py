"""A publish brought into a bucket that a CDN stands before, each file with the headers that it is
to be sent with.

A bucket does not choose between copies: what is named after its content only browsers ask for, and
over HTTPS each of them reads brotli, so it is stored so; pages, feeds and lists are stored plain,
for the CDN to compress. The other headers are the CDN's to add: they stand in `_headers`. The
bucket's keys, region and host come from the environment, as AWS's own tools read them:
AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION, AWS_ENDPOINT_URL.
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
# the settings of hosts begin so; they are not for visitors, and no server of ours gives them out
FOR_HOSTS = "_"
MARKER = (  # stands where we have deployed before; without it nothing is ever taken away
    f"{FOR_HOSTS}kept"
)
OTHERS = (
    "{to}: the place must be empty or hold an earlier deploy, got other things in it; name another,"
    " or empty this one."
)


@dataclass(frozen=True)
class StoredObject:
    """One object: its key, the file that holds its content, and its headers."""

    key: str
    file: str
    headers: Mapping[str, str]


def objects_of(folder: Path) -> list[StoredObject]:
    """Return the objects in the order in which they are to be put: what is named after its content,
    the rest, pages last."""
    files = (
        path
        for path in folder.rglob("*")
        if path.is_file() and not _is_copy(path) and not path.name.startswith(FOR_HOSTS)
    )
    return sorted(
        (_stored(path, folder) for path in files),
        key=lambda stored_object: (
            not stored_object.key.startswith(NAMED_BY_CONTENT),
            stored_object.key.endswith(".html"),
            stored_object.key,
        ),
    )


def _is_copy(path: Path) -> bool:
    """Whether a file is a smaller copy that lies beside its whole one, not an archive of staff."""
    return path.suffix in WAYS and path.with_suffix("").is_file()


def _stored(path: Path, folder: Path) -> StoredObject:
    key = path.relative_to(folder).as_posix()
    headers = {"Content-Type": media_type(f"/{key}"), "Cache-Control": lifetime(f"/{key}")}
    small = path.with_name(f"{path.name}.br")
    if key.startswith(NAMED_BY_CONTENT) and small.is_file():
        return StoredObject(key, str(small), {**headers, "Content-Encoding": "br"})
    return StoredObject(key, str(path), headers)


def by_s3(folder: Path, bucket: str) -> None:
    """Put all of a folder into a bucket, then take out what is gone."""
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
