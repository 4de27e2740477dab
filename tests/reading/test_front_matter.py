"""Every way to write front matter wrong is said with file, line, what must hold and what to do."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from plugins.errors import ContentError
from plugins.reading.front_matter import check, read_list, read_mapping, split
from plugins.reading.redirects import Redirect
from plugins.reading.schema import KINDS, TRANSLATIONS, Page, Question, Service
from plugins.reading.site_details import SiteDetails, SiteWords
from plugins.reading.topics import TopicEntry
from tests.support.both_languages import lines

FILE = "content/faq/how-often.md"
GOOD = {"title": "How often?", "topic": "trust", "order": "1", "reviewed": "2026-11-23"}


def keys_of(text: str) -> Question:
    """Return the keys of a question's file."""
    document = split(text, file=FILE)
    return check(Question, document.values, document.lines, file=FILE)


def mistakes_of(text: str) -> str:
    """Return the mistakes in a question's file."""
    with pytest.raises(ContentError) as caught:
        keys_of(text)
    return "\n".join(lines(caught.value.mistakes))


def file_with(**keys: str | None) -> str:
    """Return the text of a question's file with some keys changed, or without those that are
    None."""
    lines = [f"{key}: {value}" for key, value in {**GOOD, **keys}.items() if value is not None]
    return "\n".join(["---", *lines, "---", "", "Often."])


def test_a_good_file_is_taken_apart() -> None:
    """Keys, their lines, and the text below with the line where it begins."""
    document = split(file_with(), file=FILE)
    assert document.values == GOOD
    assert document.lines == {"title": 2, "topic": 3, "order": 4, "reviewed": 5}
    assert document.body.strip() == "Often."
    assert document.body_line == 7
    assert check(Question, document.values, document.lines, file=FILE).order == 1


def test_no_value_is_anything_but_text() -> None:
    """YAML alone would read these as a truth, a number in base 8, a float and a day."""
    values, _ = read_mapping("a: no\nb: 010\nc: 1.10\nd: 2026-11-23\ne: ~\nf: 'null'", file=FILE)
    assert values == {"a": "no", "b": "010", "c": "1.10", "d": "2026-11-23", "e": "~", "f": "null"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Title: How often?\nDate: 2026-11-23\n\nOften.",
            ':1: the first line must be "---", got "Title: How often?"',
        ),
        ("", ":1: the file must hold its keys and its text, found nothing"),
        (
            "---\ntitle: How often\nis it?\ntopic: trust\n---\n",
            (
                ':3: this line must be like "key: value", got "is it?"; begin it with a key and a'
                " colon, or add it to the line above"
            ),
        ),
        ("---\norder = 1\ntopic: trust\n---\n", ':2: this line must be like "key: value"'),
        (
            '---\ntitle: "How\ntopic: trust\n---\n',
            (
                ':2: this line must be like "key: value", got "title: "How"; let the value begin'
                " and end with one quotation mark"
            ),
        ),
        (
            "---\ntopic: trust\n\ttitle: How\n---\n",
            (
                ':3: this line must be like "key: value", got "title: How"; take the tab before it'
                " away"
            ),
        ),
        (
            file_with(title="{{ price a-la-carte x }} a day?"),
            (
                ':2: this line must be like "key: value", got "title: {{ price a-la-carte x }} a'
                ' day?"; put the value between double quotes, since it begins with "{"'
            ),
        ),
        (
            file_with(title="How\x00often?"),
            (
                ':2: this line must be like "key: value", got "title: How\x00often?"; type it anew,'
                " it holds a character that cannot be seen"
            ),
        ),
        (
            "---\ntitle: a\n  topic: b\n---\n",
            (
                ':3: this line must be like "key: value", got "topic: b"; begin it as far from the'
                " edge as its neighbours"
            ),
        ),
        (
            file_with(title="&Co what next?"),
            ':2: title must be read whole, YAML reads only "what next?"; put all',
        ),
        (
            file_with(title="What is # 1?"),
            ':2: title must be read whole, YAML reads only "What is"; put all',
        ),
        ("---\ntitle: How often?\n\nOften.", ':4: the keys must end with a line "---"'),
        (file_with(title=None), ":1: title must be given, found nothing"),
        (file_with(title=""), ":2: title must be given, found nothing"),
        (file_with(title='"  "'), ":2: title must not be empty"),
        (
            file_with(title="Often: how?"),
            (
                ':2: this line must be like "key: value", got "title: Often: how?"; where the value'
                " holds a colon"
            ),
        ),
        (file_with(titel="x"), ':6: "titel" must be a key we know; did you mean "title"?'),
        (
            file_with(reviewed="23/11/2026"),
            ':5: reviewed must be a day like 2026-11-23, got "23/11/2026"',
        ),
        (
            file_with(reviewed="2026-02-30"),
            ':5: reviewed must be a day of the calendar like 2026-11-23, got "2026-02-30"',
        ),
        (
            file_with(reviewed="1764000000"),
            ':5: reviewed must be a day like 2026-11-23, got "1764000000"',
        ),
        (file_with(order="first"), ':4: order must be a whole number like 3, got "first"'),
        (file_with(order="1.5"), ':4: order must be a whole number like 3, got "1.5"'),
        (
            file_with(topic="Our Trust"),
            ':3: topic must be small letters, digits and hyphens, got "Our Trust"',
        ),
        (
            file_with(status="hidden"),
            ':6: status must be one of published, draft, got "hidden"; write one of these.',
        ),
        (file_with(title="[a, b]"), ":2: title must be one text"),
        ("---\n- a\n---\n", ':2: this line must be like "key: value", got "- a"'),
        (
            "---\ntitle: a\ntitle: b\n---\n",
            ':3: "title" must stand once, stands also on line 2; keep one.',
        ),
    ],
)
def test_a_mistake_names_its_line_and_what_to_do(text: str, message: str) -> None:
    """The form is always `file:line: what must hold, got what; what to do`."""
    assert f"{FILE}{message}" in mistakes_of(text)


def test_every_mistake_of_a_file_is_said_at_once() -> None:
    """Nobody mends a file five times."""
    mistakes = mistakes_of(file_with(title=None, order="x", reviewed="y", topci="z")).splitlines()
    assert [line.split(":")[1] for line in mistakes] == ["1", "3", "4", "5"]


def test_an_entry_of_a_list_keeps_its_own_lines() -> None:
    """A mistake in the second topic is shown there."""
    assert [
        lines for _, lines in read_list("- topic: a\n  title: A\n- topic: b\n  title: B", file=FILE)
    ] == [
        {"topic": 1, "title": 2},
        {"topic": 3, "title": 4},
    ]
    with pytest.raises(ContentError, match=f"{FILE}:2: each entry must begin"):
        read_list("- topic: a\n- b", file=FILE)


def test_services_and_pages_have_keys_of_their_own() -> None:
    """A service must say what it rests on; a page may choose only a template we have."""
    with pytest.raises(ContentError, match="questions must be a list"):
        check(
            Service,
            {
                "title": "A",
                "summary": "B",
                "order": "1",
                "reviewed": "2026-11-23",
                "questions": "how-often",
            },
            {},
            file=FILE,
        )
    with pytest.raises(ContentError, match="template must be one of page, home"):
        check(
            Page,
            {"title": "A", "summary": "B", "reviewed": "2026-11-23", "template": "blog"},
            {},
            file=FILE,
        )


SCHEMAS = [*KINDS.values(), *TRANSLATIONS.values(), SiteDetails, SiteWords, TopicEntry, Redirect]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
@pytest.mark.parametrize(
    "value", [None, "", " ", "Ünfit!", [], ["Ünfit!"], [None], [["a"]], {"a": "b"}], ids=repr
)
def test_whatever_a_key_holds_is_refused_in_our_own_words(
    schema: type[BaseModel], value: object
) -> None:
    """YAML can put a text, a list or a mapping anywhere; what pydantic says of it is never
    shown."""
    keys = [field.alias or name for name, field in schema.model_fields.items()]
    try:
        check(schema, dict.fromkeys([*keys, "unheard-of"], value), {}, file=FILE)
    except ContentError as error:
        mistakes = lines(error.mistakes)
    assert f'{FILE}:1: "unheard-of" must be a key we know' in "\n".join(mistakes)
    assert len(mistakes) > 1 or value == "Ünfit!"
