"""What the front matter of each kind of file may say, and must."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from plugins.errors import say

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
CONTACT = re.compile(r"https://[^\s/]+\S*|[^\s@:]+@[^\s@]+\.[^\s@.]+")
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _day(text: object) -> date:
    """Read `2026-11-23` and nothing looser: pydantic alone would also take a timestamp."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        raise ValueError(say("be a day like 2026-11-23"))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(say("be a day of the calendar like 2026-11-23")) from None


def _whole(text: object) -> int:
    """Read a whole number written in plain digits."""
    if not isinstance(text, str) or not re.fullmatch(r"\d{1,4}", text, re.ASCII):
        raise ValueError(say("be a whole number like %(like)s", like=3))
    return int(text)


def _contact(text: object) -> str:
    """Read an e-mail address, or the address of a page over HTTPS."""
    if not isinstance(text, str) or not CONTACT.fullmatch(text):
        raise ValueError(say("be an e-mail address, or a page that begins with https://"))
    return text


def _fingerprint(text: object) -> str:
    """Read what stands for the text that a translation was made from, or nothing where it is not recorded yet."""
    if not isinstance(text, str) or not re.fullmatch(r"([0-9a-f]{12})?", text):
        raise ValueError(say("be as `python -m plugins.translations --record` writes it"))
    return text


Day = Annotated[date, BeforeValidator(_day)]
Whole = Annotated[int, BeforeValidator(_whole)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
Contact = Annotated[str, BeforeValidator(_contact)]
Fingerprint = Annotated[str, BeforeValidator(_fingerprint)]


class FrontMatter(BaseModel):
    """What every kind of file says."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: Text
    reviewed: Day
    status: Literal["published", "draft"] = "published"
    publish_from: Day | None = None  # the first day it is on show, and the last
    publish_until: Day | None = None


class Question(FrontMatter):
    """A question of the FAQ; the text below it is the answer."""

    topic: Slug
    order: Whole
    summary: Text | None = None
    review_every: Whole | None = None  # months


class Service(FrontMatter):
    """A formula or service, resting on questions of the FAQ."""

    summary: Text
    order: Whole
    questions: list[Slug]
    formula: Literal["a-la-carte", "subscription", "audit"] | None = None


class Page(FrontMatter):
    """Any other page."""

    summary: Text
    questions: list[Slug] = []  # the most asked, on the home page
    template: Literal["page", "home", "faq", "services", "estimate", "contact", "not-found"] = "page"


class Translation(BaseModel):
    """What a file says besides when it translates another."""

    slug: Slug
    translates: Fingerprint


class QuestionTranslation(Translation, Question):
    """A question in another language."""


class ServiceTranslation(Translation, Service):
    """A service in another language."""


class PageTranslation(Translation, Page):
    """Any other page in another language."""


KINDS: dict[str, type[FrontMatter]] = {"faq": Question, "services": Service, "pages": Page}
TRANSLATIONS: dict[str, type[FrontMatter]] = {"faq": QuestionTranslation, "services": ServiceTranslation, "pages": PageTranslation}
