"""What a published site does otherwise than the preview."""

import os

from pelicanconf import *  # noqa: F403
from pelicanconf import DIRECT_TEMPLATES, PLUGINS

SITE_ADDRESS = ""  # from content/site.yml
OUTPUT_PATH = "output"
PREVIEW = False
DRAFTS = False
ALLOW_ILLUSTRATIVE = (
    os.environ.get("ALLOW_ILLUSTRATIVE") == "1"
)  # else only prices the firm has confirmed
DIRECT_TEMPLATES = [*DIRECT_TEMPLATES, "notebook"]
NOTEBOOK_SAVE_AS = "python/estimate.ipynb"  # beside the wheel that it installs
checked = PLUGINS.index("plugins.checks") + 1  # what may not be published is told beside mistakes
PLUGINS = [
    *PLUGINS[:checked],
    "plugins.build.publish_gate",
    *PLUGINS[checked:],
    "plugins.pages.search_index",
    "plugins.pages.markdown_copies",
    "plugins.prices.for_programs.price_file",
    "plugins.third_parties.sbom",
    "plugins.hosting.host_files",
    # last: it lays a smaller copy beside what all others have written
    "plugins.assets.compression",
]
