"""The firm's numbers should be valid by the rules of their country, so that a typing mistake is
noticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.countries.names import names_in
from plugins.countries.numbers import is_assigned, is_registered, is_vat_checked
from plugins.errors import Message, nearest, say
from plugins.reading.firm_settings import theme_languages
from plugins.reading.site_details import SiteDetails, lines_of

KIND = "should"
FILLER = re.compile(  # what people write where they know nothing yet
    r"n/?a\.?|n\.a\.|nvt|n\.v\.t\.|t\.?b\.?[adc]\.?|to ?do|null|nil|undefined|xx+|\W+"
    r"|\[.*\]|<.*>|lorem\b.*"
    r"|to be (?:filled in|completed|confirmed|defined)|(?:à|a) (?:compléter|remplir|définir)"
    r"|(?:nog )?(?:in te vullen|te bepalen|aan te vullen)",
    re.IGNORECASE,
)


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of telephone, VAT and company numbers with wrong check digits or lengths."""
    if sources.site is None:
        return
    lines = lines_of(sources.content)
    for key, message in (*_fillers(sources.site), *_doubts(sources.site)):
        yield Finding(f"{sources.content.name}/site.yml", lines.get(key, 1), message, "warning")


def _doubts(site: SiteDetails) -> Iterator[tuple[str, Message]]:
    """Yield each doubtful key with the message about it."""
    number = site.shown_vat_number
    country = site.country_code or (number or "")[:2].upper()
    if site.country and not site.country_code:
        yield "country", _unnamed(site.country)
    if site.phone and not is_assigned(site.phone):
        message = say(
            'phone should be a number that its country gives out, got "%(number)s"; read it again.',
            number=site.phone,
        )
        yield "phone", message
    if number and not is_vat_checked(number, country):
        message = say(
            'the digits of vat_number should fit each other, got "%(number)s"; read it again.',
            number=number,
        )
        yield "vat_number", message
    if site.company_number and not is_registered(country, site.company_number):
        message = say(
            'company_number should be one of the firm\'s country, got "%(number)s"; read it again.',
            number=site.company_number,
        )
        yield "company_number", message


def _fillers(site: SiteDetails) -> Iterator[tuple[str, Message]]:
    """Yield each key whose value says that nobody knows it yet."""
    for key, value in site:
        if isinstance(value, str) and FILLER.fullmatch(value):
            message = say(
                '%(key)s should be what visitors read, got "%(got)s"; write it, or leave it blank.',
                key=key,
                got=value,
            )
            yield key, message


def _unnamed(name: str) -> Message:
    """Return the message about a country that is not spelt as in the language."""
    names = names_in(theme_languages())
    return say(
        "country should be the name of a country, by which its postal code, its numbers and the"
        ' name of its tax are known, got "%(name)s", and nothing of these is checked; %(advice)s',
        name=name,
        advice=nearest(name, names) or say("write it in full."),
    )
