"""The command line of plugins/hosting/deploy."""

import sys

from plugins.hosting.deploy import main

sys.exit(main())
