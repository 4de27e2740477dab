"""The settings of a server for the firm's own site, printed for whoever installs it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from pelican.settings import read_settings

from plugins.hosting.headers import ancestors_of
from plugins.languages.codes import others
from plugins.project import PUBLISH, content_folder
from plugins.reading.redirects import read_redirects
from plugins.reading.site_details import parted_address, read_site_details


def print_settings(settings: Callable[..., str]) -> None:
    """Print the settings for the published folder that the command line names; `settings` is
    `caddy` or `nginx`."""
    content = content_folder()
    details = read_site_details(content)
    text = settings(
        sys.argv[1],
        read_redirects(content),
        others(read_settings(str(PUBLISH))),
        prefix=parted_address(details.website)[1],
        ancestors=ancestors_of(details.framed_by),
    )
    print(text, end="")
