"""Markup of our own that Markdown does not read, because of a mistake beside it."""

from __future__ import annotations

import re
from html.entities import html5

from plugins.checks.texts.foreign_forms import FOREIGN, form
from plugins.checks.texts.markup import ALONE, CLOSED, LOOKS, SWITCHED_OFF
from plugins.errors import say
from plugins.markdown.things import CODE_SIGN

TAGS = "|".join(sorted(CLOSED | ALONE | LOOKS | SWITCHED_OFF, key=len, reverse=True))
NAMES = "|".join(  # written without the ";"; browsers know most of them even so
    ["euro", "hellip", "ndash", "mdash", "lsquo", "rsquo", *(n for n in html5 if n[-1] != ";")]
)
PARAMETERS = r"\w*(?:args|opts|options|params)\b"  # as programs name many: **kwargs
BESIDE = say("put such signs right before and behind the words, without a space, or take them out")
COLUMNS = r"[^|\n]+[ ]\|[ ][^\n]*"
ROW = rf"(?:[ ]*\|[^\n]*|{COLUMNS}\n{COLUMNS}|[ |:-]*-{{3,}}[ ]*\|[ |:-]*|\+[-=+]{{3,}}\+)"

OWN = (
    form(
        rf"!?\[[^\]\n]+\][ \n]+\((?=[^()\n]*(?:[./#@{{]|{CODE_SIGN}))[^()\n]*\)",
        say('put no space between "]" and "("'),
    ),
    form(
        r"!?\[[^\]\n]*\]\([^)\n]{0,80}\)?|\{(?:filename|static)\}\S*",
        say("write a link like [words](https://www.example.org), its brackets closed"),
    ),
    form(
        rf"^\[[^\]^\n]+\]:[ ]*(?:{CODE_SIGN}|https?:|www\.|\{{)[^\n]*",
        say("put an empty line before it"),
    ),
    form(
        r"^\[[ xX✓✔-]?\](?=[ ]|[^\W\d_])", say('write a task like "- [ ] words" or "- [x] words"')
    ),
    form(
        r"\[\^[^\]\n]+\]",
        say(
            'write what the footnote says on a line of its own, like "[^1]: According to the law."'
        ),
    ),
    form(r"\^\[[^\]\n]+\]", say('write the footnote on a line of its own, like "[^1]: So."')),
    form(
        r"\[\[[^\]\n]+\]\]|^\[(?i:toc)\]$",
        say("write a link like [words]({filename}/faq/how-often.md), or take it out"),
    ),
    form(
        r"\[[^\]\n]+\]\[[^\]\n]*\]",
        say("write the address behind the words, like [words](https://www.example.org)"),
    ),
    form(
        r"\[![ ]?[A-Za-z]+[ ]?\][+-]?|^(?:!!!|\?\?\?\+?|:::+)[ ]?[^\n]*",
        say(
            'write a note as a quotation whose first line is "> [!NOTE]" alone (or TIP, IMPORTANT,'
            " WARNING, CAUTION), what unfolds with <details>"
        ),
    ),
    form(
        r"\{:[^}\n]*\}|\{[#.][\w-]+[^}\n]*\}|\{[\w-]+=[^}\n]*\}|\{-\}",
        say("let it follow what it belongs to without a space, a heading with one, or take it out"),
    ),
    form(
        r"(?<![\w*])(\*{1,2})[^*\s][^*\n]*[^\w\s*]\1(?=\w)|(?<=\w)\*\*[^\w\s*][^*\n]*\*\*",
        say('put a space between the "*" and the word that touches it'),
    ),
    form(
        rf"(?<![\d*])\*{{2,3}}(?!\*|{PARAMETERS})|(?<=\d)\*{{2,3}}(?![\d*])|~~"
        r"|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)|==\w[^=\n]*==",
        BESIDE,
    ),
    form(r"(?<!\S)([*_])\w[^*_\n]*\s\1(?!\S)|(?<!\S)([*_])\s[^\W\d][^*_\n]*\w\2(?!\S)", BESIDE),
    form(r"^[“”„‘’]{3}\w*$", say('begin and end a block of code with a line "```"')),
    form(
        r"`+[^`\n]*`*",
        say(
            'end the code with as many "`" as begin it, write "\\|" for a "|" in a table, or type'
            " an apostrophe"
        ),
    ),
    form(
        r"^#{2,6}[^\W\d][^\n]*|\A#[^\W\d][^\n]*|^#{7,}[^\n]*",
        say('put a space behind the "#", or a backslash before it'),
    ),
    form(
        rf"&(?:[A-Za-z][A-Za-z0-9]{{1,30}}|#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}});|&(?:{NAMES})\b",
        say("type the sign itself"),
    ),
    form(
        rf"</?(?:(?:{TAGS})\b|[a-z]\w*:[a-z])[^\n<>]*>?|<!--",
        say("write the tag whole, its values between straight quotation marks, or take it out"),
    ),
    form(
        r"(?<![\w:/.])(?::(?:[a-z][a-z0-9_+-]*[a-z0-9]|[+-]1|100):)+(?![\w:/])",
        say("type the picture itself, or take it out"),
    ),
    form(
        rf"^{ROW}(?:\n{ROW})*$",
        say(
            'put a line like "| --- | --- |" right below the head of a table, with as many cells'
            " as the head, and no empty line between its rows"
        ),
    ),
    form(
        r"^[ ]*(?:([—–―=~+•#─━═])\1{2,}|[—–―]-+|--|[⸺⸻]+)[ ]*$",
        say('write "---" for a line, with an empty line before and after it'),
    ),
)
POINTS = form(
    r":[ ]+[•▪◦●‣][ ]?\S[^\n]*",
    say('begin each line of a list with "- " or "1. ", below an empty line'),
)
END = form(r"(?<=[^\s:\\])\\+[ ]*\Z", say('take the "\\" at the end out'))
FORMS = (*FOREIGN, *OWN, POINTS, END)
SIGNS = re.compile(  # a search for one of many signs is quick, one for many forms is not
    r"[\[\]{}*_~=`&<|$^\\%\t+\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff"
    r"【†ÃÅÂ─━═⸺⸻•▪◦●‣]"
)
PARTS = (
    "-\n",
    "'''",
    "”:",
    '":',
    "â€",
    "â‚",
    "ï¬",
    "......",
    "………",
    "TODO",
    "orem ipsum",
    "‘’",
    "’’",
    "‘‘",
)
COLON, MARK, TURN = re.compile(r":[a-z+1-]"), re.compile(r"!\w"), re.compile(r"turn\d")
BEGIN = re.compile(
    r"#|[!?:]{3}|[—–―+•“”„‘’-]{2}|[—–-][ ]\d|[Pp]ag(?:e|ina)[ ]\d|h[1-6]\.|\.\.[ ]|bq\."
    r"|(?:Sure|Certain|Of course|Absolutely|Bien sûr|Natuurlijk|Zeker)"
)


def may_hold(text: str) -> bool:
    """Return whether a text may contain one of these forms; most do not."""
    return bool(
        SIGNS.search(text)
        or any(part in text for part in PARTS)
        or any(form.search(text) for form in (COLON, MARK, TURN))
        or any(map(BEGIN.match, text.split("\n")))
    )
