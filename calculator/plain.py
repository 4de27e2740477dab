"""The rules that today's checks and editor name; goes when they read the pages of a book."""

RULES = (
    *("a-la-carte", "subscription", "combination", "audit-required", "audit-wanted"),
    *("reachable", "shared-hours", "stop-any-time", "one-invoice", "year"),
)
