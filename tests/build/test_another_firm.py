"""Every verb that concerns content takes another firm's folder: `make … SITE=../bright`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.project import ROOT
from tests.support.firm import CONTENT, TODAY, without_firm

MODULES = {
    "check": "plugins.build.check",
    "publish": "plugins.build.site",
    "shareable": "plugins.build.shareable",
    "translated": "plugins.languages.translations",
    "prices-diff": "plugins.price_report.command",
    "serve": "plugins.preview.server",
    "import": "plugins.importing.command",
}


@pytest.fixture(scope="module")
def bright(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of another firm, whose name has a space."""
    folder = tmp_path_factory.mktemp("firms") / "bright ltd"
    shutil.copytree(CONTENT, folder)
    site = folder / "site.yml"
    site.write_text(site.read_text("utf-8").replace("name: CIO-PME", "name: Bright"), "utf-8")
    return folder


def make(*words: str) -> subprocess.CompletedProcess[str]:
    """Return the commands that make would run, without running them."""
    command = ["make", "--dry-run", "--always-make", *words]
    return subprocess.run(command, cwd=ROOT, env=without_firm(), capture_output=True, text=True)


def test_a_publish_of_another_firm_has_a_folder_of_its_own(bright: Path) -> None:
    """Named after the firm's folder, unless OUT names another."""
    publish = make("publish", f"SITE={bright}")
    assert '--output "output-bright ltd"' in publish.stdout, publish.stderr
    assert '--output "preview-bright ltd"' in make("shareable", f"SITE={bright}").stdout
    assert (
        '"output-bright ltd" "/srv/bright"'
        in make("deploy", f"SITE={bright}", "TO=/srv/bright").stdout
    )
    assert '--output "output"' in make("publish").stdout
    assert '--output "mine"' in make("publish", f"SITE={bright}", "OUT=mine").stdout


def test_make_passes_answers_on_as_they_were_typed() -> None:
    """Through the environment, so that the shell interprets none of their characters; a NAME of
    the environment itself is not an answer."""
    command_line = make("new", "SITE=bright", "NAME=A \"B\" & 'C'").stdout
    assert '"bright" --name "$NAME"' in command_line and "--languages" not in command_line
    command = ["make", "--dry-run", "new", "SITE=bright"]
    env = {**without_firm(), "NAME": "host"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert "--name" not in done.stdout


def test_make_exports_the_folder(bright: Path, tmp_path: Path) -> None:
    """As CONTENT, for every command that it runs."""
    probe = tmp_path / "probe.mk"
    probe.write_text(f'include {ROOT}/Makefile\nprobe:\n\t@echo "$$CONTENT"\n', "utf-8")
    command = ["make", "--no-print-directory", "-f", str(probe), "probe", f"SITE={bright}"]
    done = subprocess.run(
        command, cwd=ROOT, env=without_firm(), capture_output=True, text=True, check=True
    )
    assert done.stdout == f"{bright}\n"


def run(module: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command as make does for another firm."""
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env={**without_firm(), "CONTENT": str(folder), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("verb", MODULES)
def test_a_folder_that_is_no_firms_is_refused(verb: str, tmp_path: Path) -> None:
    """Before anything is built, with its name; nothing is written there."""
    words = ["faq.docx"] if verb == "import" else []
    done = run(MODULES[verb], tmp_path / "nowhere", *words)
    assert done.returncode == 1
    assert "nowhere: SITE must name a firm's folder, which holds site.yml" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_its_site_is_checked_and_built(bright: Path, tmp_path: Path) -> None:
    """A message names the firm's own folder, and the site has the firm's own name."""
    check = run("plugins.build.check", bright, "--on", TODAY.isoformat())
    assert "bright ltd/" in check.stdout, check.stderr
    out = tmp_path / "out"
    day = ("--on", TODAY.isoformat())
    done = run("plugins.build.shareable", bright, "--output", str(out), *day)
    assert done.returncode == 0, done.stderr
    assert "Bright" in (out / "index.html").read_text("utf-8")


def test_a_firm_that_speaks_french_and_dutch(bright: Path, tmp_path: Path) -> None:
    """French is the main language, so its pages are in no folder, and the theme speaks French. One
    more language needs its files, its entry in the settings, and the theme's words in it."""
    firm = Path(shutil.copytree(bright, tmp_path / "clair"))
    french_alone(firm)
    in_dutch(firm)
    settings = 'languages: [fr_BE, nl_BE]\ncolour: "#1d4ed8"\naccent: "#c2410c"\n'
    (firm / "settings.yml").write_text(settings, "utf-8")
    out, day = tmp_path / "out", ("--on", TODAY.isoformat())
    done = run("plugins.build.shareable", firm, "--output", str(out), *day)
    assert done.returncode == 0, done.stderr
    page = (out / "index.html").read_text("utf-8")
    assert '<html lang="fr"' in page
    assert "Aller au contenu" in page
    assert not (out / "fr").exists()
    other = (out / "nl" / "index.html").read_text("utf-8")
    assert '<html lang="nl"' in other and "Naar de inhoud" in other
    assert "1 januari 2026" in other and "€\u00a01.800,00" in other
    assert "Voorlopige vertaling" in other
    [style] = out.glob("static/*/css/site.css")
    assert "--strong: #1d4ed8" in style.read_text("utf-8")


def in_dutch(firm: Path) -> None:
    """Add a Dutch file for every text, with the same words."""
    for path in [*firm.rglob("*.md"), *firm.glob("offer.yml"), *firm.glob("faq/topics.yml")]:
        text = re.sub(r"(\{filename\}[^)#]*)\.md", r"\1.nl.md", path.read_text("utf-8"))
        text = re.sub(r"\A---\n(.*)\n", rf"---\n\1\nslug: {path.stem}\n", text)
        if "prices" not in path.parts:
            path.with_suffix(f".nl{path.suffix}").write_text(text, "utf-8")
    (firm / "site.nl.yml").write_text("tagline: Naar wens\napproved: no\n", "utf-8")


def french_alone(firm: Path) -> None:
    """Replace the English files by the French ones."""
    tagline = firm / "site.fr.yml"
    line = next(one for one in tagline.read_text("utf-8").split("\n") if "tagline:" in one)
    tagline.unlink()
    site = firm / "site.yml"
    text = re.sub(r"^tagline:.*$", line, site.read_text("utf-8"), flags=re.MULTILINE)
    site.write_text(text, "utf-8")
    for french in [*firm.rglob("*.fr.md"), *firm.rglob("*.fr.yml")]:
        text = french.read_text("utf-8").replace(".fr.md", ".md")
        if french.suffix == ".md":
            text = re.sub(r"^(slug|translates):.*\n", "", text, flags=re.MULTILINE)
        french.with_name(french.name.replace(".fr.", ".")).write_text(text, "utf-8")
        french.unlink()


def test_its_prices_are_compared_in_a_repository_of_its_own(bright: Path, tmp_path: Path) -> None:
    """With the last commit of the repository in which the firm's folder is."""
    firm = Path(shutil.copytree(bright, tmp_path / "own"))
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "content: Begin"]):
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
        subprocess.run(command, cwd=firm, check=True, capture_output=True)
    same = run("plugins.price_report.command", firm, "--on", TODAY.isoformat())
    assert same.stdout.strip() == "No price changes.", same.stderr
    book = firm / "prices" / "2026-01-01.toml"
    text = book.read_text("utf-8").replace('small = "900.00"', 'small = "950.00"')
    book.write_text(text, "utf-8")
    report = run("plugins.price_report.command", firm, "--on", TODAY.isoformat())
    assert "from €900.00 to €950.00" in report.stdout, report.stderr
