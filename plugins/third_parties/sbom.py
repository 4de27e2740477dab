"""`/sbom.cdx.json`: the site's software bill of materials in CycloneDX, for programs that look for
known holes.

Source: https://cyclonedx.org/docs/1.6/json/. It tells no time and no chance number: the same parts,
the same bytes. cyclonedx-python-lib, which judges it in tests, could write it, too: the same
components and as reliably the same bytes, but in as many lines as here, and with seven packages
more that every firm installs to publish.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from pelican.plugins import signals

from plugins.project import project
from plugins.third_parties import KINDS, Part, parts, pins, stays

FILE = "sbom.cdx.json"
SITE = "site"  # the whole, as the parts' relations name it


def bill(every: Sequence[Part], tools: Iterable[str]) -> str:
    """Return the bill of what ships; `tools` are the package URLs of what only builds and tests."""
    own = project()["project"]
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                **_component("application", SITE, own),
                "licenses": [{"expression": own["license"]}],
            }
        },
        "components": [*map(_part, every), *map(_tool, sorted(tools))],
        "dependencies": [
            _relation(SITE, "", every),
            *(_relation(part.name, part.name, every) for part in every),
        ],
    }
    serial = uuid5(NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return (
        json.dumps({**content, "serialNumber": f"urn:uuid:{serial}"}, indent=1, ensure_ascii=False)
        + "\n"
    )


def tools() -> list[str]:
    """Return the package URLs of what builds the site and tests it, with their versions."""
    site = project()["dependency-groups"]["site"]
    packages = [
        f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
        for name, version in (pin.split("==") for pin in site)
    ]
    return packages + [_package(pin, pins()[pin]["version"]) for pin in stays()]


def _package(pin: str, version: str) -> str:
    kind, _, name = pin.partition(".")
    return f"pkg:{KINDS[kind]}/{quote(name)}@{version}"


def _component(kind: str, ref: str, values: dict[str, str]) -> dict[str, Any]:
    """Return what every component says: its type, its own name in this bill, its name and its
    version."""
    return {
        "type": kind,
        "bom-ref": ref,
        **{key: values[key] for key in ("name", "version") if values.get(key)},
    }


def _part(part: Part) -> dict[str, Any]:
    identity = {
        "hashes": [_hash(pins()[part.pin])] if part.pin else None,
        "licenses": [{"expression": part.licence}],
        "copyright": "\n".join(part.copyright),
        "cpe": f"cpe:2.3:a:{part.cpe}:{part.version}:*:*:*:*:*:*:*" if part.cpe else None,
        "purl": f"{part.package}@{part.version}".removesuffix("@") if part.package else None,
        "externalReferences": [{"type": "website", "url": part.source}],
    }
    component = _component("library", part.name, {"name": part.name, "version": part.version})
    return {**component, **{key: value for key, value in identity.items() if value}}


def _hash(pin: dict[str, str]) -> dict[str, str]:
    """Return the archive's hash, as pyproject.toml pins it."""
    if "sha256" in pin:
        return {"alg": "SHA-256", "content": pin["sha256"]}
    return {"alg": "SHA-512", "content": b64decode(pin["integrity"].removeprefix("sha512-")).hex()}


def _tool(package: str) -> dict[str, Any]:
    name, _, version = package.partition("/")[2].partition("@")
    return {
        **_component("library", package, {"name": name.replace("%40", "@"), "version": version}),
        "scope": "excluded",
        "purl": package,
    }


def _relation(ref: str, holder: str, every: Sequence[Part]) -> dict[str, Any]:
    """Return which parts stand in one of them; those in none stand in the site."""
    return {"ref": ref, "dependsOn": [part.name for part in every if part.inside == holder]}


def _write(pelican: Any) -> None:
    text = bill(parts(), tools())
    (Path(pelican.output_path) / FILE).write_text(text, encoding="utf-8")


def register() -> None:
    signals.finalized.connect(_write)
