"""What a published site does otherwise than the preview."""

from pelicanconf import *  # noqa: F403

SITE_ADDRESS = ""  # from content/site.yml
OUTPUT_PATH = "output"
PREVIEW = False
COMPRESS = True  # .br and .gz beside every file of the browser's Python
DRAFTS = False
