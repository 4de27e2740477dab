"""Every rule finds what it is for, names the place, and lets sound content be."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from plugins import checks
from plugins.build.site import build
from plugins.checks import (
    answers,
    drafts,
    external,
    files,
    front_matter,
    headings,
    images,
    links,
    markup,
    names,
    needed,
    placeholders,
    price_books,
    redirects,
    reviews,
    searches,
    security,
    slugs,
    spelling,
    stated_rules,
    titles,
    translations,
    twins,
    typed_money,
)
from plugins.checks.sources import read_sources
from plugins.errors import ContentError
from tests.checks.text_cases import TEXT_CASES, translated
from tests.support.both_languages import lines
from tests.support.firm import CONTENT, PRICES
from tests.support.small_site import page, question, small_site

TODAY = date(2026, 11, 23)
Q = "faq/how-often.md"
SITE = (CONTENT / "site.yml").read_text("utf-8")
UNTIL = next(
    number
    for number, row in enumerate(SITE.splitlines(), start=1)
    if row.startswith("security_until:")
)
BOOK = (PRICES / "2026-01-01.toml").read_text("utf-8")


def until(last_day: str) -> str:
    """Return the real price book with a last day."""
    return BOOK.replace('# last_day = "2026-12-31"', f'last_day = "{last_day}"')


def held(day: str) -> str:
    """Return the real details of the firm with a last day of the security contact, or a blank."""
    return re.sub(r"(?m)^security_until:.*$", f"security_until: {day}", SITE)


# rule · the file · a text that is wrong · where and what is found · a text that is right
CASES: list[tuple[ModuleType, str, str, str, str]] = [
    *TEXT_CASES,
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
        "how-often.md:8: a link within the site must be like {filename}",
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
        drafts,
        Q,
        question(status="draft", reviewed="2026-09-23"),
        "how-often.md:6: warning: this draft has waited since 2026-09-23",
        question(status="draft", reviewed="2026-09-24"),
    ),
    (
        drafts,
        Q,
        question(publish_until="2026-11-22"),
        "how-often.md:6: warning: this was shown until 2026-11-22",
        question(publish_until="2026-11-23"),
    ),
    (
        drafts,
        Q,
        question(publish_from="2026-12-02", publish_until="2026-12-01"),
        "how-often.md:7: publish_until must not be before publish_from",
        question(publish_from="2026-12-01", publish_until="2026-12-01"),
    ),
    (
        drafts,
        "pages/contact.md",
        page(status="draft", template="contact"),
        "contact.md:5: the site needs this page every day; take the line status out",
        page(),
    ),
    (
        drafts,
        "pages/home.md",
        page(template="home", publish_from="2027-01-01"),
        "home.md:6: the site needs this page every day; take the line publish_from",
        page(template="home"),
    ),
    (
        placeholders,
        Q,
        question("{{ price day_rat small }}"),
        (
            'how-often.md:8: a placeholder must name what the price book holds, got "price day_rat'
            ' small"; did you mean "price day_rate small"?'
        ),
        question("{{price  day_rate small}}\n\n{{ table examples }}"),
    ),
    (
        placeholders,
        Q,
        question("{{ price day_rate small"),
        'how-often.md:8: a placeholder must be like {{ price day_rate small }}, got "{{" alone',
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
        price_books,
        "prices/2026-01-01.toml",
        until("2026-11-22"),
        "prices/2026-01-01.toml:20: the prices ended on 2026-11-22",
        BOOK,
    ),
    (
        price_books,
        "prices/2026-01-01.toml",
        until("2027-01-21"),
        "prices/2026-01-01.toml:20: warning: the prices end on 2027-01-21",
        until("2027-01-22"),
    ),
    (
        reviews,
        Q,
        question(reviewed="2026-01-31", review_every="1"),
        "how-often.md:5: warning: this should have been reviewed by 2026-02-28",
        question(reviewed="2026-10-31", review_every="1"),
    ),
    (
        reviews,
        Q,
        question(reviewed="2026-11-24"),
        "how-often.md:5: warning: reviewed should be a day that has been",
        question(reviewed="2026-11-23"),
    ),
    (
        translations,
        "faq/how-often.fr.md",
        translated(translates="0" * 12),
        "faq/how-often.fr.md:7: warning: how-often.md has changed since it was translated",
        translated(),
    ),
    (
        spelling,
        "faq/how-often.fr.md",
        translated("Cela nous concerne, bientot."),
        'faq/how-often.fr.md:10: warning: "bientot" should be spelt right; did you mean "bientôt"?',
        translated("L’ASBL Dupont peut-elle l’aider bientôt ? `bientot`"),
    ),
    (
        security,
        "site.yml",
        held("2027-01-22"),
        f":{UNTIL}: warning: the security contact holds until 2027-01-22; make sure",
        held("2027-01-23"),
    ),
    (
        security,
        "site.yml",
        held("2026-11-22"),
        f":{UNTIL}: warning: the security contact held until",
        held(""),
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
    (
        spelling,
        Q,
        question("We recieve it."),
        'how-often.md:8: warning: "recieve" should be spelt right; did you mean "receive"?',
        question("[Receive](recieve.html) `recieve` {{ recieve }}"),
    ),
]


def found(rule: ModuleType, content: Path) -> list[str]:
    """Return what one rule finds, a line each."""
    return lines(checks.findings(read_sources(content, on=TODAY), [rule.check]))


@pytest.mark.parametrize(
    ("rule", "file", "wrong", "where", "right"),
    CASES,
    ids=[f"{case[0].__name__}-{case[3][:40]}" for case in CASES],
)
def test_a_rule_finds_what_is_wrong_and_nothing_else(
    rule: ModuleType, file: str, wrong: str, where: str, right: str, tmp_path: Path
) -> None:
    """One failing and one passing case."""
    lines = found(rule, small_site(tmp_path / "wrong", {file: wrong}))
    assert len(lines) == 1 and where in lines[0] and lines[0].startswith("content/")
    proper = {file: right} if file != "faq/How_Often.md" else {}
    assert found(rule, small_site(tmp_path / "right", proper if right else {})) == []


def test_every_rule_is_described_in_one_sentence() -> None:
    """Whoever wants to know what is checked reads the first lines of plugins/checks."""
    for rule in checks.MUST + checks.SHOULD + checks.ON_DEMAND:
        sentence = (sys.modules[rule.__module__].__doc__ or "").split("\n\n")[0]
        assert re.fullmatch(r"(?s)[A-Z].{20,}\.", sentence.rstrip()), rule.__module__


def test_every_rule_has_a_case() -> None:
    """A rule without a failing and a passing case is no rule."""
    apart = {external, twins, stated_rules, checks.link_schemes, checks.linked_files}
    apart |= {checks.details, checks.addresses, checks.unlinked}
    apart |= {
        checks.book_words,
        checks.publishable,
        checks.changed_prices,
    }  # in test_coming_days.py
    tested = {rule.check for rule in {case[0] for case in CASES} | apart}
    assert tested == set(checks.MUST + checks.SHOULD + checks.ON_DEMAND)


@pytest.mark.parametrize(
    ("keys", "severity"),
    [
        ({"status": "draft"}, ""),
        ({"publish_from": "2026-11-24"}, ""),
        ({"publish_until": "2026-11-22"}, "warning: "),
    ],
)
def test_what_is_not_on_show_may_not_be_linked_or_listed(
    keys: dict[str, str], severity: str, tmp_path: Path
) -> None:
    """The link would lead to nothing on the published site; from a draft it may, both wait.

    Once its last day has been, it becomes plain words.
    """
    about = page("See [how often]({filename}/faq/how-often.md).", questions="[how-often]")
    content = small_site(tmp_path, {Q: question(**keys), "pages/about.md": about})
    assert found(links, content)[0].startswith(
        f"content/pages/about.md:8: {severity}a link must lead to a published page, "
        "content/faq/how-often.md"
    )
    assert found(names, content)[0].startswith(
        f"content/pages/about.md:5: {severity}questions must be published"
    )
    (content / "pages/about.md").write_text(
        page("[how]({filename}/faq/how-often.md)", status="draft", questions="[how-often]"), "utf-8"
    )
    assert found(links, content) + found(names, content) == []


def test_a_page_in_one_language_only_is_said_once(tmp_path: Path) -> None:
    """And a link to what is missing is not; a draft may wait for its translation, but no
    translation for its original."""
    some = {
        Q: question("See [it]({filename}/faq/outside-days.fr.md)."),
        "faq/new.md": question(status="draft"),
        "faq/alone.fr.md": translated(),
    }
    sources = read_sources(small_site(tmp_path, some), on=TODAY, languages=("fr",))
    said = [line for line in lines(checks.findings(sources, [twins.check])) if "/faq/" in line]
    assert [line.partition(" beside")[0] for line in said] == [
        "content/faq/alone.fr.md:1: the page must have its twin alone.md",
        "content/faq/how-often.md:1: the page must have its twin how-often.fr.md",
        "content/faq/outside-days.md:1: the page must have its twin outside-days.fr.md",
    ]
    assert checks.findings(sources, [links.check]) == []


def test_a_page_that_the_site_is_made_around_may_not_go(tmp_path: Path) -> None:
    """Pelican would build a site without a beginning."""
    content = small_site(tmp_path)
    assert found(needed, content) == []
    (content / "pages/home.md").unlink()
    assert found(needed, content) == [
        "content/pages/home.md: the site must have this page, found no such file; bring it back."
    ]


def test_a_search_may_not_name_what_is_not_on_show(tmp_path: Path) -> None:
    """Nor may a language go untried, once another is tried."""
    files = {
        "search.yml": "often: how-often\n",
        "search.fr.yml": "souvent: how-oft\naussi: about\n",
        Q: question(status="draft"),
    }
    content = small_site(tmp_path, files)
    assert found(searches, content)[0].startswith(
        'content/search.yml:1: "often" must name a published page, content/faq/how-often.md is a'
        " draft"
    )
    french = [
        str(finding)
        for finding in searches.check(read_sources(content, on=TODAY, languages=("fr",)))
    ]
    assert (
        len(french) == 2
        and 'content/search.fr.yml:1: "souvent" must name the page to be found, got "how-oft";'
        ' did you mean "how-often"?'
        in french[1]
    )
    (content / "search.fr.yml").unlink()
    french = [
        str(finding)
        for finding in searches.check(read_sources(content, on=TODAY, languages=("fr",)))
    ]
    assert french[1].startswith(
        "content/search.fr.yml: warning: the search should be tried in this language too, found no"
        " such file"
    )


def test_a_word_of_ours_is_accepted(tmp_path: Path) -> None:
    """Staff add it to the dictionary themselves."""
    assert (
        found(
            spelling,
            small_site(tmp_path, {Q: question("Recieve."), "words.txt": "recieve # ours\n"}),
        )
        == []
    )


def test_a_gap_between_price_books_is_seen_in_time(tmp_path: Path) -> None:
    """A book that begins the day after is in time, one that begins later leaves days without
    prices."""
    books = {"prices/2026-01-01.toml": until("2026-12-31"), "prices/2027-01-02.toml": BOOK}
    assert (
        "none is on 2027-01-01 and the next begins on 2027-01-02"
        in found(price_books, small_site(tmp_path / "gap", books))[0]
    )
    books = {"prices/2026-01-01.toml": until("2026-12-31"), "prices/2027-01-01.toml": BOOK}
    assert found(price_books, small_site(tmp_path / "none", books)) == []


def test_links_to_other_sites_are_asked_on_demand_only(
    served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EXTERNAL=1 asks them; nothing else touches the network."""
    content = small_site(tmp_path, {Q: question(f"<{served}/faq/>\n\n[it]({served}/never/)")})
    assert found(external, content) == [
        f"content/{Q}:10: a link must lead somewhere, {served}/never/ says: 404 Not Found; correct"
        " it or take it out."
    ]
    monkeypatch.setattr(external, "trouble", lambda address: pytest.fail(f"asked {address}"))
    checks.findings(read_sources(content, on=TODAY))


def test_a_build_stops_with_every_error_at_once(tmp_path: Path) -> None:
    """The same rules hold in the preview and for a publish."""
    content = small_site(
        tmp_path,
        {
            Q: question("# Big\n\n€900", title="Often", topic="thrust"),
            "pages/about.md": page("[x](y.md)"),
        },
    )
    with pytest.raises(ContentError) as error:
        build(tmp_path / "site", on=TODAY, PATH=str(content), LANGUAGES={"en": "en_IE"})
    places = [f"{mistake.file}:{mistake.line}" for mistake in error.value.mistakes]
    assert places == [f"content/{Q}:{line}" for line in (2, 3, 8, 10)] + [
        "content/pages/about.md:7"
    ]
