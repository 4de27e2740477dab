"""Uploads objects into a bucket, in a separate environment; it reads the job as JSON from standard
input."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO
from urllib.parse import urlsplit

from minio import Minio
from minio.credentials import EnvAWSProvider

AMAZON = "https://s3.amazonaws.com"
STAYS = timedelta(days=30)  # for files that an open page may still request


def main() -> None:
    """Upload every object in order, then delete old pages, and files named after their content a
    month later.

    A bucket with objects but no deploy of ours is left as it is.
    """
    job = json.load(sys.stdin)
    store, named, bucket = _store(), tuple(job["named"]), job["bucket"]
    objects = store.list_objects(bucket, recursive=True)
    existing = {stored_object.object_name: stored_object.last_modified for stored_object in objects}
    if existing and job["marker"] not in existing:
        sys.exit(job["others"])
    store.put_object(bucket, job["marker"], BytesIO(), 0)
    for entry in job["put"]:
        if entry["key"] not in existing or not entry["key"].startswith(named):
            headers = dict(entry["headers"])
            kind = headers.pop("Content-Type")
            store.fput_object(bucket, entry["key"], entry["file"], kind, metadata=headers)
    for key in existing.keys() - {entry["key"] for entry in job["put"]} - {job["marker"]}:
        if not key.startswith(named) or datetime.now(UTC) - existing[key] > STAYS:
            store.remove_object(bucket, key)


def _store() -> Minio:
    place = urlsplit(os.environ.get("AWS_ENDPOINT_URL") or AMAZON)
    return Minio(
        place.netloc,
        secure=place.scheme == "https",
        region=os.environ.get("AWS_REGION"),
        credentials=EnvAWSProvider(),
    )


if __name__ == "__main__":
    main()
