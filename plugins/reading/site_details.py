"""The firm's own details, from `content/site.yml`; an unknown detail is a blank."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from plugins.countries.countries import country
from plugins.errors import ContentError, Mistake, say
from plugins.reading.files import text_of
from plugins.reading.front_matter import check, read_mapping
from plugins.reading.site_schema import SiteDetails
from plugins.reading.site_words import SiteWords

__all__ = ["SiteDetails", "SiteWords"]  # which others import from here
Details = TypeVar("Details", bound=BaseModel)


def read_site_details(content: Path) -> SiteDetails:
    """Return the details; ContentError if a key is missing, unknown or wrongly empty."""
    return _read(content, "site.yml", SiteDetails)


def in_language(site: SiteDetails, content: Path, lang: str) -> SiteDetails:
    """Return the details with the changes of a translation."""
    words = _read(content, f"site.{lang}.yml", SiteWords)
    return site.model_copy(update={key: value for key, value in words if value is not None})


def taxes_of(details: Mapping[str, SiteDetails], locale: str) -> dict[str, str]:
    """Return what the tax is called in each language, "" for the language's own word: by the
    country of the registered office, and while that is a blank by that of the first language's
    locale."""
    site = next(iter(details.values()))  # no translation has another country
    code = site.country_code if site.country else locale.partition("_")[2]
    return country(code).taxes(details)


def parted_address(website: str | None) -> tuple[str, str]:
    """Return the address of the host, and the site's folder below it, "" if there is none.

    https://name.github.io/site/ gives https://name.github.io and /site.
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
    if not values:
        empty = say("the firm's details must be in this file, found none; bring them back.")
        raise ContentError.at(file, 1, empty)
    return check(schema, values, lines, file=file)
