"""The theme's words and filters for its templates, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from gettext import NullTranslations
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from plugins.languages.theme_words import day, frames, megabytes, money, number, plural
from plugins.markdown.answer_in_list import answer_in_list


def language_of(context: Context) -> str:
    """Return the language of a template: its own `lang`, or else that of its page."""
    if lang := context.get("lang"):
        return str(lang)
    page = context.get("article") or context.get("page")
    if not page:
        raise LookupError(
            f"{context.name}: words need the page's language; import this part `with context`"
        )
    return str(page.lang)


def callables(
    catalogues: Mapping[str, NullTranslations],
) -> tuple[Callable[..., str], Callable[..., str]]:
    """Return gettext and ngettext for templates: one environment writes the pages of all
    languages."""

    @pass_context
    def gettext(context: Context, words: str) -> str:
        return catalogues[language_of(context)].gettext(words)

    @pass_context
    def ngettext(context: Context, one: str, many: str, count: int) -> str:
        return catalogues[language_of(context)].ngettext(one, many, count)

    return gettext, ngettext


def alias(catalogues: Mapping[str, NullTranslations]) -> Callable[..., str]:
    """Return `_` for templates: like Jinja's own, but each message is looked up once a build, not
    once a page."""

    @cache
    def message(lang: str, words: str, is_escaped: bool) -> str:
        text = catalogues[lang].gettext(words)
        return Markup(text) if is_escaped else text

    @cache
    def without_values(lang: str, words: str, is_escaped: bool) -> str:
        return message(lang, words, is_escaped) % {}

    @pass_context
    def say(context: Context, words: str, /, **values: object) -> str:
        key = language_of(context), words, context.eval_ctx.autoescape
        return message(*key) % values if values else without_values(*key)

    return say


def _filter(form: Callable[..., str], locales: Mapping[str, str]) -> Callable[..., str]:
    """Return a filter whose last argument is a language."""
    return lambda *arguments: form(*arguments[:-1], locale=locales[arguments[-1]])


def teach(
    environment: Any, catalogues: Mapping[str, NullTranslations], locales: Mapping[str, str]
) -> None:
    """Give an environment the theme's words and filters, in every language of the site."""
    environment.install_gettext_callables(*callables(catalogues), newstyle=True)
    environment.globals["_"] = alias(catalogues)
    forms: dict[str, Callable[..., Any]] = {
        "money": money,
        "number": number,
        "day": day,
        "megabytes": megabytes,
        "frames": frames,
        "plural": plural,
    }
    environment.filters.update({name: _filter(form, locales) for name, form in forms.items()})
    environment.filters["answer_in_list"] = answer_in_list
