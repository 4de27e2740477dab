"""How long social cards take to draw, for 1,000 questions in two languages: `python -m
tests.bench.bench_cards`."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from plugins.assets import social_cards
from plugins.assets.card_drawing import Card
from plugins.project import ROOT
from plugins.reading.front_matter import split
from tests.support.firm import CONTENT

COUNT = 2_000
BAR = 15  # milliseconds a card, the first time; later publishes draw only what is new


def main() -> int:
    """Print the time of a first publish, of the next one, and the bar; 1 when it is missed."""
    look = social_cards.look_of(ROOT / "theme")
    titles = [
        split(path.read_text("utf-8"), file=path.name).values["title"]
        for path in sorted((CONTENT / "faq").glob("*.md"))
    ]
    shown = [
        Card(
            f"{titles[number % len(titles)]} {number}",
            "CIO-PME",
            "A timeshare CIO for small companies",
        )
        for number in range(COUNT)
    ]
    wanted = {social_cards.name_of(card, look): card for card in shown}
    with TemporaryDirectory() as cache:
        first, again = (
            _timed(lambda: social_cards.draw(wanted, look, cache=Path(cache))) for _ in range(2)
        )
        size = sum(file.stat().st_size for file in Path(cache).iterdir()) / COUNT
    print(
        f"{COUNT} social cards: {first:.1f} s, {1000 * first / COUNT:.1f} ms each (bar {BAR}),"
        f" {size / 1000:.1f} KB each; a second time {again:.2f} s"
    )
    return int(1000 * first / COUNT > BAR)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
