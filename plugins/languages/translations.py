"""Which text a translation was made from, and what has changed in it since.

python -m plugins.languages.translations                     (says what has changed)
python -m plugins.languages.translations --record [FILE …]   (says that these translations, or all, are up to date)
"""

from __future__ import annotations

import argparse
import difflib
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from plugins.errors import Mistake, say
from plugins.languages.staff_words import terminal
from plugins.reading.files import text_of
from plugins.reading.front_matter import split

KEY = "translates"
KEYWORDS = re.compile(r"^keywords:.*\n", re.MULTILINE)
LENGTH = 12  # hexadecimal digits
RECORD = "python -m plugins.languages.translations --record"
CONTENT = Path(__file__).resolve().parent.parent.parent / "content"


def fingerprint_of(text: str) -> str:
    """Return what stands for a text: it changes when a letter does, but not with the keywords, which each language has of its own."""
    return sha256(KEYWORDS.sub("", text).encode()).hexdigest()[:LENGTH]


def drift(pages: Iterable[Any], settings: Mapping[str, Any]) -> list[Mistake]:
    """Return the translations whose original has changed; none with TRANSLATION_DRIFT = "warn", a rule warns of them."""
    content, choice = Path(settings["PATH"]), settings["TRANSLATION_DRIFT"]
    if choice not in ("warn", "fail"):
        raise ValueError(f'TRANSLATION_DRIFT must be "warn" or "fail", got "{choice}"')
    translations = (
        Path(page.source_path) for page in pages if page.translates is not None and choice == "fail"
    )
    return [mistake for path in sorted(translations) if (mistake := drift_of(path, content))]


def drift_of(translation: Path, content: Path) -> Mistake | None:
    """Return what to say of a translation, or None when it is up to date or has no original."""
    original = original_of(translation)
    if not original.is_file():
        return None
    file = translation.relative_to(content.parent).as_posix()
    document = split(text_of(translation, file=file), file=file)
    recorded, line = document.values.get(KEY) or "", document.lines.get(KEY, 1)
    text = text_of(original, file=original.relative_to(content.parent).as_posix())
    if recorded == fingerprint_of(text):
        return None
    if not recorded:
        return Mistake(
            file,
            line,
            say(
                "translates must say which text this was made from, found nothing; when it is up to date: %(command)s",
                command=f"{RECORD} {file}",
            ),
        )
    since = "\n".join(f"    {change}" for change in changes(original, recorded)) or say(
        "(git has no version with that fingerprint: compare the whole text)"
    )
    return Mistake(
        file,
        line,
        say(
            "%(original)s has changed since it was translated; bring this up to date, then: %(command)s\n%(since)s",
            original=original.name,
            command=f"{RECORD} {file}",
            since=since,
        ),
    )


def changes(original: Path, recorded: str) -> list[str]:
    """Return the lines that went and came since the recorded text, found in git's history; none where it is not there."""
    for commit, text in _versions(original):
        if fingerprint_of(text) == recorded:
            now = original.read_text(encoding="utf-8")
            lines = difflib.unified_diff(
                text.splitlines(), now.splitlines(), commit, "now", lineterm="", n=0
            )
            return [line for line in lines if not line.startswith("@@")]
    return []


def _versions(file: Path) -> Iterator[tuple[str, str]]:
    """Yield a file's versions in git, newest first; none where there is no git or no history."""
    try:
        for commit in _git(file.parent, "log", "--format=%h", "--", file.name).split():
            yield commit, _git(file.parent, "show", f"{commit}:./{file.name}")
    except (OSError, subprocess.CalledProcessError):
        return


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def original_of(translation: Path) -> Path:
    """Return the file that a translation was made from: how-often.fr.md → how-often.md."""
    return translation.with_name(f"{translation.name.partition('.')[0]}.md")


def translations_in(content: Path) -> list[Path]:
    """Return every translation below a folder."""
    return sorted(path for path in content.rglob("*.md") if path.stem.count(".") == 1)


def record(translation: Path) -> bool:
    """Write the fingerprint of the original as it is now; False when it stands there already."""
    text = translation.read_text(encoding="utf-8")
    now = fingerprint_of(original_of(translation).read_text(encoding="utf-8"))
    new = re.sub(rf"^{KEY}:.*$", f"{KEY}: {now}", text, count=1, flags=re.MULTILINE)
    translation.write_text(new, encoding="utf-8")
    return new != text


def main(arguments: list[str] | None = None) -> int:
    """Show what has changed, or record that translations are up to date; 1 when something is left to translate."""
    parser = argparse.ArgumentParser(
        prog="python -m plugins.languages.translations", description=__doc__
    )
    parser.add_argument("--record", action="store_true", help="these translations are up to date")
    parser.add_argument(
        "files", nargs="*", type=Path, help="translations; without any, all of them"
    )
    given = parser.parse_args(arguments)
    files = [file.resolve() for file in given.files] or translations_in(CONTENT)
    if given.record:
        recorded = sum(record(file) for file in files)
        print(
            terminal().told(
                say(
                    "Recorded %(count)s of %(all)s translations anew.",
                    count=recorded,
                    all=len(files),
                )
            )
        )
        return 0
    found = [mistake for file in files if (mistake := drift_of(file, CONTENT))]
    print(
        "\n".join(
            map(
                terminal().told,
                found or [say("All %(all)s translations are up to date.", all=len(files))],
            )
        )
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
