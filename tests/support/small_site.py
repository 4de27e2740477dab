"""A site of a few files, for tests that put a mistake into one of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.support.firm import CONTENT, PRICES

FORMULAS = ("a-la-carte", "subscription", "audit")
FRONT_MATTER = {
    "title": "How often does a CIO come?",
    "topic": "trust",
    "order": "1",
    "reviewed": "2026-11-01",
}


def question(body: str = "As often as you like.", **keys: str) -> str:
    """Return the text of a question; a key with the value "" is left out."""
    lines = [f"{key}: {value}" for key, value in {**FRONT_MATTER, **keys}.items() if value]
    return "\n".join(["---", *lines, "---", "", body, ""])


def page(body: str = "", **keys: str) -> str:
    """Return the text of a page."""
    return question(
        body, **{"topic": "", "order": "", "title": "A page", "summary": "What it says.", **keys}
    )


def service(code: str, **keys: str) -> str:
    """Return the text of the page of a formula."""
    own = {"title": f"The page of {code}", "questions": "[]", "order": "1", "formula": code}
    return page("What it is.", **{**own, **keys})


def small_site(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write a content folder without a mistake, then these files, by their path below it."""
    content = folder / "content"
    for name in ("site.yml", "offer.yml", "offer.fr.yml"):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(CONTENT / name, content)
    book = (PRICES / "2026-01-01.toml").read_text("utf-8")
    own = (
        "home",
        "faq",
        "services",
        "estimate",
        "contact",
        "not-found",
    )  # each has a template of its name
    sound = {
        **{f"pages/{slug}.md": page(template=slug, title=f"The page {slug}") for slug in own},
        **{
            f"pages/{slug}.md": page(title=f"The page {slug}")
            for slug in ("how-the-estimate-is-worked-out", "legal-notice", "privacy")
        },
        **{f"services/{code}.md": service(code) for code in FORMULAS},
        "prices/2026-01-01.toml": re.sub(r"(?m)^(page|year) = .*\n|^\[pages\]\n", "", book),
        "faq/topics.yml": "- topic: trust\n  title: Trust\n",
        "faq/topics.fr.yml": "- topic: trust\n  title: Confiance\n  slug: confiance\n",
        "faq/how-often.md": question(),
        "faq/outside-days.md": question(
            "At any time.\n\n## At night {: #night }\n\nEven then.", title="And outside those days?"
        ),
        "pages/about.md": page("See [how often]({filename}/faq/how-often.md)."),
    }
    for name, text in {**sound, **(files or {})}.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    return content
