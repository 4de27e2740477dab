"""What a form calls by another name than before, and what else in the book speaks of it."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.preview.editor.offer.trees import KEY, Path, Tree, renamed_in, replaced

SPOKEN_OF: Mapping[str, tuple[Path, ...]] = {
    "formula": (
        ("formula", "*", "as"),
        ("formula", "*", "rate_as"),
        ("formula", "*", "excludes"),
        ("formula", "*", "requires", KEY),
        ("adjustment", "*", "of"),
        ("adjustment", "*", "with"),
        ("included", "*", "with"),
        ("usual", "*", KEY),
    ),
    "fact": (
        ("vat", "by"),
        ("formula", "*", "rate_by"),
        ("formula", "*", "table_by"),
        ("formula", "*", "fact"),
        ("formula", "*", "if"),
        ("formula", "*", "requires", "*", "unless"),
        ("formula", "*", "suggested_from", KEY),
        ("adjustment", "*", "if"),
    ),
}
NAMED = ("fact", "formula", "adjustment", "included", "usual", "vat")
NAMED_WITHIN = ("classes", "rate", "rate_from", "table", "chosen", "requires")


def followed(now: Tree, wanted: Tree) -> Tree:
    """Return what is wanted, with the new names of facts and formulas wherever they are spoken
    of."""
    for kind, patterns in SPOKEN_OF.items():
        for old, new in renamed_in(now, wanted, (kind,)).items():
            for pattern in patterns:
                wanted = replaced(wanted, pattern, old, new)
    return wanted


def is_named(path: Path) -> bool:
    """Whether staff name what stands in a table."""
    if len(path) < 3:
        return bool(path) and path[0] in NAMED and (len(path) == 1 or path[0] == "usual")
    return path[2] in NAMED_WITHIN
