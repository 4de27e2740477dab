"""How one amount comes about, so that anybody can work it out again."""

from dataclasses import dataclass

from calculator.money import ONE, rounded

PERCENT = 100 * ONE


@dataclass(frozen=True, slots=True)
class Working:
    """quantity × times ÷ over × rate, exact, then rounded once to the hundredth.

    Every number in hundredths; `unit` says what the quantity counts, `per` what the rate is.
    """

    quantity: int
    unit: str
    rate: int
    per: str
    times: int = ONE
    over: int = ONE

    @property
    def exact(self) -> tuple[int, int]:
        """The amount before rounding: hundredths as numerator and denominator."""
        return self.quantity * self.times * self.rate, self.over * ONE

    @property
    def amount(self) -> int:
        """The amount, rounded: hundredths."""
        return rounded(*self.exact)
