"""The settings of a publish that differ from those of the preview."""

import os

from pelicanconf import *  # noqa: F403
from pelicanconf import DIRECT_TEMPLATES, PLUGINS

SITE_ADDRESS = ""  # from content/site.yml
OUTPUT_PATH = "output"
PREVIEW = False
DRAFTS = False
# Without it, only prices that the firm has confirmed are published.
ALLOW_ILLUSTRATIVE = os.environ.get("ALLOW_ILLUSTRATIVE") == "1"
DIRECT_TEMPLATES = [*DIRECT_TEMPLATES, "notebook"]
NOTEBOOK_SAVE_AS = "python/estimate.ipynb"  # in the folder of the wheel that it installs
# The gate follows the rules, so that its mistakes are reported together with theirs.
after_checks = PLUGINS.index("plugins.checks.rules") + 1
PLUGINS = [
    *PLUGINS[:after_checks],
    "plugins.build.publish_gate",
    *PLUGINS[after_checks:],
    "plugins.pages.search_index",
    "plugins.pages.markdown_copies",
    "plugins.prices.for_programs.price_file",
    "plugins.third_parties.sbom",
    "plugins.hosting.host_files",
    # Last, because it compresses what all others have written.
    "plugins.assets.compression",
]
