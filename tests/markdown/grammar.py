"""Texts made of what people write: each part well or badly formed, beside any other."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    "the plan and one of us will come back before lunch in 2 days, says our CIO (twice)".split()
)
BASES = (
    *("**bold**", "*so*", "__so__", "_so_", "~~gone~~", "`code`", "`co\nde`", "``a`b``", "***x***"),
    *("**a **", "* a*", "5 * 3", "a_b_c", "[x]", "[x](y.md)", "[x] (https://example.org/a)"),
    *("[x](/faq/how-often/)", "[x](../faq/how-often.md#main)", "[x]({filename}//faq/how-often.md)"),
    *("[x](https://example.org/a_(b))", "[x](<https://example.org/a b>)", "[x](our plan.pdf)"),
    *('[x](https://example.org/ "T")', "[x](https://example.org/ “T”)", "[x][y]", "[x][ref]"),
    *("https://example.org/a,", "www.example.org.", "us@example.org", "<https://example.org>"),
    *(
        "<b>b</b>",
        "<b>b",
        "</i>",
        "<B CLASS=x>b</B>",
        "<name here>",
        "<YOUR_NAME>",
        "<br/>",
        "1 < 2",
    ),
    *(
        "&amp;",
        "&euro;",
        "&foo;",
        "&nbsp;",
        "\\*",
        "\\_",
        "\\<b\\>",
        "\\&",
        "\\",
        "a\\\nb",
        "a  \nb",
    ),
    *("900 €", "**900** €", "EUR900", "900\neuros", "CHF 900.-", "<q>900 €</q>", "`900 €`", "€"),
    *(
        "{{ price a-la-carte small }}",
        "\\{\\{ price a-la-carte small \\}\\}",
        "{{ no }}",
        "{{",
        "{x}",
    ),
    *("[^1]", "[^2]", "![a plan](../images/dot.png)", "![](../images/dot.png)", "!", '"q"', "it's"),
    *("«\u00a0so\u00a0»", "a\u200bb", "a\u00a0b", "e\u0301", "\u2028", "{: .note }", ":tada:", "|"),
    *(
        "x^2^",
        "**So:**it",
        "*l’*x",
        "(x)[https://example.org]",
        "[TODO]",
        ":+1:",
        "a\tb",
        "â€™",
        "\uf0b7",
    ),
)
INLINE = st.one_of(WORDS, st.sampled_from(BASES))
SENTENCE = st.lists(INLINE, min_size=1, max_size=6).map(" ".join)
MARKS = st.sampled_from(
    (
        "- ",
        "* ",
        "+ ",
        "1. ",
        "1) ",
        "3. ",
        "-",
        "•\t",
        "-\u00a0",
        "- [ ] ",
        "a) ",
        "  - ",
        "    - ",
        "→ ",
        "1.1 ",
        "Phone: ",
    )
)
LINES = st.lists(st.tuples(MARKS, SENTENCE).map("".join), min_size=1, max_size=4).map("\n".join)
HEADS = st.sampled_from(("## ", "### ", "##", "# ", "## Use `x` ", "##\u00a0"))
ENDS = st.sampled_from(("", " {#here}", " {: #there .x }", " ##", ""))
CELLS = st.lists(SENTENCE.map(lambda text: text.replace("\n", " ")), min_size=1, max_size=3)
ROWS = st.lists(CELLS.map(lambda cells: f"| {' | '.join(cells)} |"), min_size=1, max_size=3)
TABLE = st.tuples(CELLS, ROWS, st.booleans()).map(
    lambda parts: "\n".join(
        (
            f"| {' | '.join(parts[0])} |",
            *((f"|{' --- |' * len(parts[0])}",) if parts[2] else ()),
            *parts[1],
        )
    )
)
FENCES = st.sampled_from(("```", "~~~", "````", "``` python", "    "))


def _fenced(parts: tuple[str, str, bool]) -> str:
    begin, text, closed = parts
    if begin.isspace():
        return "\n".join(f"    {line}" for line in text.split("\n"))
    return f"{begin}\n{text}\n{begin[:3] if closed else ''}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


CODE = st.tuples(FENCES, SENTENCE, st.booleans()).map(_fenced)
ELEMENTS = st.sampled_from(
    ("details", "aside", "div", "p", "DIV", "center", "video", "table", "x-y")
)
HTML = st.tuples(ELEMENTS, SENTENCE, st.sampled_from(("\n", "\n\n", "")), st.booleans()).map(
    lambda parts: (
        f"<{parts[0]}>{parts[2]}{parts[1]}{parts[2]}{f'</{parts[0]}>' if parts[3] else ''}"
    )
)
ODD = st.sampled_from(
    (
        *("[ref]: https://example.org/r", "[ref]: gone.md", "[^1]: According to the law.", "---"),
        *("[Note]: please read this.", "Term\n: What it means.", "*[CIO]: Chief officer", "==="),
        *("<!-- a [b](c.md) 900 € -->", "<!-- open", "> [!NOTE]\n> So.", "!!! note\n    So."),
        *(
            "We come.\n---",
            "[//]: # (words)",
            "<div><br></div><div>So</div>",
            "| a | b |\n|---|---|\nSo.",
        ),
        *(":::tip\nSo.\n:::", "<<<<<<< HEAD", "=======", "{% include x %}", "{{ table examples }}"),
    )
)
HEADING = st.tuples(HEADS, SENTENCE.map(lambda text: text.replace("\n", " ")), ENDS).map("".join)
PLAIN = st.one_of(SENTENCE, LINES, HEADING, TABLE, CODE, HTML, ODD)
BLOCK = st.one_of(PLAIN, PLAIN.map(_quoted), PLAIN.map(lambda text: f"- {text}"))
GAPS = st.sampled_from(("\n\n", "\n\n", "\n"))
TEXT = st.lists(st.tuples(BLOCK, GAPS).map("".join), min_size=1, max_size=6).map("".join)
