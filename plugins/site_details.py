"""The firm's own details, from `content/site.yml`; what is not known yet is a blank, never an invention."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.plugins import signals
from pydantic import BaseModel, ConfigDict

from plugins.front_matter import check, read_mapping
from plugins.schema import Text

FILE = "site.yml"


class SiteDetails(BaseModel):
    """The firm as it stands on the site; None is a blank that staff must fill before publishing."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Text
    tagline: Text
    website: Text | None
    email: Text | None
    phone: Text | None
    street: Text | None
    postal_code: Text | None
    city: Text | None
    country: Text | None
    legal_name: Text | None
    legal_form: Text | None
    company_number: Text | None
    vat_number: Text | None
    director: Text | None
    hosting: Text | None

    @property
    def blanks(self) -> tuple[str, ...]:
        """Return the keys still to be filled in."""
        return tuple(key for key, value in self if value is None)


def read_site_details(content: Path) -> SiteDetails:
    """Return the details; ContentError where a key is missing, unknown or empty and may not be."""
    file = f"{content.name}/{FILE}"
    values, lines = read_mapping((content / FILE).read_text(encoding="utf-8"), file=file)
    return check(SiteDetails, values, lines, file=file)


def _give(generator: Any) -> None:
    generator.context["site"] = generator.settings["SITE"]


def _settings(pelican: Any) -> None:
    settings = pelican.settings
    site = read_site_details(Path(settings["PATH"]))
    settings["SITE"] = site
    settings["SITENAME"] = site.name
    settings["SITE_ADDRESS"] = settings.get("SITE_ADDRESS") or (site.website or "").rstrip("/")


def register() -> None:
    """Fill the settings before any generator is made, so that every page knows the site's name and address."""
    signals.initialized.connect(_settings)
    signals.generator_init.connect(_give)
