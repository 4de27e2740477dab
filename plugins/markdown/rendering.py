"""HTML where markdown-it's own is not enough: HTML of staff, tables, callouts, footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from plugins.markdown.headings import WORD_TOKENS, give_ids
from plugins.markdown.placeholders import INLINE, fill
from plugins.markdown.tags import canonical

LABELS = ("Note", "Tip", "Important", "Warning", "Caution", "Back to the text", "Table")
KINDS = tuple(label.upper() for label in LABELS[:5])
BACK, TABLE = 5, 6
Tokens = Sequence[Token]


def _label(env: Any, place: int) -> str:
    return str((env.get("labels") or LABELS)[place])


def _html(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    """Return HTML of staff as a browser reads it: lower case, quoted values, no comments."""
    return fill(canonical(tokens[idx].content), env)


def _image(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    """Write the description of an image on one line, with its amounts."""
    message = "".join(_word(token, env) for token in tokens[idx].children or [])
    described = tokens[idx].copy(attrs={**tokens[idx].attrs, "alt": " ".join(message.split())})
    return str(self.renderToken([described], 0, options, env))


def _word(token: Token, env: Any) -> str:
    if token.type.endswith("break"):
        return " "
    if token.type == INLINE:
        return str(env.get("amounts", {}).get(token.content, ""))
    return token.content if token.type in WORD_TOKENS else ""


def _table_open(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    """Let a wide table scroll by itself, also by keyboard."""
    label = escapeHtml(_label(env, TABLE))
    wrapper = f'<div class="scroller" role="group" tabindex="0" aria-label="{label}">'
    return f"{wrapper}{self.renderToken(tokens, idx, options, env)}"


def _table_close(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    return f"{self.renderToken(tokens, idx, options, env).rstrip()}</div>\n"


def _code(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    """Let long lines of code scroll by themselves, also by keyboard."""
    markup = str(getattr(RendererHTML, tokens[idx].type)(self, tokens, idx, options, env))
    return markup.replace("<pre>", '<pre class="scroller" tabindex="0">', 1)


def _item(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    return str(self.renderToken(tokens, idx, options, env))


def _checkbox(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    """Draw a box: a form's checkbox would need a name and have no effect."""
    return "☑ " if tokens[idx].meta["checked"] else "☐ "


def _alert_open(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    return '<div class="note stack">\n'


def _alert_title(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    label = _label(env, KINDS.index(str(tokens[idx - 1].info)))
    return f"<p><strong>{escapeHtml(label)}</strong>"


def _footnote_ref(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    meta = tokens[idx].meta
    number, again = meta["id"] + 1, f"-{meta['subId']}" if meta["subId"] else ""
    return f'<sup id="fnref-{number}{again}"><a href="#fn-{number}">{number}</a></sup>'


def _footnotes_open(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    return '<div class="small">\n<hr>\n<ol>\n'


def _footnotes_close(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    return "</ol>\n</div>\n"


def _footnote_open(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    return f'<li id="fn-{tokens[idx].meta["id"] + 1}">\n'


def _footnote_back(self: Any, tokens: Tokens, idx: int, options: Any, env: Any) -> str:
    meta = tokens[idx].meta
    number, again = meta["id"] + 1, f"-{meta['subId']}" if meta["subId"] else ""
    label = escapeHtml(_label(env, BACK))
    target = f'href="#fnref-{number}{again}" aria-label="{label}"'
    return f" <a {target}>\u21a9\ufe0e</a>"


RULES = {
    "html_block": _html,
    "html_inline": _html,
    "image": _image,
    "fence": _code,
    "code_block": _code,
    "table_open": _table_open,
    "table_close": _table_close,
    "list_item_open": _item,
    "checkbox": _checkbox,
    "alert_open": _alert_open,
    "alert_title_open": _alert_title,
    "footnote_ref": _footnote_ref,
    "footnote_block_open": _footnotes_open,
    "footnote_block_close": _footnotes_close,
    "footnote_open": _footnote_open,
    "footnote_anchor": _footnote_back,
}


def _untitle(state: Any) -> None:
    """Remove the English title of a callout: the page's language has its own."""
    for before, token in zip(state.tokens, state.tokens[1:], strict=False):
        if before.type == "alert_title_open":
            token.content, token.children = "", []


def _align(state: Any) -> None:
    """Align cells by a class, because the site's policy forbids the attribute `style`."""
    for token in state.tokens:
        cell = token.tag in ("th", "td")
        if cell and str(token.attrs.pop("style", "")).endswith(":right"):
            token.attrJoin("class", "number")


def _boxes(state: Any) -> None:
    """Put the box of a task before its words, in place of the list's bullet."""
    for token in state.tokens:
        if "task" in str(token.attrs.get("class", "")):
            del token.attrs["class"]
            if token.type != "list_item_open":
                token.attrs["class"] = "options"
    for item, block, words in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if "checked" in item.meta and block.type == "paragraph_open":
            box = Token("checkbox", "", 0, meta={"checked": item.meta["checked"]})
            words.children = [box, *(words.children or [])]


def add_to(parser: MarkdownIt) -> None:
    """Use these rules, and give every heading its id."""
    for name, rule in RULES.items():
        parser.add_render_rule(name, rule)
    parser.core.ruler.before("inline", "callouts", _untitle)
    parser.core.ruler.after("inline", "tasks", _boxes)
    parser.core.ruler.push("cells", _align)
    parser.core.ruler.push("heading_ids", give_ids)
