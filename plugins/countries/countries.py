"""The content of `countries.toml`, by the code of the country."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("countries.toml")


@dataclass(frozen=True)
class Country:
    """The facts of a country; empty if they are unknown. Its VAT numbers begin with its code unless
    `vat_prefixes` says otherwise; `postal_code` is a pattern and an example, `vat_number` an
    example."""

    vat: str = ""
    tax: str | Mapping[str, str] = ""
    vat_prefixes: tuple[str, ...] | None = None
    vat_number: str = "BE 0123.456.749"
    tax_numbers: tuple[str, ...] = ()
    company_numbers: tuple[str, ...] = ()
    named: bool = False
    postal_code: tuple[str, ...] = ()
    eu: bool = False
    law: str = ""
    asks: tuple[str, ...] = ()

    def taxes(self, languages: Iterable[str]) -> dict[str, str]:
        """Return the name of its tax in each language; "" if that is the language's own word."""
        by_language = self.tax if not isinstance(self.tax, str) else {}
        own_word = self.tax if isinstance(self.tax, str) else ""
        return {lang: by_language.get(lang, own_word) for lang in languages}


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Country]:
    """Return every country of which a fact is known."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))
    return {code: Country(**_frozen(values)) for code, values in tables.items()}


def _frozen(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(entry) if isinstance(entry, list) else entry for key, entry in values.items()
    }


def country(code: str) -> Country:
    """Return the facts of a country."""
    return countries().get(code, Country())


def laws() -> tuple[str, ...]:
    """Return the countries whose rules for a legal notice are known."""
    return tuple(code for code, entry in countries().items() if entry.law)


def of_vat_prefix(prefix: str) -> str:
    """Return the country whose VAT numbers begin with two letters."""
    codes = (code for code, entry in countries().items() if prefix in (entry.vat_prefixes or ()))
    return next(codes, prefix)
