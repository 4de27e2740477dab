"""The firm's numbers should be such as their country gives out: a slip in a digit is seen here."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.countries.numbers import is_assigned, is_checked, is_registered, vat_of
from plugins.errors import Message, say
from plugins.reading.site_details import SiteDetails, lines_of

KIND = "should"


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of telephone, VAT and company numbers whose digits do not fit each other."""
    if sources.site is None:
        return
    lines = lines_of(sources.content)
    for key, message in _doubts(sources.site):
        yield Finding(f"{sources.content.name}/site.yml", lines.get(key, 1), message, "warning")


def _doubts(site: SiteDetails) -> Iterator[tuple[str, Message]]:
    """Yield each key with what is to be looked at again."""
    country = (site.vat_number or "")[:2].upper()
    if site.phone and not is_assigned(site.phone):
        message = say(
            'phone should be a number that its country gives out, got "%(number)s"; read it again.',
            number=site.phone,
        )
        yield "phone", message
    if site.vat_number and not is_checked(vat_of(country), site.vat_number):
        message = say(
            'the digits of vat_number should fit each other, got "%(number)s"; read it again.',
            number=site.vat_number,
        )
        yield "vat_number", message
    if site.company_number and not is_registered(country, site.company_number):
        message = say(
            "company_number should be one of the country of the VAT number, got"
            ' "%(number)s"; read it again.',
            number=site.company_number,
        )
        yield "company_number", message
