"""`/sbom.cdx.json`: the site's software bill of materials in CycloneDX, for programs that look for
known vulnerabilities.

It contains no time and no random number, so the same parts give the same bytes.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    XsUri,
)
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from pelican.plugins import signals

from plugins.project import project
from plugins.third_parties import KINDS, Part, parts, pins, stays

FILE = "sbom.cdx.json"
SITE = "site"  # the name of the whole site in the relations of the parts


def bill(every: Sequence[Part], tools: Iterable[PackageURL]) -> str:
    """Return the bill of what a visitor gets; `tools` are the packages of what only builds and
    tests."""
    holders = {"": _site()} | {part.name: _component(part) for part in every}
    shipped = [holders[part.name] for part in every]
    bom = Bom(
        metadata=BomMetaData(component=holders[""]), components=[*shipped, *map(_tool, tools)]
    )
    bom.metadata.timestamp = None  # type: ignore[assignment]  # the library sets the present time
    for name, holder in holders.items():
        bom.register_dependency(
            holder, [holders[part.name] for part in every if part.inside == name]
        )
    bom.serial_number = uuid5(NAMESPACE_URL, "")  # the library sets a random one
    bom.serial_number = uuid5(NAMESPACE_URL, JsonV1Dot6(bom).output_as_string())
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def tools() -> list[PackageURL]:
    """Return the packages that build the site and test it, with their versions."""
    pairs = (pin.split("==") for pin in project()["dependency-groups"]["site"])
    packages = [PackageURL("pypi", name=name, version=version) for name, version in pairs]
    return packages + [_package(pin, pins()[pin]["version"]) for pin in stays()]


def _site() -> Component:
    own = project()["project"]
    return Component(
        type=ComponentType.APPLICATION,
        bom_ref=SITE,
        name=own["name"],
        version=own["version"],
        licenses=[LicenseExpression(own["license"])],
    )


def _component(part: Part) -> Component:
    package = f"{part.package}@{part.version}".removesuffix("@") if part.package else None
    return Component(
        bom_ref=part.name,
        name=part.name,
        version=part.version or None,
        hashes=[_hash(pins()[part.pin])] if part.pin else None,
        licenses=[LicenseExpression(part.licence)],
        copyright="\n".join(part.copyright) or None,
        cpe=f"cpe:2.3:a:{part.cpe}:{part.version}:*:*:*:*:*:*:*" if part.cpe else None,
        purl=PackageURL.from_string(package) if package else None,
        external_references=[
            ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.source))
        ],
    )


def _hash(pin: dict[str, str]) -> HashType:
    """Return the archive's hash, as pyproject.toml pins it."""
    if "sha256" in pin:
        return HashType(alg=HashAlgorithm.SHA_256, content=pin["sha256"])
    hexadecimal = b64decode(pin["integrity"].removeprefix("sha512-")).hex()
    return HashType(alg=HashAlgorithm.SHA_512, content=hexadecimal)


def _tool(package: PackageURL) -> Component:
    return Component(
        bom_ref=package.to_string(),
        name="/".join(filter(None, (package.namespace, package.name))),
        version=package.version,
        scope=ComponentScope.EXCLUDED,
        purl=package,
    )


def _package(pin: str, version: str) -> PackageURL:
    kind, _, name = pin.partition(".")
    namespace, _, name = name.rpartition("/")
    return PackageURL(KINDS[kind], namespace=namespace or None, name=name, version=version)


def _write(pelican: Any) -> None:
    if __name__ not in pelican.settings["PLUGINS"]:  # a preview in a process that published before
        return
    text = bill(parts(), tools())
    (Path(pelican.output_path) / FILE).write_text(text, encoding="utf-8")


def register() -> None:
    signals.finalized.connect(_write)
