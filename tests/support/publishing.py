"""The site as it is published: a copy of the firm's content whose empty settings are filled with
invented values."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.firm import CONTENT

ROOT = Path(__file__).resolve().parent.parent.parent
# no such top-level domain exists, and it is not one reserved for examples
WEBSITE = "https://www.cio-pme.the-tests"
FILLED = {
    "website": WEBSITE,
    "email": "hello@cio-pme.the-tests",
    "phone": '"+32 2 555 12 12"',
    "postal_code": "1000",
    "country": "Belgium",
    "company_number": "0000.000.097",
    "vat_number": "BE 0000.000.097",
    "security_contact": "security@cio-pme.the-tests",
    "security_until": "2027-06-30",
    "repository": "https://github.com/cio-pme/site",
}


def content_of(folder: Path) -> Path:
    """Return a copy of the content below a folder, every empty setting of `site.yml` filled."""
    content = Path(shutil.copytree(CONTENT, folder / "content"))
    fill(content / "site.yml")
    return content


def fill(file: Path, **own: str) -> None:
    """Fill every empty setting of a `site.yml`; `own` values replace those of FILLED."""
    values = FILLED | own
    text = re.sub(
        r"(?m)^(\w+):$",
        lambda blank: f"{blank[1]}: {values.get(blank[1], 'Of the tests')}",
        file.read_text("utf-8"),
    )
    file.write_text(text, "utf-8")


def settings_of(content: Path, **more: object) -> Path:
    """Return a settings file that publishes that content; illustrative prices are allowed unless
    `more` says otherwise."""
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
