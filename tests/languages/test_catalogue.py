"""The theme's words: none missing, none unused, none with another placeholder."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import DictLoader, Environment

from plugins.build import checking
from plugins.build.site import build
from plugins.errors import ContentError
from plugins.languages.catalogue import (
    amounts_in_words,
    compile_catalogue,
    mistakes_in,
    read_catalogue,
)
from plugins.languages.messages import Words, used_in
from plugins.languages.template_words import callables
from plugins.project import ROOT
from tests.conftest import TODAY
from tests.support.both_languages import lines
from tests.support.firm import CONTENT

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
USED = {
    "Contact": ("theme/a.html", 3),
    "On %(day)s": ("theme/b.html", 4),
    ("%(num)s day", "%(num)s days"): ("theme/c.html", 5),
}
GOOD = """
msgid "Contact"
msgstr "Contact"
msgid "On %(day)s"
msgstr "Le %(day)s"
msgid "%(num)s day"
msgid_plural "%(num)s days"
msgstr[0] "%(num)s jour"
msgstr[1] "%(num)s jours"
"""


def mistakes_of(text: str) -> list[str]:
    """Return the mistakes of a catalogue with these entries."""
    catalogue = read_po(BytesIO((HEAD + text).encode()), locale="fr")
    return lines(mistakes_in(catalogue, USED, file="theme.po"))


def test_a_whole_catalogue_has_no_mistake() -> None:
    """Nor has the theme's own."""
    assert mistakes_of(GOOD) == []
    assert (
        list(mistakes_in(read_catalogue(ROOT / "theme", "fr"), used_in(ROOT / "theme"), file=""))
        == []
    )


def test_no_message_is_left_in_english() -> None:
    """But a few words that are the same in both languages."""
    same = {
        str(message.id)
        for message in read_catalogue(ROOT / "theme", "fr")
        if message.id and message.id == message.string
    }
    assert same == {
        "Services",
        "Questions",
        "Contact",
        "E-mail",
        "Question",
        "Service",
        "Page",
        "Important",
        "('%(num)s question', '%(num)s questions')",
    }


def test_no_compiled_catalogue_is_stored() -> None:
    """The build compiles the catalogues in memory, so compiled files would only be out of date."""
    assert {
        path.suffix for path in (ROOT / "theme" / "translations").rglob("*") if path.is_file()
    } == {".po", ".toml"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'msgid "Contact"\nmsgstr "Contact"\n',
            "",
            'theme/a.html:3: the message "Contact" must be translated in theme.po',
        ),
        (
            '"Contact"\nmsg',
            '"Contacts"\nmsg',
            'the message "Contacts" must be used, found nowhere; did you mean "Contact"?',
        ),
        ('msgstr "Contact"', 'msgstr ""', 'the message "Contact" must be translated'),
        ('msgid "Contact"', '#, fuzzy\nmsgid "Contact"', "not marked fuzzy"),
        (
            "Le %(day)s",
            "Le %(jour)s",
            'the translation of "On %(day)s" must hold %(day)s, got %(jour)s',
        ),
        ("Le %(day)s", "Le jour", "must hold %(day)s, got no placeholder"),
        ('msgstr[1] "%(num)s jours"', 'msgstr[1] ""', "in 2 form(s)"),
        ('msgstr[1] "%(num)s jours"', 'msgstr[1] "jours"', "must hold %(num)s, got no placeholder"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, message: str) -> None:
    """The message has the place in the template or the catalogue."""
    assert old in GOOD
    assert any(message in line for line in mistakes_of(GOOD.replace(old, new, 1)))


def test_an_amount_in_the_themes_words_is_named() -> None:
    """In a template as in a translation: it would stay when the price changes."""
    catalogue = read_po(
        BytesIO(
            (HEAD + GOOD.replace('"Contact"\nmsgid "On', '"Contact dès 900 €"\nmsgid "On')).encode()
        ),
        locale="fr",
    )
    used: dict[Words, tuple[str, int]] = {**USED, "From €900": ("theme/d.html", 7)}
    assert [
        line.partition("; ")[0]
        for line in lines(amounts_in_words(catalogue, used, file="theme.po"))
    ] == [
        'theme/d.html:7: an amount must come from the price book, got "€900"',
        'theme.po:5: an amount must come from the price book, got "900 €"',
    ]
    assert (
        list(
            amounts_in_words(read_catalogue(ROOT / "theme", "fr"), used_in(ROOT / "theme"), file="")
        )
        == []
    )


def test_a_new_message_and_an_unused_one_fail_the_check(tmp_path: Path) -> None:
    """Until every catalogue has the one and none the other; a missing catalogue stops the build."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    page = theme / "templates" / "contact.html"
    page.write_text(page.read_text("utf-8") + '{{ _("Never said before") }}', "utf-8")
    line = len(page.read_text("utf-8").splitlines())
    part = theme / "templates" / "parts" / "to-estimate.html"
    part.write_text(part.read_text("utf-8").replace('{{ _("Estimate a month") }}', ""), "utf-8")
    settings = tmp_path / "settings.py"
    settings.write_text(f"from pelicanconf import *\nTHEME = {str(theme)!r}\n", "utf-8")
    messages = "\n".join(
        str(finding)
        for finding in checking.check_content(CONTENT, on=TODAY, settings_file=settings)
        if finding.severity == "error"
    )
    place = f"theme/templates/contact.html:{line}"
    assert f'{place}: the message "Never said before" must be translated' in messages
    assert re.search(
        r'theme/translations/fr/LC_MESSAGES/theme.po:\d+: the message "Estimate a month" must be'
        r" used",
        messages,
    )
    shutil.rmtree(theme / "translations")
    with pytest.raises(
        ContentError,
        match="theme/translations/fr/LC_MESSAGES/theme.po: a language must have a catalogue",
    ):
        build(tmp_path / "out", on=TODAY, THEME=str(theme))


def test_one_environment_speaks_the_language_of_each_page() -> None:
    """Pelican has one environment for all pages; a part may be in another language, and a part
    without a language is an error."""
    parts = {
        "page": (
            '{{ _("Contact") }} {{ ngettext("%(num)s day", "%(num)s days", 2) }}{% with lang = "en"'
            ' %} {% include "part" %}{% endwith %}'
        ),
        "part": '{{ _("On %(day)s", day=1) }}',
    }
    environment = Environment(loader=DictLoader(parts), extensions=["jinja2.ext.i18n"])
    french = compile_catalogue(
        read_po(
            BytesIO((HEAD + GOOD.replace('msgstr "Contact"', 'msgstr "Parlons-en"')).encode()),
            locale="fr",
        )
    )
    english = compile_catalogue(read_po(BytesIO(HEAD.encode()), locale="en"))
    environment.install_gettext_callables(*callables({"fr": french, "en": english}), newstyle=True)
    assert environment.get_template("page").render(lang="fr") == "Parlons-en 2 jours On 1"
    assert environment.get_template("page").render(lang="en") == "Contact 2 days On 1"
    with pytest.raises(LookupError, match="with context"):
        environment.get_template("part").render()
