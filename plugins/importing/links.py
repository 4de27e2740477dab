"""The links and pictures of an answer: to other questions, to files that are imported with it, and
those whose target is not imported."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from pathlib import Path
from posixpath import basename, splitext
from urllib.parse import quote, unquote, urlsplit

from bs4 import Tag
from pelican.utils import slugify

from plugins.assets.media_types import OF_STAFF, ending
from plugins.errors import Message, say
from plugins.importing.document import Question, begin, words

DATA = re.compile(r"data:image/([a-z]+)[^,]*;base64,(.*)", re.IGNORECASE | re.DOTALL)
AWAY = re.compile(r"(?:https?:)?//|mailto:|tel:", re.IGNORECASE)
TEXTS = ("", ".md", ".mdx", ".markdown", ".html", ".htm", ".docx")
LinkTargets = Mapping[str, str]  # file name without ending, or file and anchor → name of a question


def file_and_anchor(path: Path, anchor: str = "") -> str:
    """Return the key in LinkTargets of a file's anchor."""
    stem = path.parent.name if path.stem in ("index", "_index") else path.stem
    return f"{stem.casefold()}#{anchor}"


def resolve_links(question: Question, targets: LinkTargets, files: dict[str, bytes]) -> None:
    """Point each link and picture of an answer to its place in the firm's folder; files that are
    imported with it are added to `files` by their path there."""
    for block in question.blocks:
        for link in [tag for tag in [block, *block.find_all("a")] if tag.name == "a"]:
            _link(link, question, targets, files)
        for image in [tag for tag in [block, *block.find_all("img")] if tag.name == "img"]:
            _image(image, question, files)


def _link(link: Tag, question: Question, targets: LinkTargets, files: dict[str, bytes]) -> None:
    target = str(link.get("href") or "")
    if AWAY.match(target):
        link["href"] = f"https:{target}" if target.startswith("//") else target
        return
    address = urlsplit(target)
    path = unquote(address.path)
    question_name = _target_question(path, address.fragment, question, targets)
    if question_name:
        link["href"] = f"{{filename}}/faq/{question_name}.md"
    elif (file := _near(path, question)) and ending(path) in OF_STAFF and ending(path) not in TEXTS:
        place = _put(f"files/{file.name}", file.read_bytes(), files)
        link["href"] = f"{{static}}/{quote(place)}"
    else:
        if target:
            _lose(question, say('the link "%(link)s" on "%(words)s", which leads nowhere from here',
                                link=target, words=begin(words(link))))  # fmt: off
        link.unwrap() if link.parent else link.attrs.clear()


def _target_question(
    path: str, anchor: str, question: Question, targets: LinkTargets
) -> str | None:
    """Return the question to which an address of the old site leads."""
    text_path = question.document.path
    if splitext(path)[1].lower() not in TEXTS:
        return None
    parts = Path(path.rstrip("/")) if path.strip("/") else text_path
    key = file_and_anchor(parts, anchor)
    return targets.get(key) or (targets.get(file_and_anchor(parts)) if path.strip("/") else None)


def _image(image: Tag, question: Question, files: dict[str, bytes]) -> None:
    source, document = str(image.get("src") or image.get("data-src") or ""), question.document
    content = document.pictures.get(source)
    name = unquote(basename(urlsplit(source).path))
    if data := DATA.fullmatch(source):
        name, content = f"picture.{data[1].lower().replace('jpeg', 'jpg')}", _decode(data[2])
    elif content is None and (file := _near(unquote(urlsplit(source).path), question)):
        content = file.read_bytes()
    if content is None:
        what = say(
            'the picture "%(picture)s", which is no file beside the text', picture=begin(source)
        )
        _lose(question, what)
        image.decompose()
        return
    alt = " ".join(str(image.get("alt") or "").split())
    stem = slugify(alt, _simple())[:40].strip("-") if source in document.pictures and alt else ""
    own = name if source not in document.pictures else f"{question.slug}-{name}"
    image["src"] = (
        f"../{_put(f'images/{stem + splitext(name)[1] if stem else own}', content, files)}"
    )
    image["alt"] = alt
    if not alt:
        _lose(question, say("what the picture %(picture)s shows, which nobody has said; write it"
                            " between the square brackets", picture=name))  # fmt: off


def _decode(text: str) -> bytes | None:
    try:
        return b64decode(unquote(text), validate=False)
    except Error:
        return None


def _simple() -> list[tuple[str, str]]:
    return [(r"[^\w\s-]", ""), (r"[-\s]+", "-"), (r"_", "-")]


def _near(path: str, question: Question) -> Path | None:
    """Return the file that a path names: beside the text, or in a folder that a tool publishes."""
    text_folder = question.document.path.parent
    if not path or path.startswith("~"):
        return None
    relative = path.lstrip("/")
    parents = [text_folder, *list(text_folder.parents)[:4]]
    places = [folder / inner for folder in parents for inner in (".", "static", "assets", "public")]
    candidates = [place / relative for place in (places if path.startswith("/") else [text_folder])]
    return next((file for file in candidates if file.is_file()), None)


def _put(place: str, content: bytes, files: dict[str, bytes]) -> str:
    """Return the path at which a file is added; another file of the same name gets a number."""
    stem, suffix = splitext(place.replace(" ", "-"))
    name, number = f"{stem}{suffix.lower()}", 1
    while files.setdefault(name, content) != content:
        number += 1
        name = f"{stem}-{number}{suffix.lower()}"
    return name


def _lose(question: Question, what: Message) -> None:
    message = say('not kept of "%(title)s": %(what)s.', title=begin(question.title), what=what)
    question.document.lose(message)
