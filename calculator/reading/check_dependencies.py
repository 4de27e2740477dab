"""Requirements, followers and exclusions: no circle, and no formula that brings an excluded one."""

from calculator.mistake import say
from calculator.reading.notes import Notes
from calculator.reading.toml_lines import Path
from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import Formula
from calculator.tariff.quantities import Follows


def check_circles(book: PriceBook, notes: Notes) -> None:
    """Note each circle of requirements and followers, at its last place in the file."""
    for formula in book.formulas:
        way = _way_back(formula.code, book)
        if way:
            place = max(way, key=notes.line)
            message = say(
                "requirements and followers must not go in a circle, got one through %(codes)s; "
                "take one of them out.",
                codes=", ".join(_through(way)),
            )
            notes.note(place, message)


def check_exclusions(book: PriceBook, notes: Notes) -> None:
    """Note an exclusion between two formulas that always come together."""
    for formula in book.formulas:
        together = closure([formula.code], book)
        for code in together:
            for other in book.formula(code).excludes:
                if other in together:
                    message = say(
                        "%(code)s must not exclude %(other)s, for %(formula)s comes with both; "
                        "take one of them out.",
                        code=code,
                        other=other,
                        formula=formula.code,
                    )
                    notes.note(("formula", code, "excludes"), message)


def brought(code: str, book: PriceBook, *, done: tuple[str, ...] = ()) -> list[tuple[str, Path]]:
    """The formulas that a formula may bring, each with its place in the file.

    Leaves out requirements that a fact in `done` makes unnecessary.
    """
    pairs: list[tuple[str, Path]] = []
    for requirement in book.formula(code).requires:
        place: Path = ("formula", code, "requires", requirement.formula)
        pairs += [] if requirement.unless in done else [(requirement.formula, place)]
    for formula in book.formulas:
        place = ("formula", formula.code, "as")
        pairs += [(formula.code, place)] if source_of(formula) == code else []
    return pairs


def closure(codes: list[str], book: PriceBook, done: tuple[str, ...] = ()) -> list[str]:
    """Some formulas and every formula that they bring."""
    together = list(codes)
    for code in together:
        together += [one for one, _ in brought(code, book, done=done) if one not in together]
    return together


def source_of(formula: Formula) -> str | None:
    """The formula that a formula follows, None if it follows none."""
    return formula.quantity.formula if isinstance(formula.quantity, Follows) else None


def _way_back(start: str, book: PriceBook) -> tuple[Path, ...]:
    """The places on the shortest way from a formula back to itself, empty if there is none."""
    ways: dict[str, tuple[Path, ...]] = {start: ()}
    waiting = [start]
    for code in waiting:
        for other, place in brought(code, book):
            if other == start:
                return (*ways[code], place)
            if other not in ways:
                ways[other] = (*ways[code], place)
                waiting.append(other)
    return ()


def _through(way: tuple[Path, ...]) -> list[str]:
    return sorted({place[1] for place in way} | {place[-1] for place in way if place[-1] != "as"})
