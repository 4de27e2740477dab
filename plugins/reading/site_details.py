"""The firm's own details, from `content/site.yml`; what is not known yet is a blank, never an
invention."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from plugins.errors import ContentError, Mistake, say
from plugins.reading.files import text_of
from plugins.reading.front_matter import check, read_mapping
from plugins.reading.schema import Day, Text
from plugins.reading.shapes import (
    CompanyNumber,
    Contact,
    Email,
    Phone,
    VatNumber,
    Website,
    dialled,
)

Details = TypeVar("Details", bound=BaseModel)
REPOSITORY = re.compile(r"https://[A-Za-z0-9.-]+(/[A-Za-z0-9._-]+){2,}/?")


OPTIONAL = ("repository",)  # a site is whole without it


def _repository(text: object) -> str:
    """Read the address of a repository, without what may follow it."""
    if not isinstance(text, str) or not REPOSITORY.fullmatch(text):
        raise ValueError(say("be like https://github.com/name/site"))
    return text.rstrip("/")


Repository = Annotated[str, BeforeValidator(_repository)]


class SiteWords(BaseModel):
    """What changes with the language, from `content/site.<language>.yml`; titles and descriptions
    are those of SiteDetails."""

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
    name: Text = Field(title="Name", description="The name by which visitors know the firm.")
    tagline: Text = Field(
        title="Tagline",
        description="One line that says what the firm does; it stands beside the name.",
    )
    website: Website | None = Field(
        title="Web address",
        description="Where the site is published, beginning with https:// and without a page name.",
    )
    email: Email | None = Field(
        title="E-mail",
        description="The address that visitors write to, and to which they may send an estimate.",
    )
    phone: Phone | None = Field(
        title="Telephone", description="The number that visitors call, with the country code."
    )
    street: Text | None = Field(
        title="Street", description="Street and number of the registered office."
    )
    postal_code: Text | None = Field(title="Postal code", description="Of the registered office.")
    city: Text | None = Field(title="City", description="Of the registered office.")
    country: Text | None = Field(title="Country", description="Of the registered office, in full.")
    legal_name: Text | None = Field(
        title="Legal name",
        description="Exactly as it is registered, which may differ from the name above.",
    )
    legal_form: Text | None = Field(
        title="Legal form", description="In full or abbreviated, as it is registered."
    )
    company_number: CompanyNumber | None = Field(
        title="Company number", description="In the register of companies of its country."
    )
    vat_number: VatNumber | None = Field(
        title="VAT number", description="Beginning with the two letters of the country."
    )
    director: Text | None = Field(
        title="Responsible person",
        description="First name and surname of who answers for what is published.",
    )
    hosting: Text | None = Field(
        title="Hosting",
        description=(
            "The company that keeps the site on its servers: name, address and telephone number, in"
            " one line."
        ),
    )
    security_contact: Contact | None = Field(
        title="Security contact",
        description=(
            "Whom to tell of a security hole in the site: an e-mail address, or a page that begins"
            " with https://."
        ),
    )
    security_until: Day | None = Field(
        title="Security contact until",
        description=(
            "The last day on which that contact is sure to be read, less than a year ahead; confirm"
            " it every year."
        ),
    )
    repository: Repository | None = Field(
        None,
        title="Texts on GitHub",
        description=(
            "Where the texts are kept, like https://github.com/name/site; pages of the preview then"
            " lead there."
        ),
    )
    approved: Literal["yes"] = Field(
        "yes",
        title="Approved",
        description=(
            "Whether the firm has approved what is written in this language; of a translation it"
            " may be no."
        ),
    )

    @property
    def dialled(self) -> str:
        """Return the telephone number as a telephone dials it, "" while it is a blank."""
        return dialled(self.phone) if self.phone else ""

    @property
    def blanks(self) -> tuple[str, ...]:
        """Return the keys still to be filled in."""
        return tuple(key for key, value in self if value is None and key not in OPTIONAL)


def read_site_details(content: Path) -> SiteDetails:
    """Return the details; ContentError where a key is missing, unknown or empty and may not be."""
    return _read(content, "site.yml", SiteDetails)


def in_language(site: SiteDetails, content: Path, lang: str) -> SiteDetails:
    """Return the details as a translation has them; what it leaves out stays as it is."""
    words = _read(content, f"site.{lang}.yml", SiteWords)
    return site.model_copy(update={key: value for key, value in words if value is not None})


def parted_address(website: str | None) -> tuple[str, str]:
    """Return the address of the host and the folder below it in which the site lies, if any.

    https://name.github.io/site/ is https://name.github.io and /site.
    """
    address = (website or "").rstrip("/")
    scheme, slashes, rest = address.partition("://")
    host, slash, folder = rest.partition("/")
    return f"{scheme}{slashes}{host}", f"{slash}{folder}"


def lines_of(content: Path) -> dict[str, int]:
    """Return the line of each key of `site.yml`."""
    return read_mapping(
        (content / "site.yml").read_text(encoding="utf-8"), file=f"{content.name}/site.yml"
    )[1]


def _read(content: Path, name: str, schema: type[Details]) -> Details:
    file = f"{content.name}/{name}"
    if not (content / name).is_file():
        raise ContentError(
            [
                Mistake(
                    file,
                    0,
                    say(
                        "the firm's details must be in this file, found no such file; bring it"
                        " back."
                    ),
                )
            ]
        )
    values, lines = read_mapping(text_of(content / name, file=file), file=file)
    return check(schema, values, lines, file=file)
