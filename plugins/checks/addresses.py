"""An address that was published is a promise: where no page has it any more, it must lead
elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.checks.entry import Entry
from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import ContentError, near, say
from plugins.pages.markdown_reader import address
from plugins.reading.addresses import read_addresses
from plugins.reading.redirects import FILE, read_redirects

KIND = "should"
LISTS = {"faq": "faq", "services": "services", "pages": "home"}  # the page that names the others


def check(sources: Sources) -> Iterator[Finding]:
    """Warn of each address that was published and leads nowhere now, with the entry that mends
    it."""
    try:
        promised = read_addresses(sources.content)
    except ContentError as error:
        yield from (Finding(one.file, one.line, one.message, "warning") for one in error.mistakes)
        return
    try:
        old = {entry.path for entry in read_redirects(sources.content) if not entry.query}
    except ContentError:  # redirects.py tells what is wrong there
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
    """Return the address of each page that a publish of the day holds, with its file."""
    return {
        address_of(entry): entry.below
        for entry in sources.entries
        if entry.published(sources.on) and not address_of(entry).endswith(".html")
    }


def address_of(entry: Entry) -> str:
    """Return where a page stands, from the first slash on."""
    root = f"{entry.lang}/" if entry.lang else ""
    slug = getattr(entry.front, "slug", entry.slug)
    return f"/{address(entry.kind, entry.slug, slug, root=root)}"


def successor(gone: str, source: str, now: Mapping[str, str], promised: Mapping[str, str]) -> str:
    """Return the page that most likely took an address's place: the same file's, else a new one
    with a name like it, else the page that lists its kind."""
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
    """Whether it is the page of a topic, which a site of many questions has."""
    return any(
        gone == f"/{f'{lang}/' if lang else ''}faq/{topic.slug or topic.topic}/"
        for lang, topics in sources.topics.items()
        for topic in topics
    )
