"""Unsound books: each is refused at the line of its slip, in both languages of staff."""

from pathlib import Path

import pytest

from calculator.mistake import PriceBookError
from calculator.reading.book import read_book
from tests.calculator.tariff.support import BOOKS, Plain, cases
from tests.support.both_languages import lines

SOURCE = "content/prices/2026-01-01.toml"
EDITS = cases("unsound.yml")


def text_of(book: str) -> str:
    """Return the text of a firm's first book."""
    return (BOOKS / book / "2026-01-01.toml").read_text(encoding="utf-8")


def mistakes(text: str, source: str = SOURCE) -> list[str]:
    """Return what is said about an unsound book, once it has proved to be said in French, too."""
    with pytest.raises(PriceBookError) as error:
        read_book(text, source=source)
    return lines(error.value.mistakes)


def unescaped(text: str) -> str:
    r"""Return text of the cases, in which a line end is written \n."""
    return text.replace("\\n", "\n")


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit['book']}: {edit['at']}")
def test_an_edit_that_makes_a_book_unsound_is_told_at_its_line(edit: Plain) -> None:
    """Where, what must hold, what was found, and what to do."""
    text, old = text_of(edit["book"]), unescaped(edit["old"])
    assert text.count(old) == 1, old
    text = text.replace(old, unescaped(edit["new"]))
    numbers = [number for number, line in enumerate(text.splitlines(), 1) if line == edit["at"]]
    number = numbers[int(edit.get("nth", "1")) - 1]
    assert f"{SOURCE}:{number}: {edit['says']}" in mistakes(text)


SMALL = """status = "confirmed"
currency = "EUR"
vat = "none"

[fact.far]
kind = "yes-no"

[formula.one]
billed = "month"
quantity = "flat"
rate = "10.00"

[formula.two]
billed = "month"
quantity = "flat"
rate = "20.00"

[adjustment.away]
more_percent = "10"
of = ["one"]
if = "far"
"""


def test_the_small_book_is_sound() -> None:
    """What the next tests add to it is what makes it unsound."""
    assert read_book(SMALL, source=SOURCE).vat.kinds == ()


@pytest.mark.parametrize(
    ("more", "at", "says"),
    [
        (
            "[formula.one.requires.two]\n[formula.two.requires.one]",
            "[formula.two.requires.one]",
            "requirements and followers must not go in a circle, got one through one, two; "
            "take one of them out.",
        ),
        (
            '[formula.three]\nbilled = "month"\nquantity = "as"\nas = "two"\nrate = "1.00"\n'
            "[formula.three.requires.one]\n[formula.one.requires.two]",
            "[formula.one.requires.two]",
            "requirements and followers must not go in a circle, got one through one, three, two; "
            "take one of them out.",
        ),
        (
            "[formula.one.requires.two]\n"
            '[formula.three]\nbilled = "month"\nquantity = "as"\nas = "two"\nrate = "1.00"\n'
            'excludes = ["one"]',
            'excludes = ["one"]',
            "three must not exclude one, for one comes with both; take one of them out.",
        ),
        (
            '[formula.three]\nbilled = "once"\nquantity = "flat"\nrate = "1.00"\n'
            'excludes = ["one"]\n[adjustment.never]\nless_percent = "5"\nof = ["one"]\n'
            'with = ["two", "three"]',
            "[adjustment.never]",
            "never must be able to have a line, got conditions that never hold together; "
            "correct them or take it out.",
        ),
        (
            '[formula.two.requires.one]\nunless = "far"\n'
            '[formula.three]\nbilled = "month"\nquantity = "as"\nas = "one"\nif = "far"\n'
            'rate = "1.00"',
            "[formula.three]",
            "three must be able to have a line, got conditions that never hold together; "
            "correct them or take it out.",
        ),
        (
            '[fact.staff]\nkind = "number"\nfrom = "1"\nto = "9"\n[fact.staff.classes]\nall = "1"\n'
            '[fact.sites]\nkind = "number"\nfrom = "1"\nto = "9"\n[fact.sites.classes]\nany = "1"',
            "[fact.sites.classes]",
            "only one fact may have classes, got those of staff and sites; keep one.",
        ),
        (
            '[fact.size]\nkind = "number"\nfrom = "1"\nto = "9"\nclasses = "all"',
            'classes = "all"',
            'fact.size.classes must be a table, got "all"; '
            "write [fact.size.classes] above its values.",
        ),
        (
            '[fact.size]\nkind = "choice"\nchoices = ["one"]',
            'choices = ["one"]',
            'fact.size.choices must be two names or more, got "one"; write ["…", "…"].',
        ),
        (
            "[fact.size]\nkind = 5",
            "kind = 5",
            'fact.size.kind must be one of number, choice, yes-no, got "5"; '
            "correct it or take it out.",
        ),
        (
            "[usual.small]\none = true",
            "[usual.small]",
            'the name must be one a price book has, got "usual.small"; correct it or take it out.',
        ),
        (
            "[[formula.three]]\n",
            "[[formula.three]]",
            'formula.three must be a table, got "{…}"; write [formula.three], with one pair of'
            " brackets.",
        ),
        (
            '[formula.minimum]\nbilled = "month"\nquantity = "flat"\nrate = "1.00"',
            "[formula.minimum]",
            "the name minimum is that of the least month's line; rename it.",
        ),
        (
            '[formula.one.suggested_from]\nfar = "1"',
            'far = "1"',
            'formula.one.suggested_from must be one of –, got "far"; correct it or take it out.',
        ),
        (
            '[formula.one.tiers]\n2 = "9.00"',
            "[formula.one.tiers]",
            'formula.one.tiers must be one of whole, parts, got "{…}"; '
            "write it in quotation marks.",
        ),
    ],
)
def test_what_does_not_go_together_is_told_at_its_line(more: str, at: str, says: str) -> None:
    """Circles, exclusions, conditions that never hold, and tables where values should be."""
    text = SMALL + more + "\n"
    number = text.splitlines().index(at) + 1
    assert f"{SOURCE}:{number}: {says}" in mistakes(text)


def test_at_most_three_formulas_have_hours() -> None:
    """Advice compares every set of them."""
    more = [
        f'[formula.h{number}]\nbilled = "month"\nquantity = "chosen"\nhours = "{number}"\n'
        f'rate = "5.00"\n[formula.h{number}.chosen.month]\nfrom = "1"\nto = "2"\nstep = "1"\n'
        for number in range(1, 5)
    ]
    assert read_book(SMALL + "".join(more[:3]), source=SOURCE).formulas[-1].hours == 300
    text = SMALL + "".join(more)
    number = text.splitlines().index('hours = "4"') + 1
    assert mistakes(text) == [
        f"{SOURCE}:{number}: at most 3 formulas may have hours, for advice compares all of them, "
        "got 4; take hours out of one."
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "1: a book must hold its lines, found nothing; bring them back."),
        ('currency = "EUR"', "1: a book must have a formula, got none; add [formula.…]."),
        ('currency = "EUR"', '1: status must be there, got nothing; add status = "…".'),
        ('formula = "x"', '1: formula must be a table, got "x"; write [formula] above its values.'),
        (
            "[formula]\none = 5",
            '2: formula.one must be a table, got "5"; write [formula.one] above its values.',
        ),
        (
            "fact = " + "[" * 400 + "]" * 400,
            '1: fact must be a table, got "…"; write [fact] above its values.',
        ),
        ("fact = [1, 2]", '1: fact must be a table, got "1, 2"; write [fact] above its values.'),
    ],
)
def test_a_text_that_is_hardly_a_book_is_told_what_is_missing(text: str, says: str) -> None:
    """Never with a traceback."""
    assert f"{SOURCE}:{says}" in mistakes(text)


def test_a_file_must_be_named_after_its_first_day() -> None:
    """The name is the day, so it cannot differ from the content."""
    assert mistakes(SMALL, source="prices/new.toml") == [
        "prices/new.toml:1: the file must be named after its first day, like 2026-01-01.toml, "
        'got "new"; rename it.'
    ]


def test_the_mistakes_of_all_books_come_at_once(tmp_path: Path) -> None:
    """Nobody mends a folder one file at a time."""
    from calculator.reading.files import read_books

    for day in ("2026-01-01", "2027-01-01"):
        text = SMALL.replace('rate = "10.00"', 'rate = "x"').replace("confirmed", "final")
        (tmp_path / f"{day}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "2028-01-01.toml").write_bytes(SMALL.encode() + b"# caf\xe9")
    with pytest.raises(PriceBookError) as error:
        read_books(tmp_path)
    assert [(one.file[-15:-5], one.line) for one in error.value.mistakes] == [
        ("2026-01-01", 1),
        ("2026-01-01", 11),
        ("2027-01-01", 1),
        ("2027-01-01", 11),
        ("2028-01-01", 22),
    ]
