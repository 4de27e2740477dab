"""Cases of the rules on drafts, reviews and days."""

from __future__ import annotations

import re
from types import ModuleType

from plugins.checks.firm import security
from plugins.checks.offer import price_books
from plugins.checks.pages import drafts, reviews
from tests.support.firm import CONTENT, PRICES
from tests.support.small_site import page, question

Q = "faq/how-often.md"
SITE = (CONTENT / "site.yml").read_text("utf-8")
UNTIL = next(
    number
    for number, row in enumerate(SITE.splitlines(), start=1)
    if row.startswith("security_until:")
)
BOOK = (PRICES / "2026-01-01.toml").read_text("utf-8")


def until(last_day: str) -> str:
    """Return the real price book with a last day."""
    return BOOK.replace('# last_day = "2026-12-31"', f'last_day = "{last_day}"')


def book_until(day: str) -> str:
    """Return the real details of the firm with a last day of the security contact, or a blank."""
    return re.sub(r"(?m)^security_until:.*$", f"security_until: {day}", SITE)


# rule · the file · a text that is wrong · where and what is found · a text that is right
DAY_CASES: list[tuple[ModuleType, str, str, str, str]] = [
    (
        drafts,
        Q,
        question(status="draft", reviewed="2026-09-23"),
        "how-often.md:6: warning: this draft has waited since 2026-09-23",
        question(status="draft", reviewed="2026-09-24"),
    ),
    (
        drafts,
        Q,
        question(publish_until="2026-11-22"),
        "how-often.md:6: warning: this was shown until 2026-11-22",
        question(publish_until="2026-11-23"),
    ),
    (
        drafts,
        Q,
        question(publish_from="2026-12-02", publish_until="2026-12-01"),
        "how-often.md:7: publish_until must not be before publish_from",
        question(publish_from="2026-12-01", publish_until="2026-12-01"),
    ),
    (
        drafts,
        "pages/contact.md",
        page(status="draft", template="contact"),
        "contact.md:5: the site needs this page every day; take the line status out",
        page(),
    ),
    (
        drafts,
        "pages/home.md",
        page(template="home", publish_from="2027-01-01"),
        "home.md:6: the site needs this page every day; take the line publish_from",
        page(template="home"),
    ),
    (
        price_books,
        "prices/2026-01-01.toml",
        until("2026-11-22"),
        "prices/2026-01-01.toml:26: the prices ended on 2026-11-22",
        BOOK,
    ),
    (
        price_books,
        "prices/2026-01-01.toml",
        until("2027-01-21"),
        "prices/2026-01-01.toml:26: warning: the prices end on 2027-01-21",
        until("2027-01-22"),
    ),
    (
        reviews,
        Q,
        question(reviewed="2026-01-31", review_every="1"),
        "how-often.md:5: warning: this should have been reviewed by 2026-02-28",
        question(reviewed="2026-10-31", review_every="1"),
    ),
    (
        reviews,
        Q,
        question(reviewed="2026-11-24"),
        "how-often.md:5: warning: reviewed should be a day that has been",
        question(reviewed="2026-11-23"),
    ),
    (
        security,
        "site.yml",
        book_until("2027-01-22"),
        f":{UNTIL}: warning: the security contact holds until 2027-01-22; make sure",
        book_until("2027-01-23"),
    ),
    (
        security,
        "site.yml",
        book_until("2026-11-22"),
        f":{UNTIL}: warning: the security contact held until",
        book_until(""),
    ),
]
