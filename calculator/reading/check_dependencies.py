"""Checks requirements, followers and exclusions: no circle, and no exclusion between formulas that
come codes_together."""

from calculator.mistake import say
from calculator.reading.notes import Notes
from calculator.reading.toml_lines import Path
from calculator.tariff.book import PriceBook
from calculator.tariff.formulas import Formula
from calculator.tariff.quantities import Follows


def check_circles(book: PriceBook, notes: Notes) -> None:
    """Note each circle of requirements and followers, at its last place in the file."""
    for formula in book.formulas:
        circle = _circle(formula.code, book)
        if circle:
            place = max(circle, key=notes.line)
            message = say(
                "requirements and followers must not go in a circle, got one through %(codes)s; "
                "take one of them out.",
                codes=", ".join(_codes(circle)),
            )
            notes.note(place, message)


def check_exclusions(book: PriceBook, notes: Notes) -> None:
    """Note an exclusion between two formulas that may come codes_together with one formula."""
    for formula in book.formulas:
        codes_together = closure([formula.code], book)
        for code in codes_together:
            for other in book.formula(code).excludes:
                if other in codes_together:
                    message = say(
                        "%(code)s must not exclude %(other)s, for %(formula)s comes with both; "
                        "take one of them out.",
                        code=code,
                        other=other,
                        formula=formula.code,
                    )
                    notes.note(("formula", code, "excludes"), message)


def dependents(code: str, book: PriceBook, *, done: tuple[str, ...] = ()) -> list[tuple[str, Path]]:
    """Return the formulas that may come with a formula, each with its place in the file.

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
    """Return some formulas, with every formula that may come with them, directly or through
    others."""
    codes_together = list(codes)
    for code in codes_together:
        codes_together += [
            other for other, _ in dependents(code, book, done=done) if other not in codes_together
        ]
    return codes_together


def source_of(formula: Formula) -> str | None:
    """Return the formula that a formula follows, None if it follows none."""
    return formula.quantity.formula if isinstance(formula.quantity, Follows) else None


def _circle(start: str, book: PriceBook) -> tuple[Path, ...]:
    """Return the places in the file of the shortest circle through a formula, empty if there is
    none."""
    routes: dict[str, tuple[Path, ...]] = {start: ()}
    queue = [start]
    for code in queue:
        for other, place in dependents(code, book):
            if other == start:
                return (*routes[code], place)
            if other not in routes:
                routes[other] = (*routes[code], place)
                queue.append(other)
    return ()


def _codes(circle: tuple[Path, ...]) -> list[str]:
    """Return the formulas in a circle."""
    required = {place[-1] for place in circle if place[-1] != "as"}
    return sorted({place[1] for place in circle} | required)
