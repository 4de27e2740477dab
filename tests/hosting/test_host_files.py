"""The settings files for hosts that read them from the published folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.errors import ContentError
from plugins.hosting.caddy import caddy
from plugins.hosting.headers import ALWAYS, FOR_ALL, FOR_EVER, POLICY, SECURE, page_policy, policy
from plugins.hosting.host_files import headers_file, redirects_file
from plugins.hosting.nginx import nginx
from plugins.project import ROOT
from plugins.reading.redirects import Redirect, read_redirects
from tests.pages.test_pages import soup_of
from tests.support.publishing import content_of


def rules(text: str) -> dict[str, dict[str, str]]:
    """Return path → header → value as a host reads the file."""
    rules_by_path: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules_by_path[list(rules_by_path)[-1]][name] = value
        else:
            rules_by_path[line] = {}
    return rules_by_path


def redirect(old: str, to: str) -> Redirect:
    """Return one redirect."""
    return Redirect.model_validate({"from": old, "to": to})


def test_every_path_gets_the_headers_and_no_header_stands_twice(published: Path) -> None:
    """Cloudflare would join two values with a comma, which makes another policy."""
    by_path = rules((published / "_headers").read_text("utf-8"))
    assert by_path["/*"] == {**ALWAYS, **SECURE}
    assert (
        by_path["/python/*"] == by_path["/prices.json"] == by_path["/prices.schema.json"] == FOR_ALL
    )
    assert by_path["/static/*"] == by_path["/search/fragment/*"] == {"Cache-Control": FOR_EVER}
    assert not set(by_path["/*"]) & {
        name for path, rule in by_path.items() if path != "/*" for name in rule
    }
    assert len(by_path) <= 100 and all(
        len(line) <= 2000 for line in headers_file([]).splitlines()
    )  # Cloudflare's limits


def test_only_the_page_for_frames_may_be_framed_on_either_host() -> None:
    """Netlify sends the last policy that fits, Cloudflare all of them with a comma between; a
    browser that finds frame-ancestors in any of them passes over X-Frame-Options."""
    partner = "'self' https://www.partner.example"
    by_path = rules(headers_file([], roots=["/", "/fr/"], ancestors=partner))
    for_all, own = by_path["/*"], by_path["/embed/*"]
    assert by_path["/fr/embed/*"] == own == {POLICY: policy(partner)}
    assert "frame-ancestors" not in for_all[POLICY]
    assert for_all["X-Frame-Options"] == "DENY"
    assert for_all[POLICY] == page_policy()
    assert {**for_all, POLICY: policy()} == {**ALWAYS, **SECURE, "X-Frame-Options": "DENY"}
    assert "frame-ancestors" in headers_file([]) and "X-Frame" not in headers_file([])


def test_the_parts_of_python_are_named_with_their_types(published: Path) -> None:
    """By their exact addresses, for hosts differ in what a star inside a path means."""
    by_path = rules((published / "_headers").read_text("utf-8"))
    python = [rule for path, rule in by_path.items() if path.endswith(".wasm")]
    assert python == 2 * [{"Content-Type": "application/wasm"}]
    assert all(
        (published / path.lstrip("/")).is_file() for path in by_path if not path.endswith("*")
    )


def test_an_old_address_is_redirected_with_its_query_and_without() -> None:
    """Netlify matches the query, Cloudflare reads the second line."""
    file = redirects_file(
        [
            redirect("/index.php?id=en-pratique", "/faq/"),
            redirect("/index.php?id=contact", "/contact/"),
            redirect("/old.html", "/"),
        ],
        ["fr"],
    )
    assert file.splitlines() == [
        "/index.php id=en-pratique /faq/ 301",
        "/index.php id=contact /contact/ 301",
        "/index.php /faq/ 301",
        "/old.html / 301",
        "/fr/* /fr/404.html 404",
    ]


def test_a_redirect_must_lead_to_a_page(tmp_path: Path, site: Path) -> None:
    """The message names the line to correct."""
    (tmp_path / "redirects.yml").write_text(
        "- from: /old.html\n  to: /faq/\n- from: /older.html\n  to: /gone/\n", "utf-8"
    )
    with pytest.raises(
        ContentError,
        match=rf'^{tmp_path.name}/redirects.yml:4: to must be a page of this site, got "/gone/"',
    ):
        read_redirects(tmp_path, site=site)


def test_a_page_has_the_policy_itself_before_anything_is_loaded(site: Path) -> None:
    """For hosts that do not send our headers; parts that browsers ignore in a page are left out."""
    for page in site.rglob("*.html"):
        metas = soup_of(page).head.find_all(True, limit=2)
        assert (metas[1]["http-equiv"], metas[1]["content"]) == (
            "Content-Security-Policy",
            page_policy(),
        )
    assert (
        page_policy().startswith("default-src 'none'; ") and "frame-ancestors" not in page_policy()
    )


def test_every_text_has_compressed_copies(published: Path) -> None:
    """For servers that choose one; a copy that would be no smaller is not made."""
    for page in [
        *published.rglob("*.html"),
        *published.rglob("*.css"),
        *published.rglob("*.wasm"),
        published / "sitemap.xml",
    ]:
        for ending in (".br", ".gz"):
            assert page.with_name(page.name + ending).stat().st_size < page.stat().st_size
    assert not list(published.rglob("*.woff2.*")) and not list(published.glob("_*.*"))


def run_command(server: str, *arguments: str, content: Path) -> subprocess.CompletedProcess[str]:
    """Run the command that prints a server's settings."""
    command = [sys.executable, "-m", f"plugins.hosting.{server}", *arguments]
    own = {**os.environ, "CONTENT": str(content)}
    return subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True)


@pytest.mark.parametrize("server", [nginx, caddy])
def test_a_command_prints_the_settings_of_the_firm(
    tmp_path: Path, server: Callable[..., str]
) -> None:
    """With its folder on the host, its languages, its old addresses, and who may frame the
    estimate."""
    content = content_of(tmp_path)
    site = content / "site.yml"
    text = site.read_text("utf-8").replace(".the-tests\n", ".the-tests/site\n", 1)
    site.write_text(f"{text}framed_by: any\n", "utf-8")
    done = run_command(server.__name__, "/srv/a", content=content)
    old = read_redirects(content)
    assert old and done.returncode == 0, done.stderr
    assert done.stdout == server("/srv/a", old, ["fr"], prefix="/site", ancestors="*")


def test_a_command_reports_a_mistake_at_its_line(tmp_path: Path) -> None:
    """As every other command does."""
    content = content_of(tmp_path)
    with (content / "redirects.yml").open("a", encoding="utf-8") as file:
        file.write("- from: no-slash\n  to: /faq/\n")
    outcome = run_command("nginx", "/srv/a", content=content)
    assert outcome.returncode == 1 and outcome.stderr.startswith("content/redirects.yml:")
