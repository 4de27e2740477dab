"""The firm's own details, from `content/site.yml`; what is not known yet is a blank, never an invention."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeVar

from pelican.plugins import signals
from pydantic import BaseModel, ConfigDict

from plugins.content_text import text_of
from plugins.errors import ContentError, Mistake, say
from plugins.front_matter import check, read_mapping
from plugins.schema import Contact, Day, Text

Details = TypeVar("Details", bound=BaseModel)


class SiteWords(BaseModel):
    """What changes with the language, from `content/site.<language>.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    tagline: Text
    approved: Literal["yes", "no"]  # by the firm, for the whole translation
    street: Text | None = None
    city: Text | None = None
    country: Text | None = None
    legal_form: Text | None = None
    hosting: Text | None = None


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
    security_contact: Contact | None
    security_until: Day | None
    approved: Literal["yes"] = "yes"  # of a translation it may be "no"

    @property
    def blanks(self) -> tuple[str, ...]:
        """Return the keys still to be filled in."""
        return tuple(key for key, value in self if value is None)


def read_site_details(content: Path) -> SiteDetails:
    """Return the details; ContentError where a key is missing, unknown or empty and may not be."""
    return _read(content, "site.yml", SiteDetails)


def in_language(site: SiteDetails, content: Path, lang: str) -> SiteDetails:
    """Return the details as a translation has them; what it leaves out stays as it is."""
    words = _read(content, f"site.{lang}.yml", SiteWords)
    return site.model_copy(update={key: value for key, value in words if value is not None})


def lines_of(content: Path) -> dict[str, int]:
    """Return the line of each key of `site.yml`."""
    return read_mapping((content / "site.yml").read_text(encoding="utf-8"), file=f"{content.name}/site.yml")[1]


def _read(content: Path, name: str, schema: type[Details]) -> Details:
    file = f"{content.name}/{name}"
    if not (content / name).is_file():
        raise ContentError([Mistake(file, 0, say("the firm's details must be in this file, found no such file; write it."))])
    values, lines = read_mapping(text_of(content / name, file=file), file=file)
    return check(schema, values, lines, file=file)


def _settings(pelican: Any) -> None:
    settings = pelican.settings
    content = Path(settings["PATH"])
    site = read_site_details(content)
    settings["SITES"] = {
        lang: site if lang == settings["DEFAULT_LANG"] else in_language(site, content, lang) for lang in settings["LANGUAGES"]
    }
    settings["SITENAME"] = site.name
    settings["SITE_ADDRESS"] = settings.get("SITE_ADDRESS") or (site.website or "").rstrip("/")


def register() -> None:
    """Fill the settings before any generator is made, so that every page knows the site's name and address."""
    signals.initialized.connect(_settings)
