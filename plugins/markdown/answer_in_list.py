"""An answer on a page with others: its ids are unique, and its headings stand below its
question."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

DEPTH = 2  # levels that a heading moves down: the question is an <h3>
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")  # as plugins/markdown writes them
ID, HERE = re.compile(r'\sid="([^"]*)"'), re.compile(r'\shref="#([^"]*)"')


@lru_cache(maxsize=4096)
def answer_in_list(html: str, key: str) -> Markup:
    """Return an answer with its key before every id, and with headings two levels deeper."""

    def tag(match: re.Match[str]) -> str:
        end, name, rest = match.groups()
        if re.fullmatch("h[1-6]", name):
            name = f"h{min(6, int(name[1]) + DEPTH)}"
        rest = ID.sub(rf' id="{key}--\1"', HERE.sub(rf' href="#{key}--\1"', rest))
        return f"<{end}{name}{rest}>"

    changes = ' id="' in html or ' href="#' in html or re.search("<h[1-6]", html)
    return Markup(TAG.sub(tag, html) if changes else html)
