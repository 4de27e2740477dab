"""The cache of a check: the next one does less work and finds the same."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from pelican.settings import read_settings

import plugins.site
from plugins import fingerprint
from plugins.build import check, check_cache, checking, last_findings, scratch, searches
from plugins.build.check_cache import CheckCache, read_cache, write_cache
from plugins.build.large import precompute, worker_pool
from plugins.build.last_findings import cache_name
from plugins.build.scratch import scratch_folder
from plugins.checks import sources
from plugins.checks.entry import ALONE, read_entry
from plugins.checks.finding import Finding
from plugins.checks.rules import MUST, SHOULD
from plugins.checks.sources import read_sources
from plugins.pages.markdown_reader import YamlMarkdownReader
from plugins.project import PREVIEW, ROOT
from plugins.site import site_from
from tests.conftest import TODAY
from tests.support.publishing import content_of

OFTEN = "faq/how-often.md"
Change = Callable[[Path], object]
LARGE_ON = ROOT / "tests" / "support" / "large_on.py"
check_content = partial(checking.check_content, settings_file=LARGE_ON)


def append(name: str, text: str) -> Change:
    """Return a change that adds text to the end of a file."""

    def change(content: Path) -> None:
        with (content / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def replace(name: str, old: str, new: str) -> Change:
    """Return a change that replaces words of a file."""

    def change(content: Path) -> None:
        text = (content / name).read_text("utf-8")
        assert old in text
        (content / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


CHANGES: dict[str, Change] = {
    "a misspelt word": append(OFTEN, "\nThis was recieved.\n"),
    "a broken link": append(OFTEN, "\n[a link]({filename}/faq/nowhere.md)\n"),
    "a page that is linked goes": lambda content: (content / OFTEN).unlink(),
    "a draft": replace(OFTEN, "---\n", "---\nstatus: draft\n"),
    "a picture that is missing": append(OFTEN, "\n![A plan of it]({static}/faq/plan.png)\n"),
    "a search that misses": append("search.yml", "\nis it all secret: mini-audit\n"),
    "a word that a search needs goes": replace("faq/confidentiality.md", "confiden", "x"),
    "a topic without a name": replace("faq/topics.yml", "title", "tilte"),
    "a price": replace("prices/2026-01-01.toml", "[", "broken\n["),
    "the file of another language": replace("faq/how-often.fr.md", "?", "7 ?"),
}


def errors(findings: list[Finding]) -> list[Finding]:
    """Return the findings that would stop a build."""
    return [finding for finding in findings if finding.severity == "error"]


def put_back(saved: Path, content: Path) -> None:
    """Restore each changed file; the others are not written, so that their times stay."""
    for path in saved.rglob("*"):
        here = content / path.relative_to(saved)
        if path.is_file() and (not here.exists() or here.read_bytes() != path.read_bytes()):
            here.write_bytes(path.read_bytes())


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Return a content without mistakes, and the pickled cache of a check of it."""
    content = content_of(tmp_path_factory.mktemp("checked"))
    cache = CheckCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprint, "COARSE", 0)  # no file counts as just written
        assert not errors(check_content(content, on=TODAY, search=True, cache=cache))
    assert cache.entries and cache.written and cache.words
    assert set(cache.searches) == {"en", "fr"}
    return content, pickle.dumps(cache)


@pytest.fixture
def content(sound: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return that content in its own folder, to be restored after each test: the cache knows a file
    by its path too."""
    monkeypatch.setattr(fingerprint, "COARSE", 0)
    return sound[0]


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found_as_if_all_were_new(
    sound: tuple[Path, bytes], content: Path, tmp_path: Path, name: str
) -> None:
    """And the next check finds it again: no finding is reported only once."""
    saved = Path(shutil.copytree(content, tmp_path / "content"))
    cache = pickle.loads(sound[1])
    try:
        CHANGES[name](content)
        new = check_content(content, on=TODAY, search=True)
        assert new != check_content(saved, on=TODAY, search=True)
        for _ in range(2):
            assert check_content(content, on=TODAY, search=True, cache=cache) == new
    finally:
        put_back(saved, content)


def test_nothing_in_the_cache_is_worked_out_again(
    sound: tuple[Path, bytes], content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a text nor a page nor a search, nor what depends on no text."""
    cache = pickle.loads(sound[1])
    findings = check_content(content, on=TODAY, search=True, cache=cache)
    assert not errors(findings)

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    for place, name in (
        (YamlMarkdownReader, "read"),
        (sources, "read_entry"),
        (plugins.site, "catalogues"),
        (searches, "document"),
        (searches, "node"),
    ):
        monkeypatch.setattr(place, name, never)
    again = pickle.loads(pickle.dumps(cache))
    assert check_content(content, on=TODAY, search=True, cache=again) == findings


def test_the_words_of_a_page_are_known_by_all_that_they_are_made_of() -> None:
    """Its topic too."""
    names = ("save_as", "lang", "key", "title", "summary", "keywords", "content")
    page = dict.fromkeys(names, "a")
    pages = [(SimpleNamespace(**page | {name: "b"}), "a") for name in names]
    pages += [(SimpleNamespace(**page), topic) for topic in ("a", "b")]
    assert len(searches.Trial("en", (), pages).by_key) == len(pages)


def test_processes_that_share_the_texts_find_what_one_finds(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every text, for every rule that looks at one text alone; none is left to be worked out."""
    settings = read_settings(str(PREVIEW), override={"PATH": str(content), "ON": f"{TODAY}"})
    site = site_from(settings)
    entries, converted = [], []
    for many in (1, 10_000):
        for module in (worker_pool, precompute):
            monkeypatch.setattr(module, "MANY", many)
        monkeypatch.setattr(worker_pool, "processors", lambda: 2)
        read_entry.cache_clear()
        sources = read_sources(content, on=TODAY, languages=("fr",))
        entries.append(sources.entries)
        converted.append(precompute.precompute(site, sources, MUST + SHOULD))
    shared, alone = entries
    html_of = precompute.converter(site)
    assert converted == [{f"{content}/{entry.below}": html_of(entry) for entry in shared}, {}]
    assert all(entry.memo and "text" in vars(entry) for entry in shared)
    assert not any(entry.memo for entry in alone)
    assert [entry.text for entry in shared] == [entry.text for entry in alone]
    for find in ALONE:
        assert [find(entry) for entry in shared] == [find(entry) for entry in alone]


def test_a_scratch_folder_is_in_memory_where_there_is_room(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = tmp_path / "memory"
    memory.mkdir()
    with scratch_folder(content, memory=memory) as folder:
        assert folder.parent == memory
    assert not any(memory.iterdir())
    with scratch_folder(content, memory=tmp_path / "missing") as folder:
        assert folder.is_dir()
    monkeypatch.setattr(scratch, "RESERVE", shutil.disk_usage(memory).free)
    with scratch_folder(content, memory=memory) as folder:
        assert folder.parent != memory


def test_the_cache_is_of_this_code_and_a_damaged_one_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (check_cache, last_findings):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    name = cache_name(tmp_path)
    write_cache(name, CheckCache(written={"a": (1, (2,))}))
    assert read_cache(name).written == {"a": (1, (2,))}
    assert cache_name(tmp_path / "other") != name == cache_name(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(last_findings, "ROOMS", ())  # as if the code were another
        assert cache_name(tmp_path) != name
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert read_cache(name).written == {}


def test_nothing_is_looked_at_again_where_nothing_changed(
    content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same findings are printed from the cache."""
    for module in (check_cache, last_findings):
        monkeypatch.setattr(module, "FOLDER", tmp_path)
    saved = Path(shutil.copytree(content, tmp_path / "content"))
    command = ["--content", str(content), "--on", TODAY.isoformat()]
    try:
        append("search.yml", "\nis it all secret: mini-audit\n")(content)
        assert check.main(command) == 0
        output = capsys.readouterr()
        assert "whoever types" in output.err
        monkeypatch.setattr(checking, "check_content", None)  # a check would raise TypeError
        assert check.main(command) == 0
        assert capsys.readouterr() == output
        append(OFTEN, "\nA word.\n")(content)
        with pytest.raises(TypeError):
            check.main(command)
    finally:
        put_back(saved, content)
