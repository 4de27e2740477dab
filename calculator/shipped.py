"""The price books that come with the calculator."""

from functools import lru_cache
from os.path import dirname, join

from calculator.book import PriceBook
from calculator.price_book import SHIPPED, read_books, read_bundle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path


@lru_cache(maxsize=1)
def shipped_books() -> tuple[PriceBook, ...]:
    """The books that came with the calculator: its bundle's, else the checkout's; read once."""
    try:
        # of a folder or of a zip
        bundle = __spec__.loader.get_data(  # type: ignore[union-attr]
            join(dirname(__file__), SHIPPED)
        )
    except OSError:
        return read_books(checkout())
    return read_bundle(bundle.decode())


def checkout() -> "Path":
    """The folder that staff edit."""
    from pathlib import Path

    return Path(__file__).resolve().parent.parent / "content" / "prices"
