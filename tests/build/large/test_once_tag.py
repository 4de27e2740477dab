"""The `once` tag, for parts of a template that many pages share."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment, TemplateError, TemplateSyntaxError

from plugins.build.large.once_tag import Once


def environment(**templates: str) -> Environment:
    """Return an environment with these templates."""
    return Environment(loader=DictLoader(templates), extensions=[Once], autoescape=True)


def test_a_part_is_rendered_once_for_each_set_of_its_arguments() -> None:
    """And again as soon as one of them differs."""
    pages = environment(
        page="{{ name }}: {% once lang, kind %}{{ lang }} {{ kind }} {{ counted() }}{% endonce %}"
    ).get_template("page")
    calls: list[int] = []

    def counted() -> int:
        calls.append(1)
        return len(calls)

    texts = [
        pages.render(name=name, lang=lang, kind=kind, counted=counted)
        for name, lang, kind in ("axp", "bxp", "cyp", "dxq", "exp")
    ]
    assert texts == ["a: x p 1", "b: x p 1", "c: y p 2", "d: x q 3", "e: x p 1"]


def test_two_parts_with_the_same_arguments_stay_apart() -> None:
    """In one template and in two."""
    pages = environment(
        page="{% once lang %}a{% endonce %}\n{% once lang %}b{% endonce %}",
        other="{% once lang %}c{% endonce %}",
    )
    assert [pages.get_template(name).render(lang="en") for name in ("page", "page", "other")] == [
        "a\nb",
        "a\nb",
        "c",
    ]


def test_it_escapes_what_the_page_escapes_and_no_more() -> None:
    """The rendered part is not escaped a second time."""
    assert (
        environment(page="{% once lang %}<b>{{ lang }}</b>{% endonce %}")
        .get_template("page")
        .render(lang="<")
        == "<b>&lt;</b>"
    )


def test_a_build_keeps_nothing_of_another() -> None:
    """Each build has its own environment, and a new environment renders again."""
    assert [
        environment(page="{% once 1 %}{{ text }}{% endonce %}")
        .get_template("page")
        .render(text=text)
        for text in "ab"
    ] == ["a", "b"]


def test_it_must_be_closed() -> None:
    """As every tag of Jinja."""
    with pytest.raises(TemplateSyntaxError):
        environment(page="{% once lang %}").get_template("page")


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("<ol><li>one</li>", "<ol> without its end"),
        ("</aside><p>two</p>", "</aside> without its start"),
        ("<b><i>three</b></i>", "</b> without its start"),
    ],
)
def test_it_holds_whole_elements(part: str, wrong: str) -> None:
    """A part that only opens an element would depend on the text around it."""
    page = environment(page=f"{{% once 1 %}}{part}{{% endonce %}}").get_template("page")
    with pytest.raises(TemplateError, match=wrong):
        page.render()


def test_an_element_without_an_end_tag_needs_none() -> None:
    """Line breaks, images, and elements of SVG that close themselves."""
    whole = '<p>a<br>b<img src="c"></p><svg><path d="M0"/></svg>'
    page = environment(page=f"{{% once 1 %}}{whole}{{% endonce %}}").get_template("page")
    assert page.render() == whole
