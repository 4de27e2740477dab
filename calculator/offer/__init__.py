"""The offer as data: the calculator knows mechanisms, a price book names formulas.

One module a mechanism. What runs in the browser stands here; what reads a book from TOML and
checks it stands in `reading`.
"""
