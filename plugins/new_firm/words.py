"""The values for the samples of a new firm: its name, whom it lends, and the law of its country."""

from __future__ import annotations

import re
from datetime import date
from string import Template

import yaml
from babel import Locale

from plugins.countries.countries import countries, country, laws
from plugins.languages.tax_name import AT_THE_BEGINNING, WITHIN
from plugins.languages.theme_words import catalogues
from plugins.new_firm.wishes import Wishes, phrases
from plugins.project import THEME

UNKNOWN_VAT = "20"  # that of the sample; a note in the book asks staff to check it
BY_LAW = ("legal", "privacy", "rights")  # phrases that have a second version for an unknown law


def words_of(wishes: Wishes, place: int, *, on: date) -> dict[str, str]:
    """Return the values for the samples, in one of the languages."""
    lent, lang = wishes.lends[place], wishes.languages[place]
    words = {"lent": lent, "Lent": lent[:1].upper() + lent[1:], "firm": wishes.name}
    tagline = Template(str(phrases(lang)["tagline"])).substitute(words)
    return {
        **words,
        "firm_yaml": dumped(wishes.name),
        "firm_text": escaped(wishes.name),
        "tagline": dumped(tagline) if not place else tagline,
        "today": on.isoformat(),
        "year": str(on.year),
        "currency": wishes.currency,
        "languages": ", ".join(wishes.locales),
        "colour": wishes.colours[0],
        "accent": wishes.colours[1],
        **_of_country(wishes.locales[0][3:], lang),
    }


def _of_country(code: str, lang: str) -> dict[str, str]:
    """Return the values that depend on a firm's country; if its law is not known, a blank says
    so."""
    entry, texts = country(code), phrases(lang)
    name = {"country": Locale.parse(lang).territories.get(code, code)}
    words = catalogues(THEME, [lang], entry.taxes([lang]))[lang]
    by_law = {key: texts[key if entry.eu else f"{key}_unknown"] for key in BY_LAW}
    return {
        "vat": entry.vat or UNKNOWN_VAT,
        "tax": words.gettext(WITHIN),
        "Tax": words.gettext(AT_THE_BEGINNING),
        "tax_number": entry.vat_number,
        "law": code if entry.law else "",
        "laws": _laws(),
        "postal_codes": ", ".join(one for one, its in countries().items() if its.postal_code),
        **{key: Template(str(text)).safe_substitute(name) for key, text in by_law.items()},
    }


def _laws() -> str:
    """Return comments that list the laws which a legal notice can follow."""
    lines_by_code = ((code, country(code).law.strip().split("\n")) for code in laws())
    return "\n".join(
        f"# {code if not place else '  '}  {line}"
        for code, lines in lines_by_code
        for place, line in enumerate(lines)
    )


def unusual(wishes: Wishes) -> set[str]:
    """Return the firm's own words, which no dictionary has."""
    return {
        word for text in (wishes.name, *wishes.lends) for word in re.findall(r"[^\W\d_]{2,}", text)
    }


def dumped(text: str) -> str:
    """Return a text as YAML writes it on one line."""
    return yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").strip()


def escaped(text: str) -> str:
    """Return a text as it is written between double quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
