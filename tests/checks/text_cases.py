"""Cases of the rules on what stands in a text, as those of test_checks.py."""

from __future__ import annotations

from types import ModuleType

from plugins.checks.files import unseen_signs
from plugins.checks.links import link_schemes
from plugins.checks.pages import numbers
from plugins.checks.texts import losses, stray_signs
from plugins.languages.translations import fingerprint_of
from tests.support.small_site import question

Q = "faq/how-often.md"


def translated(body: str = "À votre guise.", **keys: str) -> str:
    """Return the text of the question's translation, up to date."""
    return question(
        body,
        title="À quel rythme ?",
        slug="rythme",
        **{"translates": fingerprint_of(question(), kind="faq"), **keys},
    )


# rule · the file · a text that is wrong · where and what is found · a text that is right
TEXT_CASES: list[tuple[ModuleType, str, str, str, str]] = [
    (
        link_schemes,
        Q,
        question("[Us](www.cio-pme.be)"),
        "how-often.md:8: a link to elsewhere must begin with https://, mailto: or tel:, got"
        ' "www.cio-pme.be"; write https://www.cio-pme.be',
        question(
            "[Us](https://www.cio-pme.be) or <mailto:us@cio-pme.be> or [call](tel:+3221234567)"
        ),
    ),
    (
        link_schemes,
        Q,
        question("One.\n\n[Us](us@cio-pme.be)"),
        "how-often.md:10: a link to elsewhere must begin with https://, mailto: or tel:, got"
        ' "us@cio-pme.be"; write mailto:us@cio-pme.be',
        question("us@cio-pme.be"),
    ),
    (
        link_schemes,
        Q,
        question("[The plan](file:///C:/plan.pdf)"),
        "how-often.md:8: a link must lead to what visitors can reach",
        question("`C:\\plan.pdf`"),
    ),
    (
        link_schemes,
        Q,
        question("[Look](javascript:alert(1))"),
        "how-often.md:8: a link must begin with https://, mailto: or tel:",
        question(),
    ),
    (
        losses,
        Q,
        question("| a | b |\n|---|---|\n| 1 | 2 | 3 |"),
        "how-often.md:10: a row must have at most the 2 cells of the table's head, has 3",
        question("| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n| 1 |"),
    ),
    (
        losses,
        Q,
        question("Type:\n\n```\nmake serve"),
        'how-often.md:10: a block of code must end with a line "```"',
        question("```make serve``` starts it."),
    ),
    (
        losses,
        Q,
        question("One.\n\n<!-- Two."),
        'how-often.md:10: a comment must end with "-->"',
        question("One. <!-- Two. -->"),
    ),
    (
        losses,
        Q,
        question("One.\n\n[^1]: According to the law."),
        "how-often.md:10: a footnote must be referred to, found no [^1]",
        question("One.[^1]\n\n[^1]: According to the law."),
    ),
    (
        stray_signs,
        Q,
        question("One,\ntwo and **three **."),
        'how-often.md:9: visitors would read "**"',
        question("One **two** \\*\\* `**`."),
    ),
    (
        numbers,
        "faq/how-often.fr.md",
        translated("Un jour.\n\nOu 3 jours."),
        "how-often.fr.md:12: the numbers must be those of content/faq/how-often.md; missing here:"
        " none; only here: 3",
        translated("1. un\n2. deux"),
    ),
    (
        unseen_signs,
        Q,
        question(topic="trust\u200b"),
        'how-often.md:3: warning: an unseen sign stands after "trust" (U+200B, 1 in this file)',
        question("Tout\u00a0: «\u00a0oui\u00a0»."),
    ),
]
