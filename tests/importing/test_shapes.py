"""FAQs in the shape of public ones: Word with headings, a page with <details>, folders of other
generators."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from plugins.importing.command import bring, check_import
from tests.support.firm import TODAY
from tests.support.word_file import link, paragraph, picture, table, text, write_word


def import_faq(source: Path, tmp_path: Path) -> tuple[dict[str, str], list[str]]:
    """Return the files of the questions by name, and the messages. Raises AssertionError where the
    import leaves an error."""
    content = tmp_path / "firm"
    result, mistakes = bring(source, content, on=TODAY)
    findings = check_import(result, content, on=TODAY, languages=(), default="en")
    assert [str(one) for one in findings if one.severity == "error"] == []
    files = {path.stem: path.read_text("utf-8") for path in (content / "faq").glob("*.md")}
    return files, [*map(str, mistakes)]


def body(file: str) -> str:
    """Return the text below the front matter."""
    return file.split("---", 2)[2].strip()


def test_word_with_headings(tmp_path: Path) -> None:
    """Higher headings become topics; lists, links, tables and pictures are kept."""
    source = write_word(
        tmp_path / "faq.docx",
        paragraph(text("Questions about our officers"), style="Heading1"),
        paragraph(text("Ask us anything.")),
        paragraph(text("Getting started"), style="Heading1"),
        paragraph(text("1. Who comes to us?"), style="Heading2"),
        paragraph(text("An officer with "), text("ten years", bold=True), text(" of practice:")),
        paragraph(text("a lawyer,"), bullet=True),
        paragraph(text("or an engineer."), bullet=True),
        paragraph(text("Read "), link("our page"), text(".")),
        paragraph(text("How long does it take?"), style="Heading2"),
        table(("Size", "Days"), ("small", "2"), ("large", "5 | 6")),
        paragraph(picture("The plan of a first week")),
    )
    files, messages = import_faq(source, tmp_path)
    assert set(files) == {"who-comes-to-us", "how-long-does-it-take"}
    assert "topic: getting-started\norder: 1" in files["who-comes-to-us"]
    assert body(files["who-comes-to-us"]) == (
        "An officer with **ten years** of practice:\n\n- a lawyer,\n- or an engineer.\n\n"
        "Read [our page](https://www.example.org/)."
    )
    assert "| Size | Days |\n| --- | --- |\n| small | 2 |" in files["how-long-does-it-take"]
    assert (
        "![The plan of a first week](../images/the-plan-of-a-first-week.png)"
        in (files["how-long-does-it-take"])
    )
    assert "| large | 5 \\| 6 |" in files["how-long-does-it-take"]
    assert (tmp_path / "firm/images/the-plan-of-a-first-week.png").is_file()
    assert len(messages) == 2
    assert "Questions about our officers" in messages[0]
    assert "Ask us anything." in messages[1]


PAGE = """<!doctype html><html><head><title>FAQ</title><style>p {color: red}</style></head><body>
<nav><a href="/">Home</a> <a href="/faq?">Questions?</a></nav>
<main><h1>Frequently asked</h1>
<h2>Prices</h2>
<details id="cost"><summary><span>What does an officer cost?</span></summary>
<div><p>Less than <em>one of your own</em>, see <a href="#stop">how to stop</a>
and <a href="files/Our plan.pdf">our plan</a>.</p>
<ol><li>One</li><li>Two<ul><li>and a half</li></ul></li></ol>
<p>Write <code>a*b</code>, 2 * 3 * 4, snake_case_name, {{ name }} and &lt;b&gt;.</p></div></details>
<details id="stop"><summary>Can we stop?</summary>
<p>Yes.<br>At any time.</p><iframe src="https://www.example.org/film"></iframe>
<p><a href="/terms.html">The terms</a></p><img src="desk.png" alt="An officer at a desk">
<img src="https://www.example.org/far.png" alt="far away"></details>
<p>Call us.</p></main><footer>© us</footer></body></html>"""


def test_a_page_with_details(tmp_path: Path) -> None:
    """Each <details> is a question; other text of the page is reported, its menu and footer are
    not."""
    folder = tmp_path / "old"
    (folder / "files").mkdir(parents=True)
    (folder / "faq.html").write_text(PAGE, "utf-8")
    (folder / "files" / "Our plan.pdf").write_bytes(b"%PDF-1.4")
    Image.new("RGB", (60, 40), "teal").save(folder / "desk.png")
    files, messages = import_faq(folder / "faq.html", tmp_path)
    cost, stop = files["what-does-an-officer-cost"], files["can-we-stop"]
    assert "topic: prices" in cost
    assert body(cost) == (
        "Less than *one of your own*, see [how to stop]({filename}/faq/can-we-stop.md)\n"
        "and [our plan]({static}/files/Our-plan.pdf).\n\n"
        "1. One\n2. Two\n   - and a half\n\n"
        "Write `a*b`, 2 \\* 3 \\* 4, snake_case_name, \\{{ name }} and \\<b>."
    )
    assert "Yes.  \nAt any time." in stop
    assert "The terms" in stop
    assert "![An officer at a desk](../images/desk.png)" in stop
    text_of_messages = "\n".join(messages)
    for words in ("a frame of another site", "/terms.html", "far.png", "Call us."):
        assert words in text_of_messages
    assert "Home" not in text_of_messages
    assert len(messages) == 4


HUGO = {
    "_index.md": "---\ntitle: All questions\n---\n",
    "prices/_index.md": "+++\ntitle = 'Prices and terms'\n+++\nAll about money.\n",
    "prices/cost.md": """+++
title = "What does it cost?"
date = 2025-03-04T10:00:00Z
weight = 20
tags = ["price", "budget", "Price"]
description = "Less than you think."
aliases = ["/old/cost/"]
+++

See [notice]({{< ref "notice.md" >}}) and {{< youtube abc123 >}}below.

{{< figure src="/img/plan.png" alt="The plan" >}}

{{% notice %}}

## In short

#### Very short

Cheap.[^1]

[^1]: Compared with *hiring*.
""",
    "prices/notice/index.md": "---\ntitle: 'Notice: how long?'\n---\nNone.\n",
    "prices/later.md": "---\ntitle: What comes later?\ndraft: true\n---\nMore.\n",
}


def test_a_folder_of_hugo(tmp_path: Path) -> None:
    """Front matter in both forms, sections, links by shortcode; the rest is reported with its
    line."""
    folder = tmp_path / "old" / "content"
    for name, words in HUGO.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    (tmp_path / "old/static/img").mkdir(parents=True)
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "old/static/img/plan.png")
    files, messages = import_faq(folder, tmp_path)
    cost, notice = files["what-does-it-cost"], files["notice-how-long"]
    assert "title: 'Notice: how long?'" in notice
    assert "status: draft" in files["what-comes-later"]
    assert "reviewed: 2025-03-04\nsummary: Less than you think.\nkeywords: Price, budget" in cost
    assert "title: Prices and terms" in (tmp_path / "firm/faq/topics.yml").read_text("utf-8")
    assert body(cost) == (
        "See [notice]({filename}/faq/notice-how-long.md) and below.\n\n"
        "![The plan](../images/plan.png)\n\n## In short\n\n### Very short\n\nCheap.[^1]\n\n"
        "[^1]: Compared with *hiring*."
    )
    text_of_messages = "\n".join(messages)
    for words in (":10: not kept: the tag", "youtube abc123", "aliases", "{{% notice %}}"):
        assert words in text_of_messages


DOCUSAURUS = """---
sidebar_position: 2
---
import Tabs from '@theme/Tabs';

# Working together

Welcome.

## Do you come to us? {#come}

Yes, see [below](#far).

:::tip Good to know

Parking is *free*.

:::

## How far do you travel? {#far}

- 50 km
- or more

```python
def far():
    return "# How far?"
```
"""


def test_a_page_of_docusaurus(tmp_path: Path) -> None:
    """Each heading that asks a question begins a new one; notes become notes, code stays as it
    is."""
    source = tmp_path / "faq.mdx"
    source.write_text(DOCUSAURUS, "utf-8")
    files, messages = import_faq(source, tmp_path)
    assert body(files["do-you-come-to-us"]) == (
        "Yes, see [below]({filename}/faq/how-far-do-you-travel.md).\n\n"
        "> [!TIP]\n> **Good to know**\n>\n> Parking is *free*."
    )
    far = body(files["how-far-do-you-travel"])
    assert far.startswith("- 50 km\n- or more\n\n```python\ndef far():\n")
    assert len(messages) == 2  # the import, and "Welcome."
