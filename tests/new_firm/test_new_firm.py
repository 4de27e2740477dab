"""A new firm's folder: a site at once, which cannot be published before its samples are
replaced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.checks.sources import read_sources
from plugins.checks.texts.blanks import published_blanks
from plugins.errors import ContentError, Message
from plugins.new_firm import wishes
from plugins.new_firm.command import main
from plugins.new_firm.folder import begin
from plugins.new_firm.wishes import NAMES, Wishes, ask_for_wishes
from plugins.project import ROOT
from plugins.reading.price_books import read_books
from tests.build.test_another_firm import run
from tests.support.firm import TODAY

WISHES = {
    "name": 'Bright "B" & Co',
    "languages": "en_IE, fr_BE",
    "colours": "#1d4ed8, #c2410c",
    "lends": "accountants / comptables",
    "currency": "EUR",
}
ENDINGS = {".html", ".txt", ".md", ".xml"}
FIRMS = {
    "two languages": WISHES,
    "French first": WISHES | {"languages": "fr_FR en_GB", "lends": "juristes / lawyers"},
    "English alone": WISHES | {"languages": "en_GB", "lends": "advisers", "currency": "GBP"},
    "French alone": WISHES | {"languages": "[fr_CH]", "lends": "juristes", "currency": "CHF"},
    "Dutch first": WISHES | {"languages": "nl_BE, en_IE", "lends": "boekhouders / accountants"},
    "Australia": WISHES | {"languages": "en_AU", "lends": "DPOs", "currency": "AUD"},
    "three, in yen": WISHES
    | {
        "name": "L’Étoile #1: “Five & more”",
        "languages": "en_IE fr_BE nl_BE",
        "lends": "safety advisers / conseillers / preventieadviseurs",
        "currency": "JPY",
    },
}


def silent(question: Message, usual: str) -> str:
    """Fail: no question may be asked."""
    raise AssertionError(str(question))


def new_firm(folder: Path, answers: dict[str, str]) -> Path:
    """Return the folder of a new firm."""
    begin(folder, ask_for_wishes(answers, silent), on=TODAY)
    return folder


@pytest.mark.parametrize("answers", FIRMS.values(), ids=FIRMS)
def test_it_is_a_site_at_once(answers: dict[str, str], tmp_path: Path) -> None:
    """A check finds no error, only that a publish waits for the firm's own words."""
    firm = new_firm(tmp_path / "bright", answers)
    check = run("plugins.build.check", firm, "--on", TODAY.isoformat())
    assert check.returncode == 0, check.stderr
    messages = [line for line in check.stderr.splitlines() if line.startswith("bright/")]
    assert [line for line in messages if "a publish waits for" not in line] == []
    texts = "\n".join(path.read_text("utf-8") for path in firm.rglob("*") if path.is_file())
    assert re.findall(r"\$[a-zA-Z]\w*", texts) == []
    assert re.findall(r"(?i)\bbelgi\w+|\bbelges?\b", texts) == []
    assert re.findall(r"\b(?:CIO|PME|DSI)\b", texts) == []
    assert "# What a price book can say" in (firm / "prices" / "README.md").read_text("utf-8")


def test_a_country_whose_laws_are_unknown_has_blanks_for_them(tmp_path: Path) -> None:
    """Its tax has its own name wherever visitors read it."""
    firm, out = new_firm(tmp_path / "down-under", FIRMS["Australia"]), tmp_path / "out"
    for page, blanks in (("legal-notice", 1), ("privacy", 2)):
        text = (firm / "pages" / f"{page}.md").read_text("utf-8")
        assert text.count("of your country (Australia)") == blanks, page
        assert "European" not in text
    assert "# GST, in percent" in (firm / "prices" / "2026-01-01.toml").read_text("utf-8")
    done = run("plugins.build.shareable", firm, "--output", str(out), "--on", TODAY.isoformat())
    assert done.returncode == 0, done.stderr
    texts = {path: path.read_text("utf-8") for path in out.rglob("*") if path.suffix in ENDINGS}
    pages = {path.relative_to(out).as_posix() for path, text in texts.items() if "GST" in text}
    assert {"index.html", "estimate/index.html", "llms.txt", "contact/index.html"} <= pages
    assert [path for path, text in texts.items() if re.search(r"\bVAT\b", text)] == []


def test_a_publish_waits_for_samples_blanks_and_prices(tmp_path: Path) -> None:
    """Each is named with its file."""
    firm = new_firm(tmp_path / "bright", FIRMS["English alone"])
    words = ("--settings", "publishconf.py", "--on", TODAY.isoformat())
    done = run("plugins.build.site", firm, *words, "--output", str(tmp_path / "out"))
    assert done.returncode == 1
    assert not (tmp_path / "out").exists()
    for place in (
        "faq/how-to-stop.md:8:", "services/by-the-day.md:", "pages/legal-notice.md:",
        "pages/privacy.md:", "site.yml:", "prices/2026-01-01.toml:",
    ):  # fmt: skip
        assert f"bright/{place}" in done.stderr, place


def test_filled_blanks_are_no_longer_reported(tmp_path: Path) -> None:
    """The check reads the text, not the file's name; a draft may have blanks."""
    firm = new_firm(tmp_path / "bright", FIRMS["English alone"])
    before = len(list(published_blanks(read_sources(firm, on=TODAY))))
    page = firm / "faq" / "how-to-stop.md"
    page.write_text(re.sub(r"<mark.*?</mark>\n\n", "", page.read_text("utf-8")), "utf-8")
    draft = firm / "faq" / "how-days-work.md"
    draft.write_text(draft.read_text("utf-8").replace("order:", "status: draft\norder:"), "utf-8")
    assert len(list(published_blanks(read_sources(firm, on=TODAY)))) == before - 2


def test_its_book_is_in_its_currency(tmp_path: Path) -> None:
    """With two formulas, and with addresses in the first language."""
    firm = new_firm(tmp_path / "clair", FIRMS["French first"])
    [book] = read_books(firm)
    assert book.currency == "EUR" and book.status == "illustrative"
    assert [formula.code for formula in book.formulas] == ["days", "hours"]
    assert (firm / "faq" / "pouvons-nous-arreter.md").is_file()
    assert (firm / "faq" / "pouvons-nous-arreter.en.md").is_file()
    assert 'page = "pouvons-nous-arreter"' in (firm / "prices/2026-01-01.toml").read_text("utf-8")


def test_its_workflow_fetches_the_generator_at_a_pinned_commit(tmp_path: Path) -> None:
    """By the actions that the generator's own workflow uses."""
    firm = new_firm(tmp_path / "bright", WISHES)
    text = (firm / ".github/workflows/publish.yml").read_text("utf-8")
    own = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    actions = re.findall(r"uses: (\S+@[0-9a-f]{40} # v[\d.]+)", text)
    assert len(actions) == 4 and all(one in own for one in actions)
    assert re.search(r"ref: [0-9a-f]{40}$", text, re.MULTILINE)
    assert "make -C generator check SITE=../firm" in text


@pytest.mark.parametrize("name", ["file.txt", ".hidden"])
def test_a_folder_that_holds_something_is_left_alone(name: str, tmp_path: Path) -> None:
    """Whatever it holds."""
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(ContentError, match="SITE must be a folder that is missing or empty"):
        begin(tmp_path, ask_for_wishes(WISHES, silent), on=TODAY)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_missing_arguments_are_asked_for() -> None:
    """Five questions, in this order; an empty answer takes the default."""
    answers = iter(["Bright", "", "", "lawyers / juristes", ""])
    questions: list[str] = []

    def ask(question: Message, usual: str) -> str:
        questions.append(str(question))
        return next(answers) or usual

    wishes_of_answers = ask_for_wishes(dict.fromkeys(NAMES, ""), ask)
    assert wishes_of_answers == Wishes(
        "Bright", ("en_IE", "fr_BE"), ("#1d4ed8", "#c2410c"), ("lawyers", "juristes"), "EUR"
    )
    assert len(questions) == 5 and "called" in questions[0] and "English (Ireland)" in questions[3]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"name": " "}, "NAME: it must be a name"),
        ({"name": "Acme 🦘"}, 'NAME: the font of titles must have its letters, got "🦘"'),
        ({"name": "The $5 firm"}, 'NAME: it must hold no amount of money, got "$5"'),
        ({"lends": "律師 / juristes"}, "LENDS: the font of titles must have its letters"),
        ({"languages": "de_DE"}, "that the theme has words for"),
        ({"lends": "the accountants / comptables"}, 'like accountants, got "the accountants"'),
        ({"lends": "accountants / l’avocats"}, 'take "l’" away'),
        ({"lends": "accountants / [comptables]"}, "LENDS: it must be said in each language"),
        ({"languages": "english"}, "be languages with their country"),
        ({"colours": "blue, red"}, 'COLOURS: there must be two colours like "#1d4ed8, #c2410c"'),
        ({"colours": "#ff8800 #00aaff"}, 'the nearest that are: "#a25800, #008ed6"'),
        ({"lends": "accountants"}, "LENDS: it must be said in each language"),
        ({"currency": "EURO"}, "CURRENCY: it must be the code of a currency"),
    ],
)
def test_a_wrong_answer_is_refused(
    wrong: dict[str, str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message has an example; nothing is written."""
    answers = WISHES | wrong
    flags = [part for name, value in answers.items() for part in (f"--{name}", value)]
    if not answers["name"].strip():
        flags[1] = "*"
    assert main([str(tmp_path / "new"), *flags]) == 1
    assert message in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_language_without_samples_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the languages that have some, and what to do."""
    (tmp_path / "en").mkdir()
    monkeypatch.setattr(wishes, "TEXTS", tmp_path)
    with pytest.raises(ContentError, match="samples are written in en, not in nl; begin with one"):
        ask_for_wishes(WISHES | {"languages": "nl_BE"}, silent)
