"""A published address must stay valid: if its page is gone, it must redirect elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.checks.entry import Entry, remembered
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError, near, say
from plugins.pages.markdown_reader import address
from plugins.reading.addresses import read_addresses
from plugins.reading.redirects import FILE, read_redirects

KIND = "should"
LISTS = {"faq": "faq", "services": "services", "pages": "home"}  # the page that lists a kind


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of each published address that leads nowhere now, and name the redirect to add."""
    try:
        promised = read_addresses(sources.content)
    except ContentError as error:
        yield from (Finding(one.file, one.line, one.message, "warning") for one in error.mistakes)
        return
    try:
        old = {entry.path for entry in read_redirects(sources.content) if not entry.query}
    except ContentError:  # redirects.py reports it
        return
    now = published(sources)
    file = f"{sources.content.name}/{FILE}"
    for gone, source in promised.items():
        if gone not in now and gone not in old and not _is_topic(gone, sources):
            message = say(
                "the address %(gone)s was published and leads nowhere now; add these two lines"
                " here, and look whether they are right:\n    - from: %(gone)s\n      to: %(to)s",
                gone=gone,
                to=successor(gone, source, now, promised),
            )
            yield Finding(file, 0, message, "warning")


def published(sources: Sources) -> dict[str, str]:
    """Return the address of each page that a publish on that day contains, with its file."""
    return {
        place: entry.below
        for entry in sources.entries
        if entry.published(sources.on) and not (place := address_of(entry)).endswith(".html")
    }


def address_of(entry: Entry) -> str:
    """Return the address of a page, from its first slash on."""
    (place,) = _address(entry)
    return place


@remembered
def _address(entry: Entry) -> Iterator[str]:
    root = f"{entry.lang}/" if entry.lang else ""
    slug = getattr(entry.front, "slug", entry.slug)
    yield f"/{address(entry.kind, entry.slug, slug, root=root)}"


def successor(gone: str, source: str, now: Mapping[str, str], promised: Mapping[str, str]) -> str:
    """Return the page that most likely replaces an address: that of the same file, else a new one
    with a similar name, else the page that lists its kind."""
    same = [there for there, file in now.items() if file == source]
    folder, lang = source.rpartition("/")[0], _lang(source)
    new = [
        there
        for there, file in now.items()
        if there not in promised and (file.rpartition("/")[0], _lang(file)) == (folder, lang)
    ]
    likely = near(gone, new) or (new if len(new) == 1 else [])
    listing = f"pages/{LISTS.get(folder, 'home')}.{f'{lang}.' if lang else ''}md"
    lists = [there for there, file in now.items() if file == listing]
    return [*same, *likely, *lists, "/"][0]


def _lang(file: str) -> str:
    name = file.rpartition("/")[2]
    return name.split(".")[1] if name.count(".") > 1 else ""


def _is_topic(gone: str, sources: Sources) -> bool:
    """Return whether an address is that of a topic's page; only a site with many questions has
    them."""
    return any(
        gone == f"/{f'{lang}/' if lang else ''}faq/{topic.slug or topic.topic}/"
        for lang, topics in sources.topics.items()
        for topic in topics
    )
