"""What a translation says of the firm otherwise: the keys of `content/site.<language>.yml`."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from plugins.reading.schema import Text


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
    trade_register: Text | None = None
    insurance: Text | None = None
    authority: Text | None = None
    hours: Text | None = None
    call_back: Text | None = None
    person: Text | None = None
    experience: Text | None = None
    sectors: Text | None = None
    references: Text | None = None
