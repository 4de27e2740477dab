"""The settings this site changes; everything else is Pelican's default."""

import os
from datetime import date
from pathlib import Path

from jinja2 import StrictUndefined

from plugins.project import content_folder
from plugins.reading.firm_settings import settings_in_force

HERE = Path(__file__).parent
PATH = str(content_folder(HERE))  # the folder that staff edit
firm = settings_in_force(Path(PATH))  # what the firm decides itself: settings.yml of its folder
THEME = str(HERE / "theme")
OUTPUT_PATH = str(HERE / ".build" / "preview")

PLUGINS = [
    "plugins.site",
    "plugins.browser.runtime",
    "plugins.build.large",
    "plugins.pages.markdown_reader",
    "plugins.checks",
    "plugins.hosting.headers",
    "plugins.assets.script_bundles",
    "plugins.pages.language_versions",
    "plugins.pages.ended_links",
    "plugins.pages.topic_pages",
    "plugins.pages.embedded",
    "plugins.assets.social_cards",
    "plugins.assets.icons",
    "plugins.assets.images",
    "plugins.assets.linked_files",
    "plugins.prices.form",
    "plugins.pages.last_modified",
    "plugins.pages.structured_data",
    "plugins.browser.service_worker",
    "plugins.hosting.security_txt",
    "plugins.third_parties.licences",
]

# SITEURL is the folder of the host in which the site lies, so that every link stays on the host it
# was read from; SITE_ADDRESS is the host, for canonical links, the feed and the sitemap. A publish
# takes both from content/site.yml.
SITEURL = ""
SITE_ADDRESS = "http://127.0.0.1:8000"
ON = os.environ.get("ON") or date.today().isoformat()  # the day whose prices and texts are shown
DRAFTS = True  # shown while previewing
DEFAULT_LANG = firm.default
LANGUAGES = firm.locales  # each with the country whose numbers it writes
TRANSLATION_DRIFT = firm.translation_drift  # what a changed text does while its translation is not
# /admin/ in the preview; a published site never has it: there is nothing behind it that could save
EDITOR = firm.editor == "yes"
LARGE = True  # what many hundred pages need (plugins/build/large); the site is the same without
# questions up to which /faq/ holds every answer; beyond, each topic has a page of its own
WHOLE_FAQ = firm.whole_faq
PREVIEW = True  # shows staff what visitors of the published site do not see
OFFLINE = firm.offline == "yes"  # "no" takes the service worker away from every browser
TIMEZONE = "UTC"
LOCALE = [
    "C.UTF-8",
    "C",
]  # never the machine's own, which may not be installed; days and amounts are written by Babel

ARTICLE_PATHS = ["faq"]
PAGE_PATHS = ["services", "pages"]
STATIC_PATHS = []
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
DEFAULT_CATEGORY = "faq"
USE_FOLDER_AS_CATEGORY = False

TEMPLATE_EXTENSIONS = [".html", ".xml", ".txt"]
DIRECT_TEMPLATES = ["sitemap", "robots", "llms"]
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
LLMS_SAVE_AS = "llms.txt"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""

FEED_ATOM = FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = (
    AUTHOR_FEED_RSS
) = None

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "auto_reload": False,
    "cache_size": -1,  # all are in use: seeking the least used one costs more than it saves
    "extensions": ["jinja2.ext.i18n", "plugins.build.large.once_tag.Once"],
    "lstrip_blocks": True,
    "trim_blocks": True,
    "undefined": StrictUndefined,
}
IGNORE_FILES = [".*", "~$*", "*~"]  # what editors lay beside a text for a while
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
