"""The choice behind a line: that of its formula, or of the one it follows."""

from calculator.tariff.estimate import Block, Line
from calculator.tariff.need import Need, Pick
from calculator.tariff.quantities import Follows


def pick_of(line: Line, block: Block, need: Need) -> Pick | None:
    """Return the choice of a line's formula, or of the one it follows; None if it has no
    quantity."""
    sources = {
        other.code: other.entry.formula.quantity.formula
        for other in block.lines
        if other.entry and isinstance(other.entry.formula.quantity, Follows)
    }
    code = line.code
    while code in sources:
        code = sources[code]
    pick = need.choose.get(code)
    return pick if pick and not pick.ticked else None
