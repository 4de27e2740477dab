"""What only a large site needs leaves the site the same, and one setting turns it off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import StrictUndefined, Undefined

from plugins.build.large import template_cache, worker_pool
from plugins.build.large.page_cache import PageCache
from plugins.build.partial_site import WHOLE, build_preview
from plugins.build.site import build
from plugins.project import PREVIEW, ROOT
from tests.conftest import TODAY
from tests.support.publishing import content_of, settings_of

# Runs in a process without threads, unlike that of the tests, with empty caches; a small site
# counts as a large one. Prints whether it has started other processes, then the findings.
PUBLISHED = """
import os, sys
from datetime import date
from pathlib import Path
from plugins.assets import social_cards
from plugins.build.checking import check_content
from plugins.build.large import precompute, template_cache, worker_pool
from plugins.build.site import publish
from plugins.pages import markdown_copies
out, published, previewed, content = map(Path, sys.argv[1:5])
on = date.fromisoformat(sys.argv[5])
for cached in (markdown_copies, social_cards, template_cache):
    cached.CACHE = out.parent / "cache" / cached.__name__
precompute.MANY = worker_pool.MANY = 2
worker_pool.processors = lambda: 3
forks = []
os.register_at_fork(before=lambda: forks.append(1))
publish(out, on=on, settings_file=published)
found = check_content(content, on=on, search=True, settings_file=previewed)
print(bool(forks), *found, sep="\\n")
"""


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return the content of every file of a site."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != WHOLE
    }


def test_the_site_is_the_same_without(site: Path, tmp_path: Path) -> None:
    """Every file, to the byte; and no process is started for it."""
    build(tmp_path / "small", on=TODAY, LARGE=False)
    assert bytes_of(tmp_path / "small") == bytes_of(site)
    assert not worker_pool._pools


@pytest.mark.prove
def test_a_publish_and_the_findings_of_a_check_are_the_same_without(tmp_path: Path) -> None:
    """Every file of a publish by several processes, its cards and its Markdown included, and every
    finding; with the setting off no process is started."""
    content = content_of(tmp_path)
    with (content / "search.yml").open("a", encoding="utf-8") as file:
        file.write("\nis it all secret: mini-audit\n")  # which a check warns of
    files, outputs, preview = [], [], tmp_path / "preview.py"
    for large in (True, False):
        out = tmp_path / str(large) / "site"
        out.parent.mkdir()
        preview.write_text(f"from pelicanconf import *\nLARGE = {large}\n", "utf-8")
        arguments = (out, settings_of(content, LARGE=large), preview, content, TODAY.isoformat())
        command = [sys.executable, "-c", PUBLISHED, *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-2000:]
        files.append(bytes_of(out))
        outputs.append(done.stdout.splitlines())
    assert files[0] == files[1] and "faq/how-often/index.md" in files[0]
    assert [one[0] for one in outputs] == ["True", "False"]
    assert outputs[0][1:] == outputs[1][1:] and "is it all secret" in outputs[0][1]


def test_a_preview_is_the_same_without(site: Path, tmp_path: Path) -> None:
    """It is complete at once: no page is deferred, none is taken from a cache."""
    preview = build_preview(
        tmp_path / "small", on=TODAY, settings_file=PREVIEW, LARGE=False, PAGE_CACHE=PageCache()
    )
    assert preview.deferred.paths == ()
    assert bytes_of(tmp_path / "small") == bytes_of(site)


def test_templates_are_compiled_anew_for_other_options() -> None:
    """Jinja's own cache does not tell apart templates compiled with other options."""
    options = {"autoescape": True, "trim_blocks": True, "undefined": StrictUndefined}
    one = template_cache.cache_for(options).directory
    assert template_cache.cache_for(dict(reversed(options.items()))).directory == one
    for other in ({"trim_blocks": False}, {"undefined": Undefined}):
        assert template_cache.cache_for({**options, **other}).directory != one
