"""The command line of plugins/deploy."""

import sys

from plugins.deploy import main

sys.exit(main())
