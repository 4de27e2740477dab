"""The words of an offer in each language: `content/offer.yml` and `content/offer.<language>.yml`.

A formula's name is the title of the service page that has its `formula:`, so a name stands once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from babel import Locale
from pydantic import BaseModel, ValidationError

from plugins.errors import ContentError, Message, Mistake, say
from plugins.reading.files import text_of
from plugins.reading.front_matter import split
from plugins.reading.nested import Path as Way
from plugins.reading.nested import read_nested
from plugins.reading.offer_schema import FormulaWords, OfferWords
from plugins.reading.offer_texts import CODE
from plugins.reading.schema_mistakes import MISSING, UNKNOWN, Keys, shown

SERVICES = "services"
KINDS = (UNKNOWN, MISSING)
TRIED = (*(Decimal(whole) for whole in range(200)), Decimal("0.5"), Decimal("1.5"))


def file_of(lang: str | None) -> str:
    """Return the name of the file for a language, or of the original for None."""
    return f"offer.{lang}.yml" if lang else "offer.yml"


@lru_cache(maxsize=32)
def forms_of(lang: str) -> tuple[str, ...]:
    """Return the grammatical numbers of a language, as far as a site may need them."""
    plural = Locale.parse(lang).plural_form
    forms = {str(plural(value)) for value in TRIED}
    return tuple(tag for tag in (*sorted(plural.tags), "other") if tag in forms)


def read_offer_words(
    content: Path, *, lang: str, translated: bool
) -> tuple[OfferWords, Mapping[Way, int]]:
    """Return the words in a language and the line of each key; ContentError lists every mistake."""
    name = file_of(lang if translated else None)
    file = f"{content.name}/{name}"
    if not (content / name).is_file():
        message = say(
            "the words of the offer must be in this file, found no such file; bring it back."
        )
        raise ContentError.at(file, 0, message)
    return _read(text_of(content / name, file=file), file, lang)


def offer_words(content: Path, *, lang: str, translated: bool) -> OfferWords:
    """Return the words in a language; the name of a formula is the title of its page, if it has
    one."""
    words, _ = read_offer_words(content, lang=lang, translated=translated)
    titles = dict(_titles(content, f".{lang}.md" if translated else ".md"))
    formulas = {
        code: formula.model_copy(update={"name": titles.get(code, formula.name)})
        for code, formula in words.formulas.items()
    }
    for code in titles.keys() - formulas.keys():
        formulas[code] = FormulaWords(name=titles[code])
    return words.model_copy(update={"formulas": formulas})


def untranslated(
    original: Mapping[Way, int], lines: Mapping[Way, int], *, file: str, needed: Collection[Way]
) -> Iterator[Mistake]:
    """Yield each key that only one of two languages has, at its line in the translation; those that
    a price book needs are reported with the book."""
    passed = {*lines, *needed}
    for way in original:
        if (
            way not in passed
            and (len(way) == 1 or way[:-1] in lines)
            and not _is_form(way, original)
        ):
            message = say(
                "%(key)s must be said in this language too, found nothing; translate it.",
                key=".".join(way),
            )
            yield Mistake(file, lines.get(way[:-1], 1), message)
    for way, line in lines.items():
        if way not in original and way[:-1] in {*original, ()} and not _is_form(way, lines):
            message = say(
                "%(key)s must stand in the first language too, found only here; take it out, or add"
                " it there.",
                key=".".join(way),
            )
            yield Mistake(file, line, message)


def _is_form(way: Way, lines: Iterable[Way]) -> bool:
    """Return whether a key is a grammatical number, which may differ between languages."""
    return way[-1] in ("zero", "one", "two", "few", "many", "other") and (*way[:-1], "other") in {
        *lines
    }


@lru_cache(maxsize=64)  # the rules, the texts and the templates ask for the same few
def _read(text: str, file: str, lang: str) -> tuple[OfferWords, Mapping[Way, int]]:
    values, lines = read_nested(text, file=file)
    try:
        words = OfferWords.model_validate(values, context={"forms": forms_of(lang)})
    except ValidationError as error:
        mistakes = _mistakes(error.errors(), lines, file)
        raise ContentError(sorted(mistakes, key=lambda mistake: mistake.line)) from None
    return words, lines


def _mistakes(errors: Iterable[Any], lines: Mapping[Way, int], file: str) -> Iterator[Mistake]:
    """Yield the mistakes that pydantic reports: a misspelt key and the one it means are one."""
    by_table: dict[Way, list[Any]] = {}
    for item in errors:
        way = tuple(map(str, item["loc"]))
        if len(way) > 1 and way[1] in OfferWords.model_fields and way[:2] in lines:
            message = say(
                '"%(key)s:" must begin at the edge; take the spaces before it away.', key=way[1]
            )
            yield Mistake(file, lines[way[:2]], message)
            return  # the others follow from it
        by_table.setdefault(way[:-1], []).append(item)
    for table, items in by_table.items():
        names = {kind: [str(i["loc"][-1]) for i in items if i["type"] == kind] for kind in KINDS}
        choices = _keys(table) if any(names.values()) else []
        keys = Keys(unknown=names[UNKNOWN], missing=names[MISSING], allowed=choices)
        for item in items:
            way = (*table, str(item["loc"][-1]))
            at = _line(way, item["input"], lines)
            if item["type"] == UNKNOWN:
                yield Mistake(file, at, keys.message(way[-1], ".".join(way)))
            elif item["type"] != MISSING or not keys.is_meant(way[-1]):
                yield Mistake(file, at, _message(item, way))


def _line(way: Way, value: Any, lines: Mapping[Way, int]) -> int:
    """Return the line of a value: of the key in it that is no code, or of the nearest above."""
    inner = (
        [(*way, key) for key in value if not CODE.fullmatch(key)] if isinstance(value, dict) else []
    )
    ways = [*inner, *(way[:end] for end in range(len(way), 0, -1))]
    return next((lines[one] for one in ways if one in lines), 1)


def _message(item: Any, way: Way) -> Message:
    key, got = ".".join(way), item["input"]
    if item["type"] == MISSING or got is None:
        return say('%(key)s must be given, found nothing; write "%(key)s: …".', key=key)
    if item["type"] == "value_error":
        must = item["ctx"]["error"].args[0]
        text = ", ".join(got) if isinstance(got, dict) else shown(got, in_brackets=True)
        if isinstance(got, dict) and not any(got.values()):  # a name in braces without quotes
            text = shown(got)
        return say(
            '%(key)s must %(must)s, got "%(got)s"; correct it.', key=key, must=must, got=text
        )
    return say('%(key)s must have lines "key: value" below it; write them.', key=key)


def _keys(way: Way) -> list[str]:
    """Return the keys that a part of the words may have."""
    schema: Any = OfferWords
    for name in way:
        if hasattr(schema, "model_fields"):
            schema = _fields(schema)[name].annotation
            choices = [one for one in get_args(schema) if hasattr(one, "model_fields")]
            schema = choices[0] if choices and type(None) in get_args(schema) else schema
        else:  # by code
            schema = get_args(schema)[-1]
    return list(_fields(schema))


def _fields(schema: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in schema.model_fields.items()}


def _titles(content: Path, suffix: str) -> Iterator[tuple[str, str]]:
    """Yield each formula with a page, and the page's title."""
    for path in sorted((content / SERVICES).glob(f"*{suffix}")):
        if path.name.count(".") != suffix.count("."):
            continue
        try:
            file = f"{content.name}/{SERVICES}/{path.name}"
            values = split(text_of(path, file=file), file=file).values
        except ContentError:  # the rules report it
            continue
        formula, title = values.get("formula"), values.get("title")
        if isinstance(formula, str) and isinstance(title, str):
            yield formula, title
