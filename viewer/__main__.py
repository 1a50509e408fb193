"""``python -m viewer`` is the command ``snowdrop``."""

import sys

from viewer.cli import main

sys.exit(main())
