"""The folder of the firm that owns the site: `content/`, or the one that `SITE` names."""

from __future__ import annotations

from plugins.errors import ContentError, Mistake, say
from plugins.project import content_folder

DETAILS = "site.yml"  # every firm's folder has it


def require_firm() -> None:
    """Raise ContentError if the folder is not that of a firm."""
    folder = content_folder()
    if not (folder / DETAILS).is_file():
        message = say(
            "SITE must name a firm's folder, which holds site.yml, found none there; name another"
            " one, or begin one: make new SITE=%(folder)s",
            folder=folder.name,
        )
        raise ContentError([Mistake(str(folder), 0, message)])
