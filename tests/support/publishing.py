"""The site as it is published: the real content in a copy whose blanks are filled with inventions
of the tests."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WEBSITE = "https://www.cio-pme.the-tests"  # no such top-level domain, and not one that is kept for examples
FILLED = {
    "website": WEBSITE,
    "email": "hello@cio-pme.the-tests",
    "phone": '"+00 000 00 00 00"',
    "vat_number": "XX0000000000",
    "security_contact": "security@cio-pme.the-tests",
    "security_until": "2027-06-30",
}


def content_of(folder: Path) -> Path:
    """Return a copy of the content below a folder, every blank of `site.yml` filled."""
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    file = content / "site.yml"
    file.write_text(
        re.sub(
            r"(?m)^(\w+):$",
            lambda blank: f"{blank[1]}: {FILLED.get(blank[1], 'Of the tests')}",
            file.read_text("utf-8"),
        ),
        "utf-8",
    )
    return content


def settings_of(content: Path, **more: object) -> Path:
    """Return a settings file that publishes that content, its illustrative prices allowed unless
    told otherwise."""
    lines = [
        "from publishconf import *",
        *(
            f"{name} = {value!r}"
            for name, value in {"PATH": str(content), "ALLOW_ILLUSTRATIVE": True, **more}.items()
        ),
    ]
    file = content.parent / "settings.py"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
