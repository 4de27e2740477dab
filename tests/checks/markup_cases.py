"""Cases of the rules on markup, links, pictures, amounts and spelling."""

from __future__ import annotations

from types import ModuleType

from plugins.checks.files import images
from plugins.checks.links import links
from plugins.checks.texts import answers, headings, markup, placeholders, spelling, typed_money
from tests.checks.text_cases import translated
from tests.support.firm import CONTENT
from tests.support.small_site import question

Q = "faq/how-often.md"
SITE = (CONTENT / "site.yml").read_text("utf-8")

# rule · the file · a text that is wrong · where and what is found · a text that is right
MARKUP_CASES: list[tuple[ModuleType, str, str, str, str]] = [
    (
        markup,
        Q,
        question("<div>It is so."),
        "how-often.md:8: <div> must be closed, found no </div>",
        question("<div>It is so.<br></div> <https://example.org> 1 < 2"),
    ),
    (
        markup,
        Q,
        question("It is so.</div>"),
        "how-often.md:8: </div> must close something",
        question("`</div>`"),
    ),
    (
        markup,
        Q,
        question("<script>alert(1)</script>"),
        "how-often.md:8: a text must hold no <script>",
        question("```\n<script>\n```"),
    ),
    (
        markup,
        Q,
        question('<b style="color: red">So.</b>'),
        'how-often.md:8: an element must have no "style"',
        question('<b class="note">So.</b>'),
    ),
    (
        links,
        Q,
        question("[The plan](plan.pdf)"),
        "how-often.md:8: a link to a file must be like {static}/faq/plan.pdf",
        question("[Ours]({static}/site.yml)"),
    ),
    (
        links,
        Q,
        question("See [it]({filename}/faq/outside-dais.md)."),
        (
            "how-often.md:8: a link must lead to a page that exists, got"
            ' "{filename}/faq/outside-dais.md"; did you mean "/faq/outside-days.md"?'
        ),
        question("See [it]({filename}outside-days.md)."),
    ),
    (
        links,
        Q,
        question("[it]({filename}/faq/outside-days.md#nigth)"),
        (
            "how-often.md:8: a link must lead to an anchor of content/faq/outside-days.md, got"
            ' "#nigth"; did you mean "night"?'
        ),
        question("[it]({filename}/faq/outside-days.md#night)"),
    ),
    (
        links,
        Q,
        question("[it]({filename}/pages/faq.md#outside-days)"),
        (
            "how-often.md:8: a link to a question must lead to its own page, got"
            ' "{filename}/pages/faq.md#outside-days"; write {filename}/faq/outside-days.md'
        ),
        question(),
    ),
    (
        links,
        Q,
        question("[it](/faq/outside-days/)"),
        "how-often.md:8: a link within the site must name the file",
        question(
            "`[it](/faq/outside-days/)` and <https://example.org> [mail](mailto:a@example.org)"
        ),
    ),
    (
        links,
        Q,
        question('<a href="#no">it</a>'),
        'how-often.md:8: a link must lead to an anchor of content/faq/how-often.md, got "#no"',
        question("## Why so\n\n[it](#why-so)"),
    ),
    (
        links,
        Q,
        question("One.\n\n[it]: {filename}/pages/never.md"),
        "how-often.md:10: a link must lead to a page",
        question("[it][x]\n\n[x]: {filename}/pages/about.md"),
    ),
    (
        images,
        Q,
        question("![](logo.png)"),
        "how-often.md:8: an image must have a description, got ![](logo.png)",
        question("`![](logo.png)`"),
    ),
    (
        images,
        Q,
        question("![It][logo]\n\n[logo]: logo.png"),
        "how-often.md:8: faq/logo.png: an image must be a file in content/, found none",
        question("[It](logo.png)"),
    ),
    (
        images,
        Q,
        question('<img src="logo.png" alt="It">'),
        "how-often.md:8: an image must be written like ![what it shows](photo.jpg), got <img",
        question(),
    ),
    (
        images,
        Q,
        question("![It](/logo.png)"),
        (
            "how-often.md:8: an image must be named from where this text stands, like photo.jpg or"
            ' ../images/photo.jpg, got "/logo.png"'
        ),
        question(),
    ),
    (
        images,
        Q,
        question("![It](https://example.org/logo.png)"),
        "how-often.md:8: an image must be named from where this text stands",
        question(),
    ),
    (
        images,
        Q,
        question('![It](logo one.png "Us")'),
        (
            "how-often.md:8: faq/logo one.png: an image must be a file in content/, found none of"
            " that name"
        ),
        question(),
    ),
    (
        images,
        Q,
        question("![It](../prices/2026-01-01.toml)"),
        (
            "how-often.md:8: prices/2026-01-01.toml: an image must be a JPEG, PNG, WebP or AVIF"
            " file, got another one"
        ),
        question(),
    ),
    (
        headings,
        Q,
        question("# Big"),
        'how-often.md:8: a heading must begin with "##"',
        question("## Big\n\n### Less\n\n## Big"),
    ),
    (
        headings,
        Q,
        question("## Big\n\n#### Small"),
        'how-often.md:10: a heading below "##" must begin with "###"',
        question("```\n# no heading\n```"),
    ),
    (
        headings,
        Q,
        question("Big\n==="),
        'how-often.md:8: a heading must begin with "##"',
        question("Big\n---"),
    ),
    (answers, Q, question(""), "how-often.md:6: an answer must not be empty", question()),
    (
        answers,
        Q,
        question("word " * 401),
        "how-often.md:7: warning: an answer should have at most 400 words, has 401",
        question("word " * 400),
    ),
    (
        answers,
        Q,
        question("word " * 2001),
        "how-often.md:7: an answer must have at most 2000 words, has 2001",
        question("word " * 40),
    ),
    (
        placeholders,
        Q,
        question("{{ price a-la-cart small }}"),
        (
            "how-often.md:8: a placeholder must name what the price book holds, got"
            ' "price a-la-cart small"; did you mean "price a-la-carte small"?'
        ),
        question("{{price  a-la-carte small}}\n\n{{ table examples }}"),
    ),
    (
        placeholders,
        Q,
        question("{{ price a-la-carte small"),
        'how-often.md:8: a placeholder must be like {{ price a-la-carte large }}, got "{{" alone',
        question("`{{ price`"),
    ),
    (
        typed_money,
        Q,
        question("It costs €1,800.00."),
        'how-often.md:8: an amount must come from the price book, got "€1,800.00"',
        question(
            "<q>It costs €900</q>, he said.\n\n> 900 euros!\n\n{{ example small }}, in 900 days"
        ),
    ),
    (
        typed_money,
        Q,
        question("Ou 1 800 EUR."),
        'got "1 800 EUR"',
        question("EUROPE 2026, 3 sites, to the cent"),
    ),
    (
        typed_money,
        Q,
        question("Soit 3 k€ par an."),
        'got "3 k€"',
        question("Soit 3 km en voiture, 2 millions d’idées, <q>3 k€</q>."),
    ),
    (
        typed_money,
        Q,
        question("Bientôt 2 millions d’euros."),
        'got "2 millions d’euros"',
        question("> Bientôt 2 millions d’euros."),
    ),
    (
        typed_money,
        "faq/how-often.fr.md",
        question("Comptez 900\u202f€."),
        "faq/how-often.fr.md:8: an amount must come",
        question("<q>Comptez 900\u202f€</q>, {{ example small }}."),
    ),
    (
        typed_money,
        Q,
        question(title="Is it 900 euros?"),
        "how-often.md:2: an amount must come",
        question(title="Is it 900 days?"),
    ),
    (
        typed_money,
        "faq/topics.yml",
        "- topic: trust\n  title: Trust for €900\n",
        (
            'faq/topics.yml:2: an amount must come from the price book, got "€900"; none can stand'
            " here"
        ),
        "# not €900\n- topic: trust\n  title: Trust\n",
    ),
    (
        typed_money,
        "site.yml",
        SITE.replace("tagline: A", "tagline: For 900 euros, a"),
        'an amount must come from the price book, got "900 euros"',
        SITE,
    ),
    (
        spelling,
        "faq/how-often.fr.md",
        translated("Cela nous concerne, bientot."),
        'faq/how-often.fr.md:10: warning: "bientot" should be spelt right; did you mean "bientôt"?',
        translated("L’ASBL Dupont peut-elle l’aider bientôt ? `bientot`"),
    ),
    (
        spelling,
        Q,
        question("We recieve it."),
        'how-often.md:8: warning: "recieve" should be spelt right; did you mean "receive"?',
        question("[Receive](recieve.html) `recieve` {{ recieve }}"),
    ),
]
