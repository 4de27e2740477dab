"""What a published site does otherwise than the preview."""

from pelicanconf import *  # noqa: F403
from pelicanconf import PLUGINS

SITE_ADDRESS = ""  # from content/site.yml
OUTPUT_PATH = "output"
PREVIEW = False
DRAFTS = False
PLUGINS = [
    *PLUGINS,
    "plugins.host_files",
    "plugins.compressed",  # last: it lays a smaller copy beside what all others have written
]
