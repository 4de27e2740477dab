"""As many questions as a bench or a test needs, in every language: copies of the real ones with
answers three times as long."""

from __future__ import annotations

from pathlib import Path

from plugins.languages.translations import record

TIMES = 3  # as long as the real answers


def write_questions(content: Path, count: int) -> None:
    """Add questions to a copy of the content until it has `count`, each with its translations."""
    originals = sorted(path for path in (content / "faq").glob("*.md") if "." not in path.stem)
    for number in range(count - len(originals)):
        original = originals[number % len(originals)]
        for path in sorted(original.parent.glob(f"{original.stem}.*md")):
            copy = path.with_name(path.name.replace(original.stem, f"question-{number}", 1))
            copy.write_text(
                _longer(path.read_text(encoding="utf-8"), f"{number + 1}"), encoding="utf-8"
            )
    for translation in (content / "faq").glob("question-*.*.md"):
        record(translation)


def _longer(text: str, number: str) -> str:
    """Return a question with another name and address, and a longer answer."""
    _, front, answer = text.split("---\n", 2)
    lines = [_own(line, number) for line in front.splitlines()]
    return "\n".join(
        ["---", *lines, "---", *[answer] * TIMES, f"({number})", ""]
    )  # each one different, so that no cache serves one for another


def _own(line: str, number: str) -> str:
    key = line.partition(":")[0]
    if key == "slug":
        return f"{line}-{number}"
    return line.replace("?", f"({number}) ?", 1) if key == "title" else line
