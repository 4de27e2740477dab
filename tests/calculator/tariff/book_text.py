"""A random book as the TOML that says it."""

from collections.abc import Iterator, Mapping

from tests.calculator.tariff.random_books import Offer, Plain


def hundredths(value: int) -> str:
    """Return hundredths as a book writes them."""
    return f"{value // 100}.{value % 100:02}"


def toml_of(offer: Offer) -> str:
    """Return the text of a book."""
    return "\n".join(_lines(offer)) + "\n"


def _lines(offer: Offer) -> Iterator[str]:
    yield 'status = "confirmed"'
    yield 'currency = "EUR"'
    if len(offer.commitment) > 1:
        yield f"commitment = {[str(months) for months in offer.commitment]}"
    if offer.least_month:
        yield f'least_month = "{hundredths(offer.least_month)}"'
    yield from _vat_lines(offer)
    for code, fact in offer.facts.items():
        yield f"[fact.{code}]"
        yield from (f'{name} = "{fact[name]}"' for name in ("kind", "from", "to") if name in fact)
        if "choices" in fact:
            yield f"choices = {fact['choices']}"
        if "classes" in fact:
            yield f"[fact.{code}.classes]"
            yield from (f'{name} = "{start}"' for name, start in fact["classes"].items())
    for code, formula in offer.formulas.items():
        yield from _formula_lines(f"formula.{code}", formula)
    for code, entry in offer.adjustments.items():
        yield from _adjustment_lines(code, entry)


def _vat_lines(offer: Offer) -> Iterator[str]:
    if offer.vat is None:
        yield 'vat = "none"'
    elif "" in offer.vat:
        yield from ("[vat]", f'percent = "{hundredths(offer.vat[""])}"', 'large = "net"')
    else:
        yield from ("[vat]", 'by = "customer"')
        for choice, percent in offer.vat.items():
            yield from (f"[vat.{choice}]", f'percent = "{hundredths(percent)}"', 'large = "gross"')


def _formula_lines(name: str, formula: Plain) -> Iterator[str]:
    yield f"[{name}]"
    yield from (f'{key} = "{formula[key]}"' for key in ("billed", "quantity"))
    yield from (f'{key} = "{formula[key]}"' for key in ("fact", "as", "if") if formula.get(key))
    yield from (
        f'{key} = "{hundredths(formula[key])}"' for key in ("hours", "rate_per") if formula[key]
    )
    lists = {"excludes": formula["excludes"], "rate_by": formula["by"]}
    lists["table_by"] = formula.get("table_by")
    yield from (f"{key} = {value}" for key, value in lists.items() if value)
    yield from _rate_lines(name, formula)
    yield from _quantity_lines(name, formula)
    for code, unless in formula["requires"].items():
        yield f"[{name}.requires.{code}]"
        yield from [f'unless = "{unless}"'] if unless else []


def _rate_lines(name: str, formula: Plain) -> Iterator[str]:
    if "tiers" not in formula:
        yield from _table_lines(name, "rate", _texts(formula["rate"]))
        return
    kind, start, amounts = formula["tiers"]
    yield f'tiers = "{kind}"'
    yield from _table_lines(name, "rate", _texts(formula["rate"]))
    yield f"[{name}.rate_from]"
    yield from _table_lines(f"{name}.rate_from", str(start), _texts(amounts))


def _quantity_lines(name: str, formula: Plain) -> Iterator[str]:
    for period, grid in formula.get("chosen", {}).items():
        yield f"[{name}.chosen.{period}]"
        names = ("from", "to", "step")
        yield from (f'{key} = "{hundredths(one)}"' for key, one in zip(names, grid, strict=True))
    if formula["quantity"] == "table":
        spans = {
            cell: "-".join(map(hundredths, span)) if span else "on request"
            for cell, span in formula["table"].items()
        }
        yield from _table_lines(name, "table", spans)


def _texts(amounts: Mapping[tuple[str, ...], int]) -> Mapping[tuple[str, ...], str]:
    return {cell: hundredths(value) for cell, value in amounts.items()}


def _table_lines(name: str, key: str, texts: Mapping[tuple[str, ...], str]) -> Iterator[str]:
    """Yield a single value in its table, or tables of one or two steps."""
    before = None
    for cell, text in texts.items():
        table = ".".join((name, key, *cell[:-1]))
        if cell and table != before:
            yield f"[{table}]"
        before = table
        yield f'{cell[-1] if cell else key} = "{text}"'


def _adjustment_lines(code: str, entry: Plain) -> Iterator[str]:
    yield f"[adjustment.{code}]"
    kind = "less_percent" if entry["percent"] < 0 else "more_percent"
    yield f'{kind} = "{hundredths(abs(entry["percent"]))}"'
    yield f"of = {entry['of']}"
    if entry["with"]:
        yield f"with = {entry['with']}"
    if entry["if"]:
        yield f'if = "{entry["if"]}"'
    if entry["months_from"]:
        yield f'months_from = "{entry["months_from"]}"'
