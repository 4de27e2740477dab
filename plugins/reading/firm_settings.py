"""A firm's settings for its site, apart from words: `settings.yml` in its folder; every line is
optional."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from plugins.errors import ContentError, say
from plugins.project import THEME
from plugins.reading.files import text_of
from plugins.reading.front_matter import check, read_mapping
from plugins.reading.schema import Whole

FILE = "settings.yml"
WRITTEN_IN = "en"  # the language of the theme's messages; others have a catalogue
LOCALE = re.compile(r"[a-z]{2}_[A-Z]{2}")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def theme_languages(theme: Path = THEME) -> tuple[str, ...]:
    """Return the languages of the theme."""
    catalogues = sorted((theme / "translations").glob("*/LC_MESSAGES/theme.po"))
    return (WRITTEN_IN, *(file.parent.parent.name for file in catalogues))


def _languages(value: Any) -> tuple[str, ...]:
    """Read a list like [en_IE, fr_BE]: each language with the country whose number format it
    uses."""
    written = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    codes = [one[:2] for one in written]
    if not all(LOCALE.fullmatch(one) and _is_locale(one) for one in written):
        raise ValueError(say("be languages with their country, like [en_IE, fr_BE]"))
    if missing := sorted({*codes} - {*theme_languages()}):
        raise ValueError(
            say(
                "be languages that the theme has words for (%(choices)s), not %(language)s",
                choices=", ".join(theme_languages()),
                language=", ".join(missing),
            )
        )
    if len({*codes}) < len(codes):
        raise ValueError(say("name each language once"))
    return tuple(written)


def _is_locale(locale: str) -> bool:
    try:
        Locale.parse(locale)
    except UnknownLocaleError:
        return False
    return True


def _colour(text: Any) -> str:
    """Read a colour in six hexadecimal digits."""
    if not isinstance(text, str) or not COLOUR.fullmatch(text):
        raise ValueError(say('be a colour like "#0e4a55", between double quotes'))
    return text.lower()


YesNo = Literal["yes", "no"]
Colour = Annotated[str, BeforeValidator(_colour)]
Languages = Annotated[tuple[str, ...], BeforeValidator(_languages)]


class FirmSettings(BaseModel):
    """A firm's settings; these are the defaults."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    languages: Languages = Field(
        default=("en_IE", "fr_BE"),
        title="Languages",
        description=(
            "Each with the country whose numbers it writes, like en_IE, fr_BE; the first has no"
            " folder of its own."
        ),
    )
    colour: Colour | None = Field(
        default=None,
        title="Colour",
        description=(
            "Of links and buttons; light and dark are worked out from it. Both colours or neither."
        ),
    )
    accent: Colour | None = Field(
        default=None,
        title="Accent",
        description="The second colour: of edges, signs and the focus.",
    )
    translation_drift: Literal["warn", "fail"] = Field(
        default="warn",
        title="Outdated translations",
        description="What a translation does whose original has changed.",
    )
    editor: YesNo = Field(
        default="yes", title="Editor", description="Whether these forms are there; no closes them."
    )
    offline: YesNo = Field(
        default="yes",
        title="Without a connection",
        description="Whether browsers keep pages that were read, and show them without one.",
    )
    whole_faq: Whole = Field(
        default=40,
        title="Questions on one page",
        description=(
            "Up to so many the page of questions holds every answer; beyond, each topic has a page."
        ),
    )

    @property
    def locales(self) -> dict[str, str]:
        """Return each language's locale by its code, the first language first."""
        return {locale[:2]: locale for locale in self.languages}

    @property
    def default(self) -> str:
        """Return the first language."""
        return self.languages[0][:2]


def read_firm_settings(content: Path) -> FirmSettings:
    """Return the settings in a firm's folder; ContentError if a line is wrong."""
    path = content / FILE
    if not path.is_file():
        return FirmSettings()
    file = f"{content.name}/{FILE}"
    return _read(text_of(path, file=file), file)


def settings_in_force(content: Path) -> FirmSettings:
    """Return the settings in a firm's folder, the defaults if they have mistakes: the rules report
    these."""
    try:
        return read_firm_settings(content)
    except ContentError:
        return FirmSettings()


def lines_of(content: Path) -> dict[str, int]:
    """Return the line of each setting."""
    file = f"{content.name}/{FILE}"
    return read_mapping(text_of(content / FILE, file=file), file=file)[1]


@lru_cache(maxsize=16)
def _read(text: str, file: str) -> FirmSettings:
    values, lines = read_mapping(text, file=file)
    return check(FirmSettings, values, lines, file=file)
