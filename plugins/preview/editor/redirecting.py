"""Updates `content/redirects.yml` when addresses change, so that old addresses lead to the new
ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from plugins.checks.links.addresses import LISTS
from plugins.errors import ContentError
from plugins.pages.markdown_reader import address
from plugins.preview.editor.files import file_name, in_languages, read
from plugins.preview.editor.yaml_text import with_entries, with_values
from plugins.reading.addresses import read_addresses
from plugins.reading.front_matter import read_list, split
from plugins.reading.redirects import FILE
from plugins.reading.schema import KINDS

Texts = Mapping[Path, str | None]


def redirects_after(
    content: Path,
    texts: Texts,
    languages: tuple[str, ...],
    *,
    moves: Mapping[Path, Path] = MappingProxyType({}),
) -> dict[Path, str]:
    """Return the new text of the redirects if these changes of pages remove published addresses;
    `moves` are the files that are renamed."""
    addresses = _new_addresses(content, texts, languages, names=moves)
    new_addresses = {old: new for old, new in addresses.items() if old not in ("", new)}
    path = content / FILE
    text = read(content, path) or ""
    new = text
    if new_addresses:
        published = read_addresses(content)
        new = with_redirects(
            text, new_addresses, file=file_name(content, path), published=published
        )
    return {path: new} if new != text else {}


def with_redirects(
    text: str,
    new_addresses: Mapping[str, str],
    *,
    file: str,
    published: Collection[str] | None = None,
) -> str:
    """Return the redirects with old addresses leading to new ones; existing redirects to an old
    address now lead to the new one, and a redirect from a new address is removed.

        Only `published` old addresses get a redirect, or all if it is None.
    """
    entries = [values for values, _ in read_list(text, file=file)] if text.strip() else []
    for place, values in enumerate(entries):
        if new := new_addresses.get(str(values.get("to"))):
            text = with_values(text, {"to": new}, order=["from", "to"], entry=place)
    kept_places = [
        place
        for place, values in enumerate(entries)
        if values.get("from") not in {*new_addresses, *new_addresses.values()}
    ]
    new_entries = [
        f"- from: {old}\n  to: {new}\n"
        for old, new in new_addresses.items()
        if published is None or old in published
    ]
    complete_text = text if text.endswith("\n") or not text else f"{text}\n"
    return with_entries(complete_text, [*kept_places, *new_entries])


def _new_addresses(
    content: Path, texts: Texts, languages: tuple[str, ...], *, names: Mapping[Path, Path]
) -> dict[str, str]:
    """Return each address that a page loses, with the one that replaces it."""
    new_addresses: dict[str, str] = {}
    for path in texts:
        kind, name = path.parent.name, path.name
        if kind not in KINDS or path.suffix != ".md" or (text := read(content, path)) is None:
            continue
        lang = name.split(".")[1] if name.count(".") > 1 else ""
        before = _address(kind, name, text, lang)
        new = names.get(path, path)
        new_text = texts.get(new)
        after = _address(kind, new.name, new_text, lang) if new_text is not None else ""
        new_addresses[before] = after or _list_of(content, kind, lang, languages)
    return new_addresses


def _address(kind: str, name: str, text: str, lang: str) -> str:
    """Return the address of a file's page, empty if its front matter cannot be read."""
    key = name.partition(".")[0]
    try:
        slug = split(text, file=name).values.get("slug") if lang else key
    except ContentError:
        return ""
    return f"/{address(kind, key, str(slug or key), root=f'{lang}/' if lang else '')}"


def _list_of(content: Path, kind: str, lang: str, languages: tuple[str, ...]) -> str:
    """Return the address of the page in that language that lists the pages of a folder."""
    key = LISTS[kind]
    path = in_languages(content / "pages" / f"{key}.md", languages)[lang or languages[0]]
    return _address("pages", path.name, read(content, path) or "", lang) or "/"
