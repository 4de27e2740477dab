"""The text that a translation was made from, and what has changed in it since.

python -m plugins.languages.translations                     (says what has changed)
python -m plugins.languages.translations --record [FILE …]   (says that these translations, or all,
are up to date)
"""

from __future__ import annotations

import argparse
import difflib
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.errors import ContentError, Mistake, did_you_mean, say
from plugins.languages.staff_words import terminal
from plugins.languages.translated_words import KEY, fingerprint_of, with_fingerprint, words_of
from plugins.languages.versions import git, versions
from plugins.project import content_folder
from plugins.reading.files import text_of
from plugins.reading.firm_folder import require_firm
from plugins.reading.front_matter import split

RECORD = "make translated FILE="


@dataclass(frozen=True)
class Outdated:
    """A translation whose original has changed; `changes` are the lines removed and added, empty if
    they are unknown."""

    file: str
    line: int
    original: str
    changes: tuple[str, ...]

    @property
    def mistake(self) -> Mistake:
        """Return the mistake, with the command that records the translation as up to date."""
        unknown = say("(git has no version with that fingerprint: compare the whole text)")
        message = say(
            "%(original)s has changed since it was translated; bring this up to date, then:"
            " %(command)s\n%(since)s",
            original=self.original,
            command=f"{RECORD}{self.file}",
            since="\n".join(f"    {change}" for change in self.changes) or unknown,
        )
        return Mistake(self.file, self.line, message)


def drift(pages: Iterable[Any], settings: Mapping[str, Any]) -> list[Mistake]:
    """Return the translations whose original has changed; none with TRANSLATION_DRIFT = "warn",
    because a rule then warns of them."""
    content, choice = Path(settings["PATH"]), settings["TRANSLATION_DRIFT"]
    if choice not in ("warn", "fail"):
        raise ValueError(f'TRANSLATION_DRIFT must be "warn" or "fail", got "{choice}"')
    paths = sorted(Path(page.source_path) for page in pages) if choice == "fail" else []
    return [mistake for path in paths if (mistake := drift_of(path, content))]


def drift_of(translation: Path, content: Path) -> Mistake | None:
    """Return the mistake of a translation, None if it is up to date or has no original."""
    outdated = outdated_translation(translation, content)
    return outdated.mistake if outdated else None


def outdated_translation(translation: Path, content: Path) -> Outdated | None:
    """Return how a translation is outdated, None if it is up to date or has no original.

    One without a fingerprint counts as up to date on the day on which its own words last changed,
    according to Git.
    """
    original = original_of(translation)
    if translation == original or not original.is_file():
        return None
    file = translation.relative_to(content.parent).as_posix()
    document = split(text_of(translation, file=file), file=file)
    text = text_of(original, file=original.relative_to(content.parent).as_posix())
    record, kind = document.values.get(KEY), original.parent.name
    old = _original_then(translation, original) if not record else None
    if fingerprint_of(text, kind=kind) == (record or fingerprint_of(old or text, kind=kind)):
        return None
    before = old or _version_of(original, record)
    since = _changes(before, text, kind=kind) if before else ()
    return Outdated(file, document.lines.get(KEY, 1), original.name, since)


def _version_of(original: Path, record: str | None) -> str | None:
    """Return the version of a text with a fingerprint from Git's history."""
    kind = original.parent.name
    texts = (text for _, text in versions(original))
    return next((text for text in texts if fingerprint_of(text, kind=kind) == record), None)


def _original_then(translation: Path, original: Path) -> str | None:
    """Return the original at the time when the translation's own words last changed, None if that
    is the present one."""
    words = words_of(translation.read_text("utf-8-sig"), kind=translation.parent.name)
    commit = ""
    for version, text in versions(translation):
        if words_of(text, kind=translation.parent.name) != words:
            break
        commit = version
    try:
        return git(original.parent, "show", f"{commit}:./{original.name}") if commit else None
    except (OSError, subprocess.CalledProcessError):
        return None


def _changes(before: str, now: str, *, kind: str) -> tuple[str, ...]:
    """Return the lines of words that were removed and added."""
    old, new = (words_of(text, kind=kind).splitlines() for text in (before, now))
    lines = list(difflib.unified_diff(old, new, lineterm="", n=0))[2:]
    return tuple(line for line in lines if not line.startswith("@@"))


def original_of(translation: Path) -> Path:
    """Return the file that a translation was made from: how-often.fr.md → how-often.md."""
    return translation.with_name(f"{translation.name.partition('.')[0]}.md")


def translations_in(content: Path) -> list[Path]:
    """Return every translation in a folder."""
    return sorted(path for path in content.rglob("*.md") if path.stem.count(".") == 1)


def record(translation: Path) -> bool:
    """Write the fingerprint of the original into the translation; return False if it was there
    already."""
    original = original_of(translation)
    text = translation.read_bytes().decode("utf-8")
    file = translation.name
    split(text, file=file)  # its error names the place
    now = fingerprint_of(text_of(original, file=original.name), kind=original.parent.name)
    new = with_fingerprint(text, now)
    if new != text:
        translation.write_bytes(new.encode())
    return new != text


def selection(files: Iterable[str], content: Path) -> list[Path]:
    """Return the named translations, and those of a named original; ContentError if there is
    none."""
    known_files = {
        path.relative_to(content.parent).as_posix(): path for path in translations_in(content)
    }
    files_found: list[Path] = []
    for file in files:
        name = Path(file).resolve()
        below = name.as_posix().removeprefix(f"{content.parent.as_posix()}/")
        matches = [path for path in known_files.values() if name in (path, original_of(path))]
        if not matches:
            message = say(
                "FILE must be a translation that is there; %(advice)s",
                advice=did_you_mean(below, known_files),
            )
            raise ContentError([Mistake(file, 0, message)])
        files_found += matches
    return files_found


def main(arguments: list[str] | None = None) -> int:
    """Print what has changed, or record that translations are up to date; return 1 if a translation
    is outdated."""
    parser = argparse.ArgumentParser(
        prog="python -m plugins.languages.translations", description=__doc__
    )
    parser.add_argument("--record", action="store_true", help="these translations are up to date")
    parser.add_argument("files", nargs="*", help="translations; without any, all of them")
    parser.add_argument("--content", type=Path, default=content_folder())
    options = parser.parse_args(arguments)
    content, translate = options.content.resolve(), terminal().translate
    try:
        require_firm()
        files = selection(options.files, content) if options.files else translations_in(content)
        count = sum(record(file) for file in files) if options.record else 0
        outdated = [mistake for file in files if (mistake := drift_of(file, content))]
    except ContentError as error:
        print(*map(translate, error.mistakes), sep="\n", file=sys.stderr)
        return 1
    message = say("Recorded %(count)s of %(all)s translations anew.", count=count, all=len(files))
    up_to_date = say("All %(all)s translations are up to date.", all=len(files))
    if options.record:
        print(translate(message))
    else:
        print(*[*map(translate, outdated)] or [translate(up_to_date)], sep="\n")
    return 1 if outdated else 0


if __name__ == "__main__":
    sys.exit(main())
