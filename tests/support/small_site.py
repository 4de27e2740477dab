"""A site of a few files, for tests that spoil one of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.firm import CONTENT, PRICES

ASKED = {
    "title": "How often does a CIO come?",
    "topic": "trust",
    "order": "1",
    "reviewed": "2026-11-01",
}


def question(body: str = "As often as you like.", **keys: str) -> str:
    """Return the text of a question; a key given as "" is left out."""
    lines = [f"{key}: {value}" for key, value in {**ASKED, **keys}.items() if value]
    return "\n".join(["---", *lines, "---", "", body, ""])


def page(body: str = "", **keys: str) -> str:
    """Return the text of a page."""
    return question(
        body, **{"topic": "", "order": "", "title": "A page", "summary": "What it says.", **keys}
    )


def small_site(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write a content folder without a mistake, then these files, by their path below it."""
    content = folder / "content"
    shutil.copytree(PRICES, content / "prices")
    shutil.copy(CONTENT / "site.yml", content)
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
