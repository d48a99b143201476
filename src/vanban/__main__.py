"""`python -m vanban` is the command `vanban`."""

import sys

from vanban.cli import main

sys.exit(main())
