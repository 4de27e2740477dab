"""What `countries.toml` tells, by the code of the country."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("countries.toml")


@dataclass(frozen=True)
class Country:
    """What is known of a country; empty where nothing is."""

    vat: str = ""
    vat_prefixes: tuple[str, ...] = ()
    company_numbers: tuple[str, ...] = ()
    named: bool = False
    law: str = ""
    asks: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Country]:
    """Return every country of which anything is known."""
    told: dict[str, dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))
    return {code: Country(**_frozen(values)) for code, values in told.items()}


def _frozen(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(one) if isinstance(one, list) else one for key, one in values.items()}


def country(code: str) -> Country:
    """Return what is known of one."""
    return countries().get(code, Country())


def laws() -> tuple[str, ...]:
    """Return the countries whose legal notice is known."""
    return tuple(code for code, one in countries().items() if one.law)


def of_vat_prefix(prefix: str) -> str:
    """Return the country whose VAT numbers begin with two letters."""
    found = (code for code, one in countries().items() if prefix in one.vat_prefixes)
    return next(found, prefix)
