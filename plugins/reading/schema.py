"""What the front matter of each kind of file may say, and must.

Titles and descriptions are what the editor's forms say of a field (plugins/preview/editor/form.py).
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from plugins.errors import say

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
CODE = r"^[a-z0-9]+([-_][a-z0-9]+)*$"  # of what a price book names


def _day(text: object) -> date:
    """Read a day like `2026-11-23` only: pydantic would also accept a timestamp."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        raise ValueError(say("be a day like 2026-11-23"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(say("be a day of the calendar like 2026-11-23")) from None


def _whole(text: object) -> int:
    """Read a whole number in plain digits."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{1,4}", text, re.ASCII):
        raise ValueError(say("be a whole number like %(like)s", like=3))
    return int(text)


def _keywords(text: object) -> str:
    """Read words or groups of words between commas, without duplicates."""
    words = [word.strip().casefold() for word in text.split(",")] if isinstance(text, str) else [""]
    if not isinstance(text, str) or not all(words) or len({*words}) < len(words):
        raise ValueError(say("be words with commas between them, each once, like price, per day"))
    return text


def _fingerprint(text: object) -> str:
    """Read the fingerprint of a translation's original, None if it is not recorded yet."""
    if not isinstance(text, str) or not re.fullmatch(r"([0-9a-f]{12})?", text):
        raise ValueError(say("be as `make translated` writes it, or not be there at all"))
    return text


Day = Annotated[date, BeforeValidator(_day)]
Whole = Annotated[int, BeforeValidator(_whole)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Keywords = Annotated[str, BeforeValidator(_keywords)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Code = Annotated[str, StringConstraints(pattern=CODE)]
Fingerprint = Annotated[str, BeforeValidator(_fingerprint)]


class FrontMatter(BaseModel):
    """What every kind of file says."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    title: Text = Field(
        title="Title",
        description="Stands at the top of the page and in the results of search engines.",
    )
    short_title: Text | None = Field(
        None, title="Short title", description="For tabs and search engines, which cut a long one."
    )
    reviewed: Day = Field(
        title="Reviewed on",
        description="The day on which somebody last read this and found it true.",
    )
    status: Literal["published", "draft"] = Field(
        "published",
        title="Status",
        description="A draft shows in the preview and never on the published site.",
    )
    publish_from: Day | None = Field(
        None, title="On show from", description="The first day it is on show; empty means at once."
    )
    publish_until: Day | None = Field(
        None, title="On show until", description="The last day it is on show; empty means for good."
    )
    keywords: Keywords | None = Field(
        None,
        title="Search words",
        description=(
            "What visitors may type to find this and its text does not say, with commas between."
        ),
    )


class Question(FrontMatter):
    """A question of the FAQ; the text below it is the answer."""

    title: Text = Field(
        title="Question", description="As a visitor would ask it, with a question mark at the end."
    )
    topic: Slug = Field(
        title="Topic", description="The group it stands in on the page of questions."
    )
    order: Whole = Field(
        title="Place", description="Its place among the questions of its topic: 1 stands first."
    )
    summary: Text | None = Field(
        None,
        title="Summary",
        description="One sentence for search engines; empty takes the first words of the answer.",
    )
    review_every: Whole | None = Field(
        None,
        title="Review every … months",
        description="After so many months the checks ask to read it again.",
    )
    gap: Text | None = Field(
        None,
        title="What is missing",
        description="What the firm must still say; the question stays a draft until then.",
    )
    note: Text | None = Field(
        None, title="Note", description="For whoever answers it; visitors never read it."
    )


class Service(FrontMatter):
    """A formula or service, resting on questions of the FAQ."""

    summary: Text = Field(
        title="Summary", description="One or two sentences, for its card and for search engines."
    )
    order: Whole = Field(title="Place", description="Its place among the services: 1 stands first.")
    questions: list[Slug] = Field(
        title="Questions", description="The questions that the page leads to, in this order."
    )
    formula: Code | None = Field(
        None,
        title="Formula",
        description="The formula of the price book that it stands for, if any; its title is the"
        " formula's name.",
    )


class Page(FrontMatter):
    """Any other page."""

    summary: Text = Field(title="Summary", description="One or two sentences for search engines.")
    questions: list[Slug] = Field(
        [],
        title="Questions",
        description="On the home page: the questions that are asked most, in this order.",
    )
    template: Literal[
        "page", "home", "faq", "services", "estimate", "contact", "check", "not-found"
    ] = Field("page", title="Layout", description="How the page is laid out; leave it as it is.")


class Translation(BaseModel):
    """What a file says besides when it translates another."""

    slug: Slug = Field(
        title="Address",
        description=(
            "The last part of the page's web address: small letters, digits and hyphens. Another"
            " one moves the page; in the editor, links and visitors follow."
        ),
    )
    translates: Fingerprint | None = Field(
        None,
        title="Translated from",
        description=(
            "What stands for the text that this was made from; the editor and `make translated`"
            " write it."
        ),
    )


class QuestionTranslation(Translation, Question):
    """A question in another language."""


class ServiceTranslation(Translation, Service):
    """A service in another language."""


class PageTranslation(Translation, Page):
    """Any other page in another language."""


KINDS: dict[str, type[FrontMatter]] = {"faq": Question, "services": Service, "pages": Page}
TRANSLATIONS: dict[str, type[FrontMatter]] = {
    "faq": QuestionTranslation,
    "services": ServiceTranslation,
    "pages": PageTranslation,
}
