"""Whether what visitors type finds the page for it: `content/search.yml` tried on the built site,
by the very program that runs in their browsers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plugins.checks.addresses import address_of
from plugins.checks.finding import Finding
from plugins.checks.searches import Search, read_searches, searches_file
from plugins.checks.sources import Sources
from plugins.errors import say
from plugins.packages.node import node
from plugins.project import ROOT

FIRST = 3  # where the page must be found
FINDING = ROOT / "theme" / "static" / "js" / "finding.js"


def lost(site: Path, sources: Sources, *, default: str) -> Iterator[Finding]:
    """Warn of each search that does not find its page among the first; `site` has its index."""
    wanted = {
        lang or default: read_searches(sources.content, lang)
        for lang in ("", *sources.languages)
        if (sources.content / searches_file(lang)).is_file()
    }
    typed = {lang: [search.typed for search in searches] for lang, searches in wanted.items()}
    for lang, found in tried(site, typed).items():
        file = f"{sources.content.name}/{searches_file('' if lang == default else lang)}"
        pages = {
            entry.slug: address_of(entry)
            for entry in sources.entries
            if (entry.lang or default) == lang and entry.published(sources.on)
        }
        for search, addresses in zip(wanted[lang], found, strict=True):
            page = pages.get(search.key)
            if page and page not in addresses[:FIRST]:
                yield _lost(search, file, page=page, found=addresses[:FIRST])


def _lost(search: Search, file: str, *, page: str, found: Sequence[str]) -> Finding:
    said = say(
        'whoever types "%(typed)s" should see %(page)s among the first three, the search finds'
        " %(found)s; write these words in that page or at its keywords, or take the line out.",
        typed=search.typed,
        page=page,
        found=", ".join(found) or say("nothing"),
    )
    return Finding(file, search.line, said, "warning")


def tried(site: Path, typed: Mapping[str, Sequence[str]]) -> dict[str, list[list[str]]]:
    """Return the addresses that each search of each language finds, the best first."""
    script = Path(__file__).with_suffix(".mjs")
    done = subprocess.run(
        [*node(), str(script), f"{site.resolve().as_uri()}/", FINDING.as_uri()],
        input=json.dumps(typed),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script.name} must end well, Node.js says: {done.stderr.strip()}")
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found
