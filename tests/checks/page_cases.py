"""Cases of the rules on front matter, addresses and files."""

from __future__ import annotations

from types import ModuleType

from plugins.checks.files import files
from plugins.checks.firm import identity, plain_words
from plugins.checks.links import redirects, searches, slugs
from plugins.checks.offer import percentages
from plugins.checks.pages import (
    front_matter,
    names,
    needed,
    open_questions,
    shown_elsewhere,
    titles,
    translations,
)
from plugins.checks.texts import blanks
from tests.checks.text_cases import translated
from tests.support.firm import PRICES, ROOT
from tests.support.small_site import page, question

Q = "faq/how-often.md"
LONG = "Is this a question that a browser's tab cannot show whole, or not?"
GUIDE = (ROOT / "calculator" / "README.md").read_text("utf-8")
BOOK = (PRICES / "2026-01-01.toml").read_text("utf-8")

# rule · the file · a text that is wrong · where and what is found · a text that is right
PAGE_CASES: list[tuple[ModuleType, str, str, str, str]] = [
    (
        blanks,
        Q,
        question('As often as <mark class="blank">how often?</mark> says.'),
        "how-often.md:8: warning: ",
        question("As often as you like."),
    ),
    (
        percentages,
        "prices/2026-01-01.toml",
        BOOK.replace('percent = "21"', 'percent = "0.21"').replace("page = ", "# page = "),
        "2026-01-01.toml:31: warning: vat.percent should be a percentage like 21",
        "",
    ),
    (
        plain_words,
        "faq/topics.yml",
        "- topic: trust\n  title: All **trust**\n",
        'topics.yml:2: words must be plain here, visitors would read "**trust**"',
        "- topic: trust\n  title: Trust * 2\n",
    ),
    (
        identity,
        "mark.svg",
        "<svg",
        "content/mark.svg: it must be a drawing in SVG",
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>',
    ),
    (
        open_questions,
        Q,
        question("", status="draft", gap="Who stands in."),
        'how-often.md:7: warning: an open question, "How often does a CIO come?": Who stands in.',
        question(),
    ),
    (
        open_questions,
        Q,
        question(gap="Who stands in."),
        'how-often.md:6: warning: what is published should lack nothing, got gap: "Who stands in."',
        question(status="draft"),
    ),
    (
        shown_elsewhere,
        Q,
        question(title=LONG),
        "how-often.md:2: warning: the title in a browser's tab should have fewer than 65 letters",
        question(title=LONG, short_title="How?"),
    ),
    (
        shown_elsewhere,
        "pages/about.md",
        page(title="Shown twice", short_title="And outside those days?"),
        "about.md:5: warning: the title in a browser's tab should be of one page alone, \"And outs",
        page(short_title="And inside those days?"),
    ),
    (
        shown_elsewhere,
        "pages/home.md",
        page(template="home", short_title=LONG),
        "home.md:6: warning: the title in a browser's tab should have fewer than 65 letters",
        page(template="home", short_title="A home"),
    ),
    (
        shown_elsewhere,
        "pages/about.md",
        page(summary="s" * 160),
        "about.md:4: warning: a summary should have fewer than 160 letters, has 160",
        page(summary="s" * 159),
    ),
    (
        front_matter,
        Q,
        question(topik="trust"),
        'faq/how-often.md:6: "topik" must be a key we know; did you mean "topic"?',
        question(),
    ),
    (
        front_matter,
        Q,
        question(reviewed="soon"),
        "faq/how-often.md:5: reviewed must be a day like",
        question(reviewed="2026-02-28"),
    ),
    (
        front_matter,
        Q,
        question(publish_from="soon"),
        "how-often.md:6: publish_from must be a day like",
        question(publish_from="2026-02-28"),
    ),
    (
        front_matter,
        Q,
        "No keys at all.",
        'faq/how-often.md:1: the first line must be "---"',
        question(),
    ),
    (
        front_matter,
        "faq/topics.yml",
        "- topic: trust\n  title:\n",
        "faq/topics.yml:2: title must be given",
        "- topic: trust\n  title: Trust\n",
    ),
    (
        front_matter,
        "prices/2026-01-01.toml",
        BOOK.replace('"900.00"', '"9OO"'),
        "prices/2026-01-01.toml:",
        BOOK,
    ),
    (
        front_matter,
        Q,
        question(title="Is it # 1?"),
        'how-often.md:2: title must be read whole, YAML reads only "Is it"',
        question(title='"Is it # 1?"'),
    ),
    (
        files,
        "faq/answer.txt",
        question(),
        "faq/answer.txt: a text must be a file that ends with .md",
        "",
    ),
    (
        files,
        "prices/2027-01-01.TOML",
        BOOK,
        "prices/2027-01-01.TOML: a price book must be a file that ends with .toml",
        "",
    ),
    (
        files,
        "prices/README.md",
        GUIDE.replace("## VAT", "## Taxes"),
        "prices/README.md: warning: this page must tell what this version of the program reads",
        GUIDE,
    ),
    (
        needed,
        "pages/home.md",
        page(),
        'pages/home.md:1: template must be "home" on this page, got "page"',
        page(template="home"),
    ),
    (
        redirects,
        "redirects.yml",
        "- from: /old\n  to: /never/\n",
        'redirects.yml:2: to must be a page of this site, got "/never/"',
        "- from: /old\n  to: /about/\n",
    ),
    (
        names,
        Q,
        question(topic="thrust"),
        'faq/how-often.md:3: topic must name what exists, got "thrust"; did you mean "trust"?',
        question(),
    ),
    (
        names,
        "pages/about.md",
        page(questions="[how-oft]"),
        'about.md:5: questions must name what exists, got "how-oft"; did you mean "how-often"?',
        page(questions="[how-often]"),
    ),
    (
        slugs,
        "faq/How_Often.md",
        question(),
        "faq/How_Often.md:1: the file name must be small letters",
        question(),
    ),
    (
        slugs,
        "pages/how-often.md",
        page(),
        (
            'pages/how-often.md:1: the name "how-often" must be used once, content/faq/how-often.md'
            " has it"
        ),
        "",
    ),
    (
        slugs,
        "stray.md",
        page(),
        "stray.md:1: a page must stand in one of the folders faq, services, pages",
        "",
    ),
    (
        titles,
        Q,
        question(title="How often."),
        'how-often.md:2: the title of a question must end with "?", got "How often."',
        question(title="À quel rythme ?"),
    ),
    (
        titles,
        "pages/about.md",
        page(title="A" * 161),
        "about.md:2: a title must have at most 160 letters, has 161",
        page(title="A" * 160),
    ),
    (
        translations,
        "faq/how-often.fr.md",
        translated(translates="0" * 12),
        "faq/how-often.fr.md:7: warning: how-often.md has changed since it was translated",
        translated(),
    ),
    (
        searches,
        "search.yml",
        "# Tried\nhow much: how-oft\n",
        (
            'search.yml:2: "how much" must name the page to be found, got "how-oft"; did you mean'
            ' "how-often"?'
        ),
        "how much: how-often\nabout: about\n",
    ),
    (
        searches,
        "search.yml",
        "how much:\n",
        'search.yml:1: "how much" must name the page to be found, got ""',
        "{}\n",
    ),
    (
        searches,
        "search.yml",
        "twice: about\ntwice: about\n",
        'search.yml:2: "twice" must stand once',
        "once: about\n",
    ),
    (
        front_matter,
        Q,
        question(keywords="price, , rate"),
        "faq/how-often.md:6: keywords must be words with commas between them",
        question(keywords="price, per day"),
    ),
    (
        front_matter,
        Q,
        question(keywords="[price]"),
        "faq/how-often.md:6: keywords must be words with commas between them",
        question(),
    ),
    (
        front_matter,
        Q,
        question(keywords="Price, price"),
        "faq/how-often.md:6: keywords must be words with commas between them",
        question(),
    ),
]
