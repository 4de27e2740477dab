"""The settings of the preview; all others are Pelican's defaults."""

import os
from datetime import date
from pathlib import Path

from jinja2 import StrictUndefined

from plugins.project import content_folder
from plugins.reading.firm_settings import settings_in_force

HERE = Path(__file__).parent
PATH = str(content_folder(HERE))  # the folder that staff edit
firm = settings_in_force(Path(PATH))  # the firm's own settings: settings.yml in its folder
THEME = str(HERE / "theme")
OUTPUT_PATH = str(HERE / ".build" / "preview")

PLUGINS = [
    "plugins.site",
    "plugins.build.large.page_cache",  # before all that it may save
    "plugins.browser.runtime",
    "plugins.build.large",
    "plugins.pages.markdown_reader",
    "plugins.checks.rules",
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

# SITEURL is the site's folder on its host, so that every link stays on the host from which the page
# was read; SITE_ADDRESS is the host, for canonical links, the feed and the sitemap. A publish takes
# both from content/site.yml.
SITEURL = ""
SITE_ADDRESS = "http://127.0.0.1:8000"
ON = os.environ.get("ON") or date.today().isoformat()  # the day whose prices and texts are shown
DRAFTS = True  # drafts are shown in the preview
DEFAULT_LANG = firm.default
LANGUAGES = firm.locales  # each with the country whose number format it uses
TRANSLATION_DRIFT = firm.translation_drift  # "warn" or "fail" about an outdated translation
# The editor at /admin/ in the preview; a published site has none, because it could not save.
EDITOR = firm.editor == "yes"
LARGE = True  # speeds up many hundred pages (plugins/build/large); the site is the same without it
# With up to so many questions /faq/ has every answer; with more, each topic has its own page.
WHOLE_FAQ = firm.whole_faq
PREVIEW = True  # shows staff what visitors of the published site do not see
OFFLINE = firm.offline == "yes"  # "no" removes the service worker from every browser
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = ""  # of dates that no template prints: the theme writes its own
# Not the computer's own locale, which may not be installed; Babel writes days and amounts.
LOCALE = ["C.UTF-8", "C"]

ARTICLE_PATHS = ["faq"]
PAGE_PATHS = ["services", "pages"]
STATIC_PATHS = THEME_STATIC_PATHS = []  # see plugins/assets/script_bundles.py
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
IGNORE_FILES = [".*", "~$*", "*~"]  # temporary files of editors
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
