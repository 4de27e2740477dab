"""Prints a server's settings for the firm's site, for the person who installs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from pelican.settings import read_settings

from plugins.errors import ContentError
from plugins.hosting.headers import ancestors_of
from plugins.languages.codes import others
from plugins.languages.staff_words import terminal
from plugins.project import PUBLISH, content_folder
from plugins.reading.redirects import read_redirects
from plugins.reading.site_details import parted_address, read_site_details


def print_settings(settings: Callable[..., str]) -> None:
    """Print the settings for the published folder that the command line names; `settings` is
    `caddy` or `nginx`."""
    parser = argparse.ArgumentParser(prog=f"python -m plugins.hosting.{settings.__name__}")
    parser.add_argument("folder", help="where the published site lies on the server")
    folder = parser.parse_args().folder
    try:
        print(_text(settings, folder, content_folder()), end="")
    except ContentError as error:
        raise SystemExit("\n".join(map(terminal().translate, error.mistakes))) from None


def _text(settings: Callable[..., str], folder: str, content: Path) -> str:
    details = read_site_details(content)
    return settings(
        folder,
        read_redirects(content),
        others(read_settings(str(PUBLISH))),
        prefix=parted_address(details.website)[1],
        ancestors=ancestors_of(details.framed_by),
    )
