"""Spreadsheets recalculated by LibreOffice: every formula anew, whatever result the file holds."""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.support.parts import provide

PAGE = "xl/worksheets/sheet1.xml"
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # recalculate whenever a file is opened
AS_THEY_ARE = (
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"  # numbers with every digit
)
TIMEOUT = 300  # seconds
Table = list[list[str]]


def emptied(file: bytes) -> bytes:
    """Return a workbook without the stored results of its formulas."""
    copy = BytesIO()
    with ZipFile(BytesIO(file)) as old, ZipFile(copy, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content) if name == PAGE else content
            )
    return copy.getvalue()


def recomputed(files: Mapping[str, bytes], folder: Path) -> dict[str, Table]:
    """Return the rows of each workbook's one page, all recalculated by one run of LibreOffice."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS, "utf-8")
    for name, file in files.items():
        (folder / f"{name}.xlsx").write_bytes(emptied(file))
    words = [
        provide("libreoffice"),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        AS_THEY_ARE,
    ]
    paths = [str(folder / f"{name}.xlsx") for name in files]
    subprocess.run(
        [*words, "--outdir", str(folder), *paths], check=True, capture_output=True, timeout=TIMEOUT
    )
    return {name: _rows(folder / f"{name}.csv") for name in files}


def _rows(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.reader(text))
