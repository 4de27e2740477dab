"""VAT: one rate, one by a choice fact, or none at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.money import rounded
from calculator.tariff.adjustments import PERCENT

NET, GROSS = "net", "gross"


@dataclass(frozen=True, slots=True)
class Kind:
    """A rate in hundredths of a percent, and which amount the page shows large."""

    code: str
    percent: int
    large: str


@dataclass(frozen=True, slots=True)
class Vat:
    """One kind, one for each choice of a fact, or no kind if the firm charges no VAT."""

    kinds: tuple[Kind, ...]
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A net amount, its VAT, calculated once on the sum, and gross."""

    net: int
    percent: int

    @property
    def vat(self) -> int:
        """Return the VAT, in the smallest unit."""
        return rounded(self.net * self.percent, PERCENT)

    @property
    def gross(self) -> int:
        """Return net and VAT."""
        return self.net + self.vat


def kind_of(vat: Vat, facts: Mapping[str, int | str | bool]) -> Kind | None:
    """Return the kind that applies: the chosen one or the first; None without VAT."""
    chosen = facts.get(vat.fact) if vat.fact else None
    for kind in vat.kinds:
        if chosen is None or kind.code == chosen:
            return kind
    return None


def default_kind(vat: Vat, facts: Mapping[str, int | str | bool]) -> str | None:
    """Return the kind that applies by default, None if the visitor chose one."""
    return vat.kinds[0].code if vat.fact and vat.fact not in facts else None
