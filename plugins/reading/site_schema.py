"""What the firm says of itself: the keys of `content/site.yml`; titles and descriptions are for the
editor's form."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from plugins.countries.countries import country, laws
from plugins.countries.numbers import dialled
from plugins.reading.schema import Day, Text
from plugins.reading.shapes import (
    NONE,
    CompanyNumber,
    Contact,
    Email,
    Frames,
    Law,
    Phone,
    PostalCode,
    Repository,
    VatNumber,
    Website,
    country_code,
)

# A site is whole without these; in the preview they are places to be filled in.
PRESENTED = ("person", "experience", "sectors", "references")  # on the home page
REACHED = ("hours", "call_back")  # on the contact page
OPTIONAL = ("repository", "framed_by", "law", "authority", *PRESENTED, *REACHED)


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
    postal_code: PostalCode | None = Field(
        title="Postal code", description="Of the registered office."
    )
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
        title="VAT number",
        description="As its country writes it, most with the two letters of the country; or none.",
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
    framed_by: Frames | None = Field(
        None, title="Framed by", description="Sites that may show the estimate: none, any, theirs."
    )
    law: Law | None = Field(
        None,
        title="Law",
        description="Whose law the legal notice follows, by the code of its country.",
    )
    trade_register: Text | None = Field(
        None, title="Register", description="The register and its town, as the law asks it."
    )
    capital: Text | None = Field(
        None, title="Share capital", description="The amount, where the law asks for it."
    )
    insurance: Text | None = Field(
        None,
        title="Liability insurance",
        description="The insurer, its address, and the countries in which it covers, in one line.",
    )
    authority: Text | None = Field(
        None,
        title="Authority",
        description="Who supervises the activity, where it needs a licence; else nothing.",
    )
    hours: Text | None = Field(
        None, title="Hours", description="When somebody answers the telephone."
    )
    call_back: Text | None = Field(
        None, title="Call back", description="How soon the firm answers or calls back."
    )
    person: Text | None = Field(
        None, title="The person", description="Who works for clients: a name, a word on them."
    )
    experience: Text | None = Field(
        None, title="Experience", description="What that person has done, and for how long."
    )
    sectors: Text | None = Field(
        None, title="Sectors", description="In which sectors the firm has worked."
    )
    references: Text | None = Field(
        None, title="References", description="Clients who agreed to be named."
    )

    @property
    def dialled(self) -> str:
        """Return the telephone number as it is dialled, "" if it is a blank."""
        return dialled(self.phone) if self.phone else ""

    @property
    def shown_phone(self) -> str:
        """Return the telephone number with non-breaking spaces and hyphens."""
        return (self.phone or "").replace(" ", "\u00a0").replace("-", "\u2011")

    @property
    def country_code(self) -> str:
        """Return the code of the firm's country, "" where it is not known."""
        return country_code(self.country)

    @property
    def shown_vat_number(self) -> str | None:
        """Return the VAT number, "" for a firm that has none."""
        return "" if self.vat_number == NONE else self.vat_number

    @property
    def is_presented(self) -> bool:
        """Return whether the details say anything about the people of the firm."""
        return any(getattr(self, key) for key in PRESENTED)

    @property
    def blanks(self) -> tuple[str, ...]:
        """Return the keys that must be filled in before a publish."""
        law = self.law or ""
        required = {key for code in laws() if code in law for key in country(code).asks}
        may = {*OPTIONAL, *(key for code in laws() for key in country(code).asks)} - required
        return tuple(key for key, value in self if value is None and key not in may)
