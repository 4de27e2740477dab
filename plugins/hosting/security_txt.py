"""`/.well-known/security.txt`: whom to tell of a vulnerability of the site, and how long that
contact is valid.

Source: https://www.rfc-editor.org/rfc/rfc9116.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.errors import Message, say
from plugins.reading.site_details import SiteDetails
from plugins.site import site_of

FILE = ".well-known/security.txt"
A_YEAR = timedelta(days=365)  # the RFC recommends less, so that an outdated file expires
SOON = timedelta(days=60)


def security_txt(site: SiteDetails, *, address: str, languages: Iterable[str]) -> str:
    """Return the file; the contact is valid to the end of its last day."""
    contact, until = site.security_contact or "", site.security_until
    fields = {
        "Contact": contact if contact.startswith("https://") else f"mailto:{contact}",
        "Expires": f"{until}T23:59:59Z",
        "Preferred-Languages": ", ".join(languages),
        "Canonical": f"{address}/{FILE}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def too_late(until: date, *, on: date) -> Message | None:
    """Return a message if the contact's last day is too far in the future."""
    if until < on + A_YEAR:
        return None
    return say(
        "security_until must be less than a year ahead before the site is published, got %(until)s;"
        " write an earlier day.",
        until=until,
    )


def _write(pelican: Any) -> None:
    settings = pelican.settings
    if settings["PREVIEW"]:  # in the preview the contact may still be a blank
        return
    site = site_of(settings)
    details = site.details[site.default]
    if not details.security_contact or not details.security_until:
        return  # only if the publish gate is off, which requires both
    if details.security_until < site.on:
        return  # an expired file is useless; plugins/checks warns
    file = Path(pelican.output_path) / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        security_txt(details, address=site.address + site.prefix, languages=site.languages),
        encoding="utf-8",
    )


def register() -> None:
    signals.finalized.connect(_write)
