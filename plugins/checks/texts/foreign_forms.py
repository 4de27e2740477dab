"""Markup of other programs, which this site's Markdown does not know: wikis, forums, chats, word
processors."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from plugins.errors import Message, say
from plugins.markdown.things import CODE_SIGN

Advice = Callable[[str], Message]


@dataclass(frozen=True)
class Stray:
    """A pattern of text that no visitor should read, and the message about it."""

    form: re.Pattern[str]
    advice: Advice


def shown(advice: Message) -> Advice:
    """Return a function for the message about signs that would be visible, with some advice."""

    def message(got: str) -> Message:
        return say('visitors would read "%(got)s"; %(advice)s.', got=got, advice=advice)

    return message


def form(pattern: str, advice: Message) -> Stray:
    """Return a pattern with its advice."""
    return Stray(re.compile(pattern, re.MULTILINE), shown(advice))


def _no_letter(got: str) -> Message:
    return say(
        "a text must hold letters and signs that can be shown, got U+%(number)s; take it out or"
        " type anew what stood there.",
        number=f"{ord(got):04X}",
    )


NAMED = r"(?:b|i|u|s|url|img|quote|code|color|size|list|center)"  # tags of forums
ADDRESS = r"(?:https?:|www\.|mailto:|\{filename|\{static)"
WRONGLY_SAVED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # what UTF-8 looks like in Windows-1252
FORMULA = say("say it in words, or put it between ` as code: the site shows no formulas")
TAKE_OUT = say("take it out, this site's texts know no such tags")

FOREIGN = (
    form(
        r"【[^】\n]*†[^】\n]*】|\[\d+(?::\d+)?†[^\]\n]*\]|:contentReference\[[^\]\n]*\](?:\{[^}\n]*\})?"
        r"|\ue200[^\ue201\n]*\ue201?|\b(?:cite)?turn\d+(?:search|view|news|file)\d+\b"
        r"|^(?:Sure|Certainly|Of course|Absolutely|Bien sûr|Certainement|Natuurlijk|Zeker)\s?"
        r"[!,.] (?:[Hh]ere|[Vv]oici|[Hh]ier)\b[^\n]*(?:version|texte?\b|rewrit|draft|transl|summar"
        r"|réponse|traduction|résumé|reformul|versie|tekst|antwoord|vertaling|samenvatting)[^\n]*",
        say("take it out, a chat program has left it there"),
    ),
    form(
        rf"[\w{WRONGLY_SAVED}]*"
        rf"(?:â€.?|â‚¬|Ã(?:[{WRONGLY_SAVED}]|(?=\s|$))|Å[“’]|ï¬|Â[\u00a0-\u00bf])"
        rf"[\w{WRONGLY_SAVED}]*",
        say("type the word anew, some program has saved its letters wrongly"),
    ),
    Stray(
        re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f\x7f]"), _no_letter
    ),
    form(
        rf"\[(?i:({NAMED}))(?:=[^\]\n]*)?\][^\n]*?\[/(?i:\1)\]",
        say("write **bold**, *italic* or [words](https://www.example.org)"),
    ),
    form(r"'{3}\w[^\n]*?'{3}|[‘’]{3}\w[^\n]*?[‘’]{3}", say("write **bold** or *italic*")),
    form(
        r"\[https?://[^\s\]]+[ ][^\]\n]+\]|\[[^\]|\n]+\|[^\]\n]*://[^\]\n]*\]"
        r"|<https?://[^\s|>]+\|[^>\n]*>"
        rf"|<(?:[@#!][\w|-]+|www\.[^\s>]+)>|[”\"]:(?:https?://\S*|{CODE_SIGN})"
        rf"|\([^()\n]+\)\[[^\]\n]*(?:{ADDRESS}|{CODE_SIGN})[^\]\n]*\]"
        rf"|\[[^\]\n]+\](?:\{{[^}}\n]*{ADDRESS}[^}}\n]*\}}|{CODE_SIGN}(?!\w))"
        rf"|\{{[^}}\n]+\}}\((?:{ADDRESS}|{CODE_SIGN})[^)\n]*\)|\[~[\w.:@-]+\]"
        rf"|\[[^\[\]()\n]+\((?:{ADDRESS}|{CODE_SIGN})[^)\n]*\)(?![^\[\n]*\])",
        say("write a link like [words](https://www.example.org), or take it out"),
    ),
    form(
        rf"[\\{CODE_SIGN}][a-zA-Z]{{2,}}\{{[^}}\n]*\}}"
        r"|\$\$[^$]+\$\$|(?<![\w$])\$(?=[^\s\d$])[^$\n]*[^\s$]\$(?![\w$])",
        FORMULA,
    ),
    form(r"^h[1-6]\.[ ]\S[^\n]*|^={2,6}[ ][^=\n]+={0,6}[ ]*$", say('begin a heading with "## "')),
    form(
        r"\{%[^}\n]*%?\}|\{#[^}\n]*#\}|<%[^>\n]*%?>|%%[^%]+%%|^\.\.[ ][\w-]+::[^\n]*"
        rf"|(?<!\S):[a-z-]+:{CODE_SIGN}|{CODE_SIGN}__?(?!\w)"
        r"|\{(?:code|quote|noformat|panel|color|info|note|status|toc|tip|warning|expand)"
        r"(?::[^}\n]*)?\}|(?<!\S)![\w. -]+\.[a-zA-Z]{3,4}(?:\|[^!\n]*)?!|^bq\.[ ]"
        r"|(?<!\S)([+^])[^\W\d][^+^\n]*\w\1(?!\w)"
        r"|(?<=\s)\^[A-Za-z0-9-]+$",
        TAKE_OUT,
    ),
    form(
        r"\[(?i:TODO|TBD|TBC|x{2,}|to be completed|à compléter|à remplir|aan te vullen"
        r"|your|votre|uw|insert|insérer|name|nom|naam)\b[^\]\n]*\]|\bTODO:"
        r"|[$#]\{\w[^}\n]*\}|%\w*(?:NAME|NOM|NAAM|DATE|MAIL)%|«\w+_\w+»|_{3,}|\.{6,}|…{3,}"
        r"|[Ll]orem ipsum[^\n.]*",
        say("write what belongs there, or take it out"),
    ),
    form(
        r"\A(?:[—–-][ ]\d{1,3}[ ][—–-]|[Pp]ag(?:e|ina)[ ]\d+[ ]?(?:of|sur|van|de|/)[ ]?\d+)\Z",
        say("take it out, a document has left the number of its page there"),
    ),
    form(
        r"[^\W\d_]{2,}-\n(?!(?:and|or|to|et|ou|à|en|of|tot)\b)[a-zà-ÿ]+",
        say('write both halves on one line, with a "-" only where the word has one'),
    ),
    form(
        r"^(?!\(?\w{1,4}[.)]\t)[^\t\n]*\S\t+\S[^\n]*(?:\n[^\t\n]*\S\t+\S[^\n]*)+",
        say('write a table: "|" between the cells, and a line "| --- | --- |" below the head'),
    ),
)
