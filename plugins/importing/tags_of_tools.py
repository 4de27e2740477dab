"""Tags in a text that only other generators understand: callouts, shortcodes, imports."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from plugins.errors import say
from plugins.importing.document import Document, begin

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
NOTE = re.compile(r"^ *:{3,} *(\w+)(?:\[([^\]]*)\]|[ \t]+(.*))?\s*$")  # Docusaurus
NOTE_END = re.compile(r"^ *:{3,} *$")
INDENTED = re.compile(r"""^(?:!!!|\?\?\?\+?) +(\w+)(?: +"([^"]*)")? *$""")  # MkDocs
KINDS = {"tip": "TIP", "hint": "TIP", "success": "TIP", "important": "IMPORTANT"}
KINDS |= {"warning": "WARNING", "danger": "CAUTION", "caution": "CAUTION", "error": "CAUTION"}
KRAMDOWN = re.compile(r"^ *\{:[^}]*\} *$|(?<=[)*_`])\{:[^}]*\}")
IMPORT = re.compile(r"^(?:import|export) .*(?:from ['\"]|;$|= )")
FIGURE = re.compile(r"\{\{[<%] *figure ([^}]*?)/? *[%>]\}\}")
VALUE = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+))')
REF = re.compile(r"""\{\{[<%] *(?:rel)?ref +"?([^"\s]+)"? *[%>]\}\}""")
JEKYLL_LINK = re.compile(r"\{% *(?:link|post_url) +(\S+) *%\}")
ADDRESS = re.compile(
    r"\{\{ *(?:site\.baseurl|base_url)? *\}\}|\{\{ *['\"]([^'\"]+)['\"] *\| *\w+_url *\}\}"
)
TAG = re.compile(r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{.*?\}\}|</?[A-Z]\w*[^>]*>")


def as_html(text: str, document: Document, *, first_line: int) -> str:
    """Return a text without the tags of its tool: some have a form in Markdown, the others are
    recorded with their line."""
    lines: list[str] = []
    fence, inside, indented = "", 0, False
    for number, line in enumerate(text.split("\n"), first_line):
        if fence_match := FENCE.match(line):
            fence = "" if fence and fence_match[1].startswith(fence) else fence or fence_match[1]
        if fence:
            lines.append(line)
            continue
        if indented and line.strip() and not line.startswith("    "):
            indented = False
        if match := NOTE.match(line):
            inside += 1
            lines += _note(match[1], match[2] or match[3])
        elif inside and NOTE_END.match(line):
            inside -= 1
            lines.append("")
        elif match := INDENTED.match(line):
            indented = True
            lines += _note(match[1], match[2])
        else:
            body = line.removeprefix("    ") if indented else line
            words = _without_tags(body, document, number)
            lines.append(f"> {words}" if inside or indented else words)
    return "\n".join(lines)


def _note(kind: str, title: str | None) -> list[str]:
    head = ["", f"> [!{KINDS.get(kind.casefold(), 'NOTE')}]"]
    return [*head, f"> **{title.strip()}**", ">"] if title and title.strip() else head


def _without_tags(line: str, document: Document, number: int) -> str:
    """Return a line without tags."""
    if IMPORT.match(line):
        return _lose(line, document, number)
    line = FIGURE.sub(_figure, line)
    line = ADDRESS.sub(
        lambda match: match[1] or "", JEKYLL_LINK.sub(_target, REF.sub(_target, line))
    )
    for form in (KRAMDOWN, TAG):
        line = form.sub(_reporter(document, number), line)
    return line


def _figure(match: re.Match[str]) -> str:
    values = {
        key: quoted_value or bare_value for key, quoted_value, bare_value in VALUE.findall(match[1])
    }
    alt = values.get("alt") or values.get("caption") or values.get("title") or ""
    return f'<img src="{escape(values.get("src", ""))}" alt="{escape(alt)}">'


def _target(match: re.Match[str]) -> str:
    return match[1]


def _reporter(document: Document, number: int) -> Callable[[re.Match[str]], str]:
    return lambda match: _lose(match[0], document, number)


def _lose(tag: str, document: Document, number: int) -> str:
    message = say('not kept: the tag "%(tag)s" of another tool.', tag=begin(tag.strip()))
    document.lose(message, number)
    return ""
