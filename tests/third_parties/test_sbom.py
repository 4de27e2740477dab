"""The bill of materials is valid by the official schema, complete, and the same each time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from license_expression import get_spdx_licensing
from packageurl import PackageURL

from plugins.browser.pyodide import wheels as shipped
from plugins.packages import wheels
from plugins.third_parties import parts, pins
from plugins.third_parties.sbom import FILE, bill, tools

PARTS = parts()
VALIDATOR = JsonStrictValidator(SchemaVersion.V1_6)


@pytest.fixture(scope="module")
def text(published: Path) -> str:
    """Return the text of a publish's bill of materials."""
    return (published / FILE).read_text("utf-8")


def components(text: str) -> dict[str, dict[str, Any]]:
    """Return the components by their reference in the bill: for a tool its package's URL."""
    return {component["bom-ref"]: component for component in json.loads(text)["components"]}


def test_it_is_valid_by_the_official_schema(text: str) -> None:
    """The strict schema, which allows no other keys; and the test can fail."""
    assert VALIDATOR.validate_str(text) is None
    assert VALIDATOR.validate_str(text.replace('"bomFormat"', '"format"', 1)) is not None


def test_it_has_every_part_that_ships_and_the_tools_of_the_build(text: str) -> None:
    """Tools are marked as not running in a visitor's browser."""
    by_name = components(text)
    ships = {name for name, component in by_name.items() if component.get("scope") != "excluded"}
    assert ships == {part.name for part in PARTS}
    tools = {by_name[ref]["name"] for ref in by_name.keys() - ships}
    assert {"pelican", "packaging", "@rollup/wasm-node"} <= tools
    assert {name: by_name[name].get("version", "") for name in ships} == {
        part.name: part.version for part in PARTS
    }


def test_its_names_are_standard(text: str) -> None:
    """Licences are SPDX expressions, packages are package URLs."""
    for component in components(text).values():
        for licence in component.get("licenses", ()):
            validation = get_spdx_licensing().validate(
                licence["expression"].replace("LicenseRef-public-domain", "MIT")
            )
            assert validation.errors == [], component["name"]
        if "purl" in component:
            assert PackageURL.from_string(component["purl"]).to_string() == component["purl"]


def test_a_shipped_wheel_has_the_hash_in_the_bill(text: str) -> None:
    """So that anybody can verify a download."""
    (digest,) = components(text)["XlsxWriter"]["hashes"]
    wheels.check(
        shipped()["xlsxwriter"].read_bytes(), wheels.Pin("xlsxwriter", "", digest["content"])
    )
    assert len(components(text)["Pyodide"]["hashes"][0]["content"]) == 128


def test_every_part_is_in_another_or_in_the_site(text: str) -> None:
    """So that a vulnerability in zlib is seen to be one in Pyodide."""
    relations = {
        entry["ref"]: entry.get("dependsOn", []) for entry in json.loads(text)["dependencies"]
    }
    assert "zlib" in relations["Pyodide"] and "Pyodide" in relations["site"]
    assert sorted(name for inside in relations.values() for name in inside) == sorted(
        part.name for part in PARTS
    )


def test_the_same_parts_are_the_same_bytes_and_others_are_not() -> None:
    """The bill has no time, and its serial number depends on the content."""
    once, again = bill(PARTS, tools()), bill(parts(), reversed(tools()))
    assert once == again
    assert "timestamp" not in once
    assert json.loads(bill(PARTS[1:], []))["serialNumber"] != json.loads(once)["serialNumber"]
    assert set(pins()) >= {part.pin for part in PARTS if part.pin}
