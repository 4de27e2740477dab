"""The addresses that visitors may know: those of every page ever published, in a list beside the
content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from plugins.errors import ContentError, Mistake, say
from plugins.reading.files import text_of

FILE = "addresses.yml"
LINE = re.compile(r"(/\S*):\s*(\S*)\s*")
HEAD = """\
# Every address that was ever published, with the file it was made from. `make publish` and
# Hand over write this list; take a line out only where nobody needs to find that address any more.
# An address that no page has now should lead elsewhere, by an entry in redirects.yml.

"""


def read_addresses(content: Path) -> dict[str, str]:
    """Return each address with its file below the content, empty before the first publish;
    ContentError if the list cannot be read."""
    if not (content / FILE).is_file():
        return {}
    file = f"{content.name}/{FILE}"
    addresses: dict[str, str] = {}
    for number, line in enumerate(text_of(content / FILE, file=file).splitlines(), start=1):
        if entry := LINE.fullmatch(line):
            addresses[entry[1]] = entry[2]  # after a merge, an address may have two lines
        elif line.strip() and not line.startswith("#"):
            message = say(
                'a line must be like /faq/: pages/faq.md, got "%(got)s"; correct it.', got=line
            )
            raise ContentError([Mistake(file, number, message)])
    return addresses


def keep_addresses(content: Path, published: Mapping[str, str]) -> bool:
    """Add published addresses to the list; return whether the list changed. Old ones stay in it."""
    before = read_addresses(content)
    after = {**before, **published}
    if after == before:
        return False
    lines = [f"{address}: {after[address]}\n" for address in sorted(after)]
    (content / FILE).write_text(HEAD + "".join(lines), "utf-8")
    return True
