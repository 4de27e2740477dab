"""How long social cards take to draw, for 1,000 questions in two languages: `python -m
tests.bench.bench_cards`."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from plugins.assets import social_cards
from plugins.assets.card_drawing import Card
from plugins.assets.identity import identity_of
from plugins.project import ROOT
from plugins.reading.front_matter import split
from tests.bench.bars import Bar, report
from tests.support.firm import CONTENT

COUNT = 2_000
BAR = 15  # milliseconds a card, the first time; later publishes draw only what is new


def main() -> int:
    """Print the time of a first publish and of the next one; return 1 when the bar is missed."""
    look = social_cards.look_of(ROOT / "theme", identity_of(CONTENT, ROOT / "theme"))
    titles = [
        split(path.read_text("utf-8"), file=path.name).values["title"]
        for path in sorted((CONTENT / "faq").glob("*.md"))
    ]
    cards = [
        Card(
            f"{titles[number % len(titles)]} {number}",
            "CIO-PME",
            "A timeshare CIO for small companies",
        )
        for number in range(COUNT)
    ]
    cards_by_name = {social_cards.name_of(card, look): card for card in cards}
    with TemporaryDirectory() as cache:
        first, again = (
            _timed(lambda: social_cards.draw(cards_by_name, look, cache=Path(cache)))
            for _ in range(2)
        )
        size = sum(file.stat().st_size for file in Path(cache).iterdir()) / COUNT
    print(
        f"{COUNT} social cards: {first:.1f} s, {size / 1000:.1f} KB each;"
        f" a second time {again:.2f} s"
    )
    return report([Bar(name="a social card", measured=1000 * first / COUNT, most=BAR, unit="ms")])


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
