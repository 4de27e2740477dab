"""Names that a form changes, and the other places in the book that refer to them."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.preview.editor.offer.trees import KEY, Path, Tree, renames_in, with_name_replaced

REFERENCES: Mapping[str, tuple[Path, ...]] = {
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


def with_renamed_references(current: Tree, target: Tree) -> Tree:
    """Return the target with the new names of facts and formulas wherever the book refers to
    them."""
    for kind, patterns in REFERENCES.items():
        for old, new in renames_in(current, target, (kind,)).items():
            for pattern in patterns:
                target = with_name_replaced(target, pattern, old, new)
    return target


def is_named(path: Path) -> bool:
    """Return whether staff choose the names in a table."""
    if len(path) < 3:
        return bool(path) and path[0] in NAMED and (len(path) == 1 or path[0] == "usual")
    return path[2] in NAMED_WITHIN
