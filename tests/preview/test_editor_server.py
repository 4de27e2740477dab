"""The editor over HTTP: it answers its own page on this machine alone, and only in the preview."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plugins.hosting.headers import CONTENT_SECURITY_POLICY
from tests.support.over_http import Answer, get
from tests.support.previewing import Previewing, copy_of_the_project, previewing

QUESTION = "faq/how-often.json"
ENTRY_REQUEST = {"action": "entry", "path": QUESTION}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewing]:
    """Yield a development server for the tests of this module."""
    with previewing(copy_of_the_project(tmp_path_factory.mktemp("edited"))) as running:
        yield running


def send(preview: Previewing, question: Any, **headers: str) -> Answer:
    """Send a request as the editor's page does; `headers` replace its own."""
    all_headers = {
        "Origin": preview.address,
        "Content-Type": "application/json",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return get(
        f"{preview.address}/admin/entries",
        method="POST",
        body=json.dumps(question).encode(),
        **all_headers,
    )


def test_the_editor_answers_its_own_page(preview: Previewing) -> None:
    """With an entry in both languages, without the keys that only commands write."""
    answer = send(preview, ENTRY_REQUEST)
    values = json.loads(answer.body)["values"]
    assert answer.status == 200
    assert (
        values["en"]["title"] == "How often does a part-time CIO work?"
        and values["fr"]["slug"] == "combien-de-fois"
    )
    assert values["en"]["address"] == "faq/how-often/" and "translates" not in values["fr"]


def test_a_save_reaches_the_file_and_a_refused_one_says_why(preview: Previewing) -> None:
    """The refusal is JSON, and its mistakes have their places."""
    base = json.loads(send(preview, ENTRY_REQUEST).body)["values"]
    form = {**base, "en": {**base["en"], "summary": "As often as you like."}}
    assert (
        send(preview, {"action": "save", "path": QUESTION, "form": form, "known": base}).status
        == 200
    )
    file = preview.root / "content" / "faq" / "how-often.md"
    assert "summary: As often as you like.\n" in (text := file.read_text("utf-8"))
    refusal = send(
        preview,
        {
            "action": "save",
            "path": QUESTION,
            "form": {**form, "en": {**form["en"], "title": "How"}},
            "known": form,
        },
    )
    assert refusal.status == 422
    assert json.loads(refusal.body)["mistakes"][0]["file"] == "content/faq/how-often.md"
    assert file.read_text("utf-8") == text
    french = send(
        preview, {"action": "delete", "path": "prices/2026-01-01.json"}, Accept_Language="fr-BE"
    )
    assert (
        "doit se trouver dans l’un des dossiers faq, services"
        in json.loads(french.body)["mistakes"][0]["text"]
    )


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ({"Host": "evil.example:8000"}, "got the host"),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, "got the host"),
        ({"Origin": "https://evil.example"}, "got https://evil.example"),
        ({"Origin": "http://127.0.0.1:1"}, "got http://127.0.0.1:1"),
        ({"Origin": "null"}, "got null"),
        ({"Origin": ""}, "got none"),
        ({"Content_Type": "text/plain"}, "as application/json"),
        ({"Content_Length": "1000001"}, "at most 1000000 bytes"),
    ],
)
def test_another_site_is_refused(preview: Previewing, headers: dict[str, str], why: str) -> None:
    """Whether it uses its own origin, another name for this address, or a form; no file changes."""
    path = preview.root / "content" / "faq" / "hire-staff.md"
    before = path.read_bytes()
    answer = send(preview, {"action": "delete", "path": "faq/hire-staff.json"}, **headers)
    assert answer.status == 403 and why in answer.body.decode()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "path", ["/admin/", "/admin/configuration.json", "/admin/program/decap-cms.js"]
)
def test_nothing_is_read_under_another_name(preview: Previewing, path: str) -> None:
    """A site whose name resolves to this address can read nothing."""
    assert get(preview.address + path, Host="evil.example:8000").status == 403


@pytest.mark.parametrize(
    "question",
    [
        [],
        {},
        {"action": "save"},
        {"action": "read", "path": QUESTION},
        {"action": "entry", "path": 1},
    ],
)
def test_an_unknown_request_is_refused(preview: Previewing, question: Any) -> None:
    """With status 400."""
    assert send(preview, question).status == 400


def test_malformed_requests_and_other_methods_are_refused(preview: Previewing) -> None:
    """And so is a file that is not part of the program."""
    assert (
        get(
            f"{preview.address}/admin/entries",
            method="POST",
            body=b"{",
            Origin=preview.address,
            Content_Type="application/json",
        ).status
        == 400
    )
    assert get(f"{preview.address}/admin/entries").status == 405
    assert [
        get(f"{preview.address}/admin/program/{name}").status
        for name in ("decap-cms.js", "decap-cms.js.map", "..%2f..%2fpackage.json", "none.js")
    ] == [200, 404, 404, 404]


def test_a_mistake_in_a_file_that_the_forms_need_is_reported(preview: Previewing) -> None:
    """In place of the forms, with its file."""
    preview.change("content/faq/topics.yml", "- topic: trust", "- topic trust")
    answer = get(f"{preview.address}/admin/configuration.json")
    preview.change("content/faq/topics.yml", "- topic trust", "- topic: trust")
    assert answer.status == 422
    assert json.loads(answer.body)["mistakes"][0]["file"] == "content/faq/topics.yml"


def test_the_page_uses_this_server_alone(preview: Previewing) -> None:
    """Its policy allows more than the site's where its program needs it, but no other host."""
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in get(f"{preview.address}/admin/").headers["Content-Security-Policy"].split(";")
    )
    assert {name for name, value in policy.items() if value != CONTENT_SECURITY_POLICY[name]} == {
        "script-src",
        "style-src",
        "img-src",
        "form-action",
    }
    words = {word for value in policy.values() for word in value.split()}
    assert words == {"'none'", "'self'", "'unsafe-eval'", "'unsafe-inline'", "data:", "blob:"}


def test_the_page_and_the_buttons_speak_the_language_of_the_browser(preview: Previewing) -> None:
    """Or the one in the address."""
    assert b'<html lang="fr">' in get(f"{preview.address}/admin/", Accept_Language="fr").body
    data = json.loads(get(f"{preview.address}/admin/configuration.json?lang=fr").body)
    assert (
        data["configuration"]["locale"] == "fr"
        and data["phrases"]["editor"]["editorToolbar"]["publish"] == "Enregistrer"
    )


def test_the_address_without_its_slash_leads_to_the_editor(preview: Previewing) -> None:
    """As people type it."""
    assert get(f"{preview.address}/admin").headers["Location"] == "/admin/"


def test_the_editor_can_be_turned_off_in_the_settings(tmp_path: Path) -> None:
    """Then all its addresses answer 404."""
    root = copy_of_the_project(tmp_path)
    (root / "content" / "settings.yml").write_text("editor: no\n", "utf-8")
    with previewing(root) as running:
        assert [
            get(f"{running.address}{path}").status
            for path in ("/admin/", "/admin/configuration.json")
        ] == [404, 404]
        assert send(running, ENTRY_REQUEST).status == 404


def test_the_published_site_has_no_editor(published: Path) -> None:
    """No page, no program, no mention of it."""
    assert not [
        path
        for path in published.rglob("*")
        if {"admin", "editor", "decap"} & set(path.stem.split("-"))
    ]
    assert not [path for path in published.rglob("*.html") if b"/admin" in path.read_bytes()]
