"""Nothing of the content is wired into the code: what leans on a page is told, or falls away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.build.checking import check_content
from plugins.build.site import build
from tests.conftest import TODAY
from tests.support.firm import CONTENT
from tests.support.publishing import content_of

PAGES = ("faq", "services", "privacy", "legal-notice")
SERVICES = tuple(  # those of no formula: what can be chosen needs its page
    path.stem
    for path in sorted((CONTENT / "services").glob("*.md"))
    if "." not in path.stem and "formula:" not in path.read_text("utf-8")
)
LINK = re.compile(r"\[([^]]*)\]\(([^)]*)\)")
LISTS = ("search.yml", "search.fr.yml")


def forgotten(content: Path, folder: str, key: str) -> None:
    """Take out of the content what leans on a page, as its writers would when they are told."""
    for path in content.rglob("*.md"):
        text = LINK.sub(
            lambda link: link[1] if f"{folder}/{key}." in link[2] else link[0], text_of(path)
        )
        path.write_text(text, "utf-8")
    for name in filter(lambda name: (content / name).is_file(), LISTS):
        rest = [
            line for line in text_of(content / name).splitlines() if not line.endswith(f": {key}")
        ]
        (content / name).write_text("\n".join(rest) + "\n", "utf-8")
    (content / "redirects.yml").write_text("# none any more\n", "utf-8")


def text_of(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text("utf-8")


@pytest.mark.parametrize(
    ("folder", "key"),
    [*(("pages", key) for key in PAGES), *(("services", key) for key in SERVICES)],
)
@pytest.mark.parametrize("do", ["draft", "delete"])
def test_a_page_may_go(tmp_path: Path, folder: str, key: str, do: str) -> None:
    """The site is built without it, and no page leads to where it stood."""
    content = content_of(tmp_path)
    slug = re.search(r"(?m)^slug: (.*)$", text_of(content / folder / f"{key}.fr.md"))
    assert slug
    forgotten(content, folder, key)
    for ending in (".md", ".fr.md"):
        path = content / folder / f"{key}{ending}"
        if do == "draft":
            path.write_text(text_of(path).replace("---\n", "---\nstatus: draft\n", 1), "utf-8")
        else:
            path.unlink()
    errors = [str(one) for one in check_content(content, on=TODAY) if one.severity == "error"]
    assert errors == []
    build(tmp_path / "site", on=TODAY, PATH=str(content), DRAFTS=False)
    below = "" if folder == "pages" else f"{folder}/"
    link_to_page = re.compile(rf'="/({below}{key}|fr/{below}{slug[1]})/["#]')
    pages = {path: text_of(path) for path in (tmp_path / "site").rglob("*.html")}
    assert pages and not [path for path, text in pages.items() if link_to_page.search(text)]
