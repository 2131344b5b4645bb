"""``python -m cv_xblock``: a CV in a file becomes a page, or is checked."""

from __future__ import annotations

import gc
import sys

if __name__ == "__main__":
    # One page, and the process ends: there is nothing to collect.
    gc.disable()
    from .render.command import main

    sys.exit(main())
